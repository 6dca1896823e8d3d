"""One row of a list understood as a person: what its cells say, and in sentences what they do not say clearly."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from participants.contacts import emails_in, phones_in
from participants.lists.countries import country_code
from participants.lists.dates import birth_year, five_years
from participants.lists.headers import Column, Header
from participants.lists.names import Name, is_name, is_position, other_people, read_full_name, read_part, title_of
from participants.lists.scripts import is_latin, mended_scripts, one_line, visible
from participants.lists.tables import meanings, words_for
from portal.core.spreadsheets import Cell, Formula, Row

_TAG = re.compile(r"<[/!]?[a-zA-Z]|&(?:lt|gt|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|Н/Д|ССЫЛКА!|ЗНАЧ!|ИМЯ\?)")
_BEGINS_LIKE_FORMULA = re.compile(r"'?(?:=|@\w|[+-]\s*(?:\d|[A-Za-z]+\d|\w+[(|!]))")
_NOTHING = words_for("nothing")
_SEXES = meanings("female", "male")
_SENIORITIES = meanings("executive", "official", "expert", "policy_maker")
_LANGUAGES = meanings("en", "ru")
_LENGTHS = {"institution": 200, "position": 150}
_NAME_FIELDS = ("full_name", "family", "given", "given_patr", "patronymic")
_NAME_LENGTH = 100
_NOBODY = Name("", "")


@dataclass(frozen=True)
class Setting:
    """What a row is read with: the list's columns, and what holds for all its rows."""

    header: Header
    order: Mapping[int, float]  # of the parts of a full name, by column
    countries: frozenset[str]
    default_country: str
    today: date
    language: str = "en"  # that the list is written in
    sheet: str = ""  # its name, where a file has several lists
    is_exchanged: bool = False  # family names stand below "given name"


@dataclass
class Reading:
    """A row being read. `understood` is also filled when the row is refused."""

    row: Row
    setting: Setting
    country_above: str = ""
    section: str = ""
    understood: dict[str, Any] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    beside_name: list[str] = field(default_factory=list)

    def refuse(self, sentence: str, column: Column | None = None) -> None:
        where = {"row": self.row.number, "column": column.header if column else "", "sheet": self.setting.sheet}
        if self.setting.sheet:
            place = (
                _("Sheet “%(sheet)s”, row %(row)s, column “%(column)s”")
                if column
                else _("Sheet “%(sheet)s”, row %(row)s")
            )
        else:
            place = _("Row %(row)s, column “%(column)s”") if column else _("Row %(row)s")
        written = f"{place % where}: {sentence}"
        if written not in self.refusals:
            self.refusals.append(written)

    def has(self, name: str) -> bool:
        return any(self.cell(column) is not None for column in self.setting.header.of(name))

    def cell(self, column: Column) -> Cell:
        return self.row.cells[column.index] if column.index < len(self.row.cells) else None

    def filled(self, name: str) -> Iterator[tuple[Column, str | int | float | date]]:
        """The cells of this field that hold something to read; what may not be read is refused."""
        for column in self.setting.header.of(name):
            value = self.cell(column)
            if isinstance(value, Formula):
                self.refuse(_("the cell holds a formula. Write its value there."), column)
            elif isinstance(value, str):
                text = visible(value).replace("&amp;", "&").strip()
                if text and text.casefold() not in _NOTHING and self._may_be_read(column, text):
                    yield column, self._repaired(text, column)
            elif value is not None and not isinstance(value, bool):
                yield column, value

    def _repaired(self, text: str, column: Column) -> str:
        if column.field in ("email", "contacts", "phone") or (repaired := mended_scripts(text)) == text:
            return text
        if column.field in (*_NAME_FIELDS, "institution"):
            note = _("“%(text)s”: letters of another script that look the same were replaced.") % {
                "text": shortened(text)
            }
            self.notes.extend([note] if note not in self.notes else [])
        return repaired

    def _may_be_read(self, column: Column, text: str) -> bool:
        if _TAG.search(text) and not (column.field in ("email", "contacts") and "@" in text and "</" not in text):
            self.refuse(
                _("the text holds HTML: “%(text)s”. Write it as plain text.") % {"text": shortened(text)}, column
            )
        elif column.field not in ("phone", "contacts") and _BEGINS_LIKE_FORMULA.match(text):
            self.refuse(_("the text begins like a formula: “%(text)s”.") % {"text": shortened(text)}, column)
        elif _ERROR.search(text):
            self.refuse(_("the cell holds the error %(text)s.") % {"text": shortened(text)}, column)
        else:
            return True
        return False


def shortened(text: object) -> str:
    written = one_line(str(text))
    return written if len(written) <= 60 else f"{written[:57]}…"


def read_row(reading: Reading) -> None:
    """Fills `reading`: each part of the person from the columns that hold it."""
    read_country(reading)
    read_names(reading)
    read_sex(reading)
    read_work(reading)
    read_contacts(reading)
    read_birth(reading)
    read_manner(reading)


def read_country(reading: Reading) -> None:
    known, written = reading.setting.countries, list(reading.filled("country"))
    was_refused = bool(reading.refusals)
    codes = [country_code(str(value)) for _column, value in written]
    if not written:
        codes = [reading.country_above or reading.setting.default_country]
    reading.understood["country"] = "" if was_refused else next((code for code in codes if code in known), "")
    if reading.understood["country"] or was_refused:
        return
    column, value = written[0] if written else (None, codes[0])
    text = {"text": shortened(value)}
    if not value:
        reading.refuse(_("there is no country."))
    elif any(codes):
        reading.refuse(_("“%(text)s” is not among the countries of the programme.") % text, column)
    else:
        reading.refuse(_("“%(text)s” is no country that is known here.") % text, column)


def read_names(reading: Reading) -> None:
    """The name in the letters of the person's own, and in Latin ones where the list has both."""
    cells = [(column, str(value)) for column, value in reading.filled("full_name")]
    order = reading.setting.order
    names = [(column.is_latin, read_full_name(text, order.get(column.index, 0.0))) for column, text in cells]
    names = _from_parts(reading) + [name for name in names if name[1].given or name[1].family]
    for _is_latin, name in names:
        _note_left_out(reading, name)
    own, latin = _own_and_latin(names)
    understood = reading.understood
    understood |= {"given": own.given, "family": own.family, "patronymic": own.patronymic}
    if latin.given and latin.family:
        understood |= {"given_latin": latin.given, "family_latin": latin.family}
    understood["title_sex"] = next((name.sex for _is_latin, name in names if name.sex), "")
    _check_name(reading, own)


def _own_and_latin(names: list[tuple[bool, Name]]) -> tuple[Name, Name]:
    found = [name for is_for_latin, name in names if not is_for_latin] or [name for _latin, name in names]
    own = next((name for name in found if not is_latin(name.given + name.family)), None) or next(
        iter(found), Name("", "")
    )
    if is_latin(own.given + own.family):
        return own, _NOBODY
    beside = [read_full_name(text) for text in own.left_out if len(text.split()) > 1]
    others = [name for name in [*(name for _latin, name in names), *beside] if is_latin(name.given + name.family)]
    return own, next(iter(others), _NOBODY)


def _note_left_out(reading: Reading, name: Name) -> None:
    if people := other_people(name):
        reading.refuse(_("a cell holds several people: “%(text)s”.") % {"text": shortened("; ".join(people))})
    reading.beside_name.extend(name.left_out)
    if name.left_out and not people:
        reading.notes.append(_("Left out of the name: “%(text)s”.") % {"text": shortened("; ".join(name.left_out))})


def _from_parts(reading: Reading) -> list[tuple[bool, Name]]:
    """The names from columns of their parts; where a part stands in two kinds of letters, a name of each kind."""
    found: dict[str, list[tuple[bool, Name]]] = {}
    for part in ("given", "given_patr", "family", "patronymic"):
        for column, value in reading.filled(part):
            name = read_part(str(value))
            if name.given:
                found.setdefault(part, []).append((column.is_latin, name))
    if not found:
        return []
    first = {part: names[0][1] for part, names in found.items()}
    second = {part: name for part, names in found.items() for _latin, name in names[1:2]}
    names = [_put_together(reading, parts) for parts in (first, second) if parts]
    return [(index > 0 and is_latin(name.family), name) for index, name in enumerate(names)]


def _put_together(reading: Reading, parts: Mapping[str, Name]) -> Name:
    given, family, patronymic = (
        parts[part].given if part in parts else "" for part in ("given", "family", "patronymic")
    )
    if "given_patr" in parts:
        given, _space, patronymic = parts["given_patr"].given.partition(" ")
    if reading.setting.is_exchanged and given and family:
        given, family = family, given
        reading.notes.append(_("Given and family names stand in each other's columns."))
    if given and family and not patronymic:
        whole = read_full_name(f"{family}, {given}")
        given, patronymic = (whole.given, whole.patronymic) if whole.patronymic else (given, patronymic)
    sex = next((name.sex for name in parts.values() if name.sex), "")
    return Name(given, family, patronymic, sex, tuple(text for name in parts.values() for text in name.left_out))


def _check_name(reading: Reading, name: Name) -> None:
    as_written = [str(value) for part in _NAME_FIELDS for _column, value in reading.filled(part)]
    written = {"text": shortened(" ".join(filter(None, (name.given, name.patronymic, name.family))))}
    if not name.given and not name.family:
        if not reading.refusals:
            reading.refuse(_("there is no name."))
    elif not name.given and is_name(name.family):
        reading.refuse(_("“%(text)s” is a family name alone; the given name is missing.") % written)
    elif not name.family:
        reading.refuse(_("“%(text)s” has no family name.") % written)
    for part in (name.given, name.family, name.patronymic):
        if part and not is_name(part):
            text = {"text": shortened(" ".join(as_written))}
            reading.refuse(_("“%(text)s” is no name: a name has letters alone.") % text)
        elif len(part) > _NAME_LENGTH:
            _refuse_length(reading, part, _NAME_LENGTH)


def _refuse_length(reading: Reading, text: str, most: int, column: Column | None = None) -> None:
    numbers = {"text": shortened(text), "length": len(text), "most": most}
    reading.refuse(_("“%(text)s” has %(length)s characters; at most %(most)s are kept.") % numbers, column)


def read_sex(reading: Reading) -> None:
    stated = {sex for sex in (_sex_of(reading, *cell) for cell in reading.filled("sex")) if sex}
    stated |= {title_of(str(value).strip()) or "" for _column, value in reading.filled("title")} - {""}
    stated |= {reading.understood.pop("title_sex")} - {""}
    if len(stated) > 1:
        reading.refuse(_("the sex is stated as female in one place and as male in another."))
    reading.understood["sex"] = stated.pop() if len(stated) == 1 else "not_stated"


def _sex_of(reading: Reading, column: Column, value: object) -> str:
    words = [word for word in re.findall(r"[\w'’ʻ♀♂]+", str(value).casefold()) if word not in ("пол", "sex", "gender")]
    found = {_SEXES.get(word) or title_of(word) for word in words}
    if len(found) == 1 and None not in found:
        return str(found.pop())
    reading.refuse(_("“%(text)s” says neither female nor male.") % {"text": shortened(value)}, column)
    return ""


def read_work(reading: Reading) -> None:
    parts = {name: _short_texts(reading, name, most) for name, most in _LENGTHS.items()}
    for _column, value in reading.filled("workplace"):
        institution, position = divided_workplace(str(value))
        parts["institution"].append(institution)
        parts["position"].append(position)
    if not any(parts["institution"]):
        parts["institution"] = _institution_above(reading) or _short_texts(reading, "unit", _LENGTHS["institution"])
    if not any(parts["position"]):
        parts["position"] = [text for text in reading.beside_name if is_position(text)][:1]
    for name, texts in parts.items():
        first, *others = [text for text in dict.fromkeys(texts) if text] or [""]
        reading.understood[name] = first
        if others:
            reading.notes.append(_("Left out: “%(text)s”.") % {"text": shortened("; ".join(others))})


def _institution_above(reading: Reading) -> list[str]:
    """A heading above the row that is the name of an institution, in a list that has no column for one."""
    words = {*re.findall(r"\w+", reading.section.casefold())}
    is_asked = any(reading.setting.header.of(name) for name in ("institution", "workplace"))
    is_institution = any(word.startswith(tuple(words_for("institution"))) for word in words)
    return [] if is_asked or not is_institution else [reading.section[: _LENGTHS["institution"]]]


def _unmarked(text: str) -> str:
    """One line without the mark of an item, and with each quotation mark once."""
    return one_line(text).lstrip("-–—•*· ").replace('""', '"')


def _short_texts(reading: Reading, name: str, most: int) -> list[str]:
    texts = [(column, _unmarked(str(value))) for column, value in reading.filled(name)]
    for column, text in texts:
        if len(text) > most:
            _refuse_length(reading, text, most, column)
    return [text[:most] for _column, text in texts]


def divided_workplace(text: str) -> tuple[str, str]:
    """Institution and position of a cell that holds both, divided where one of the pieces names a position."""
    pieces = [one_line(piece) for piece in re.split(r"\n|;|,\s|\s[-–—]\s", text) if piece.strip()]
    positions = [piece for piece in pieces if is_position(piece)]
    others = [piece for piece in pieces if piece not in positions]
    if not others:
        return "", ", ".join(positions)
    return ", ".join(others), ", ".join(positions)


def read_contacts(reading: Reading) -> None:
    """Addresses and numbers are taken from any column of contacts: colleagues write them where there is room."""
    emails: list[str] = []
    phones: list[str] = []
    for name in ("email", "contacts", "phone"):
        for column, value in reading.filled(name):
            address, number = _divided_contacts(column.field, value)
            emails += _emails(reading, column, address) if address else []
            phones += _phones(reading, number) if number else []
    for name, found in (("email", emails), ("phone", phones)):
        first, *others = dict.fromkeys(found) or [""]
        reading.understood[name] = first
        if others:
            reading.notes.append(_("Not kept beside the first: %(text)s.") % {"text": ", ".join(others)})


def _divided_contacts(name: str, value: object) -> tuple[str, str | float]:
    """The part of a cell that is addresses, and the part that is numbers."""
    if isinstance(value, int | float):
        return "", value
    text = str(value)
    if "@" not in text:
        return (text, "") if name == "email" else ("", text)
    rest = re.sub(r"\S*\s?@\s?\S*", " ", text)
    has_number = len(re.findall(r"\d", rest)) >= 6
    return (text, rest) if has_number else (text, "")


def _emails(reading: Reading, column: Column, text: str) -> list[str]:
    contacts = emails_in(text)
    if contacts.is_mended:
        reading.notes.append(
            _("In the e-mail address Cyrillic letters were replaced by the Latin ones they look like.")
        )
    if not contacts.found:
        reading.refuse(_("“%(text)s” is no e-mail address.") % {"text": shortened(text)}, column)
    elif contacts.unclear:
        reading.notes.append(
            _("“%(text)s” is no e-mail address and is left out.") % {"text": ", ".join(contacts.unclear)}
        )
    return list(contacts.found)


def _phones(reading: Reading, value: str | float) -> list[str]:
    """A number that cannot be is noted and left out: it hinders _NOBODY from taking part."""
    contacts = phones_in(value, reading.understood["country"] or None)
    for unclear in contacts.unclear:
        reading.notes.append(
            _("“%(text)s” is no phone number of this country and is left out.") % {"text": shortened(unclear)}
        )
    return list(contacts.found)


def read_birth(reading: Reading) -> None:
    reading.understood["birth_years"] = None
    for column, value in reading.filled("birth"):
        year = birth_year(value, today=reading.setting.today)
        if year is None:
            reading.refuse(_("“%(text)s” is no possible date of birth.") % {"text": shortened(value)}, column)
        else:
            reading.understood["birth_years"] = five_years(year)


def read_manner(reading: Reading) -> None:
    """Words of a fixed list: seniority and language. Others are noted."""
    for name, words in (("seniority", _SENIORITIES), ("language", _LANGUAGES)):
        reading.understood[name] = ""
        for _column, value in reading.filled(name):
            written = one_line(str(value)).casefold().strip(".")
            pieces = [written, *re.split(r"\W+", written)]
            found = next((words[piece] for piece in pieces if piece in words), "")
            reading.understood[name] = reading.understood[name] or found
            if not found:
                reading.notes.append(_("“%(text)s” was not understood and is left out.") % {"text": shortened(value)})
