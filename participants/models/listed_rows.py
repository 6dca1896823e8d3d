"""One row of a list understood as a person: what its cells say, and in sentences what they do not say clearly."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from participants.contacts import emails_in, phones_in
from participants.lists.countries import country_code
from participants.lists.dates import birth_year, five_years
from participants.lists.headers import Column, Header
from participants.lists.names import Name, is_name, read_full_name, read_part, title_of
from participants.lists.scripts import is_latin, is_mixed, mended_scripts, one_line
from participants.lists.tables import meanings, pattern_of, words_for
from portal.core.spreadsheets import Cell, Formula, Row

_TAG = re.compile(r"<\s*[/!]?\s*[a-zA-Z]|&(?:lt|gt|#\d+|#x[0-9a-f]+);")
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|Н/Д|ССЫЛКА!|ЗНАЧ!|ИМЯ\?)")
_LOOKS_LIKE_FORMULA = re.compile(r"\s*'?(?:=|@\w|[+-](?=\s*[\w(@=\"'])(?!\s*\d[\d\s()-]*$))")
_NOTHING = words_for("nothing")
_SEXES = meanings("female", "male")
_POSITION = pattern_of(sorted(words_for("position")))
_LENGTHS = {"institution": 200, "position": 150}
_NAME_LENGTH = 100


@dataclass(frozen=True)
class Setting:
    """What a row is read with: the list's columns, and what holds for all its rows."""

    header: Header
    order: Mapping[int, float]  # of the parts of a full name, by column
    countries: frozenset[str]
    default_country: str
    today: date
    title_holds_sex: bool = False


@dataclass
class Reading:
    """A row being read. `understood` is also filled when the row is refused."""

    row: Row
    setting: Setting
    country_above: str = ""
    understood: dict[str, Any] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, sentence: str, column: Column | None = None) -> None:
        where = {"row": self.row.number, "column": column.header if column else ""}
        place = _("Row %(row)s, column “%(column)s”") if column else _("Row %(row)s")
        written = f"{place % where}: {sentence}"
        if written not in self.refusals:
            self.refusals.append(written)

    def cell(self, column: Column) -> Cell:
        return self.row.cells[column.index] if column.index < len(self.row.cells) else None

    def filled(self, name: str) -> Iterator[tuple[Column, str | int | float | date]]:
        """The cells of this field that hold something to read; what may not be read is refused."""
        for column in self.setting.header.of(name):
            value = self.cell(column)
            if isinstance(value, Formula):
                self.refuse(_("the cell holds a formula. Write its value there."), column)
            elif isinstance(value, str):
                text = value.strip()
                if text and text.casefold() not in _NOTHING and self._may_be_read(column, text):
                    yield column, text
            elif value is not None and not isinstance(value, bool):
                yield column, value

    def _may_be_read(self, column: Column, text: str) -> bool:
        if _TAG.search(text) and not (column.field in ("email", "contacts") and "@" in text and "</" not in text):
            self.refuse(
                _("the text holds HTML: “%(text)s”. Write it as plain text.") % {"text": shortened(text)}, column
            )
        elif column.field not in ("phone", "contacts") and _LOOKS_LIKE_FORMULA.match(text):
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
    understood, setting = reading.understood, reading.setting
    understood["country"] = reading.country_above or setting.default_country
    is_written = False
    for column, value in reading.filled("country"):
        is_written = True
        code = country_code(str(value))
        if code in setting.countries:
            understood["country"] = code
            return
        understood["country"] = ""
        text = {"text": shortened(value)}
        if code:
            reading.refuse(_("“%(text)s” is not among the countries of the programme.") % text, column)
        else:
            reading.refuse(_("“%(text)s” is no country that is known here.") % text, column)
    if not is_written and not understood["country"] and not reading.refusals:
        reading.refuse(_("there is no country."))


def read_names(reading: Reading) -> None:
    names = [(column, _full_name(reading, column, str(value))) for column, value in reading.filled("full_name")]
    names += _from_parts(reading)
    own = [name for column, name in names if not column.is_latin] or [name for _column, name in names]
    latin = [name for column, name in names if column.is_latin or is_latin(name.given + name.family)]
    chosen = next((name for name in own if not is_latin(name.given + name.family)), None) or next(
        iter(own), Name("", "")
    )
    understood = reading.understood
    understood |= {"given": chosen.given, "family": chosen.family, "patronymic": chosen.patronymic}
    if latin and latin[0] is not chosen and latin[0].given and latin[0].family:
        understood |= {"given_latin": latin[0].given, "family_latin": latin[0].family}
    understood["title_sex"] = next((name.sex for _column, name in names if name.sex), "")
    _check_name(reading, chosen)


def _full_name(reading: Reading, column: Column, text: str) -> Name:
    name = read_full_name(text, reading.setting.order.get(column.index, 0.0))
    _note_repairs(reading, text, name)
    return name


def _note_repairs(reading: Reading, text: str, name: Name) -> None:
    if is_mixed(text) and not is_mixed(mended_scripts(text)):
        reading.notes.append(
            _("“%(text)s”: letters of another script that look alike were replaced.") % {"text": shortened(text)}
        )
    if name.left_out:
        reading.understood["beside_name"] = name.left_out
        reading.notes.append(_("Left out of the name: “%(text)s”.") % {"text": shortened("; ".join(name.left_out))})


def _from_parts(reading: Reading) -> list[tuple[Column, Name]]:
    """The name from columns of its parts, those of Latin letters apart."""
    found: dict[bool, dict[str, tuple[Column, Name]]] = {}
    for part in ("given", "given_patr", "family", "patronymic"):
        for column, value in reading.filled(part):
            name = read_part(str(value))
            if name.given:
                found.setdefault(column.is_latin, {}).setdefault(part, (column, name))
            _note_repairs(reading, str(value), name)
    return [
        (next(iter(parts.values()))[0], _put_together({p: n for p, (_c, n) in parts.items()}))
        for parts in found.values()
    ]


def _put_together(parts: Mapping[str, Name]) -> Name:
    given, family, patronymic = (
        parts[part].given if part in parts else "" for part in ("given", "family", "patronymic")
    )
    if "given_patr" in parts:
        given, _space, patronymic = parts["given_patr"].given.partition(" ")
    elif given and family and not patronymic:
        whole = read_full_name(f"{family} {given}", 2.5)
        if whole.patronymic and whole.family == family:
            given, patronymic = whole.given, whole.patronymic
    return Name(given, family, patronymic, next((name.sex for name in parts.values() if name.sex), ""))


def _check_name(reading: Reading, name: Name) -> None:
    written = {"text": shortened(" ".join(filter(None, (name.given, name.patronymic, name.family))))}
    if not name.given and not name.family:
        if not reading.refusals:
            reading.refuse(_("there is no name."))
    elif not name.given:
        reading.refuse(_("“%(text)s” is a family name alone; the given name is missing.") % written)
    elif not name.family:
        reading.refuse(_("“%(text)s” has no family name.") % written)
    for part in (name.given, name.family, name.patronymic):
        if part and not is_name(part):
            reading.refuse(_("“%(text)s” is no name: a name has letters alone.") % {"text": shortened(part)})
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
    words = re.findall(r"[\w'’ʻ♀♂]+", mended_scripts(str(value)).casefold())
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
        parts["institution"] = _short_texts(reading, "unit", _LENGTHS["institution"])
    for name, texts in parts.items():
        first, *others = [text for text in dict.fromkeys(texts) if text] or [""]
        reading.understood[name] = first
        if others:
            reading.notes.append(_("Left out: “%(text)s”.") % {"text": shortened("; ".join(others))})


def _short_texts(reading: Reading, name: str, most: int) -> list[str]:
    texts = [(column, one_line(str(value))) for column, value in reading.filled(name)]
    for column, text in texts:
        if len(text) > most:
            _refuse_length(reading, text, most, column)
    return [text[:most] for _column, text in texts]


def divided_workplace(text: str) -> tuple[str, str]:
    """Institution and position of a cell that holds both, divided where one of the pieces names a position."""
    pieces = [one_line(piece) for piece in re.split(r"\n|;|,\s|\s[-–—]\s", text) if piece.strip()]
    positions = [piece for piece in pieces if _POSITION.search(piece.casefold())]
    others = [piece for piece in pieces if piece not in positions]
    if not others:
        return "", ", ".join(positions)
    return ", ".join(others), ", ".join(positions)


def read_contacts(reading: Reading) -> None:
    emails: list[str] = []
    phones: list[str] = []
    for name in ("email", "contacts", "phone"):
        for column, value in reading.filled(name):
            has_address = "@" in str(value)
            if name == "email" or has_address:
                emails += _emails(reading, column, str(value))
            if (
                (name == "phone" and not has_address)
                or name == "contacts"
                or (name == "email" and has_address and name != column.field)
            ):
                phones += _phones(reading, column, value)
    reading.understood["email"] = next(iter(emails), "")
    reading.understood["phone"] = next(iter(phones), "")
    others = [*dict.fromkeys([*emails[1:], *phones[1:]])]
    others = [other for other in others if other not in (reading.understood["email"], reading.understood["phone"])]
    if others:
        reading.notes.append(_("Not kept, one of each kind is: %(text)s.") % {"text": ", ".join(others)})


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


def _phones(reading: Reading, column: Column, value: object) -> list[str]:
    """A number that cannot be is noted and left out: it hinders nobody from taking part."""
    if isinstance(value, date | datetime):
        return []
    text = re.sub(r"\S+@\S+", " ", value) if isinstance(value, str) else value
    contacts = phones_in(text, reading.understood["country"] or None)  # type: ignore[arg-type]
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
    tables: Sequence[tuple[str, dict[str, str]]] = (
        ("seniority", meanings("executive", "official", "expert", "policy_maker")),
        ("language", meanings("en", "ru")),
    )
    for name, words in tables:
        reading.understood[name] = ""
        for _column, value in reading.filled(name):
            written = one_line(str(value)).casefold().strip(".")
            found = words.get(written) or next(
                (words[piece] for piece in re.split(r"\W+", written) if piece in words), ""
            )
            reading.understood[name] = reading.understood[name] or found
            if not found:
                reading.notes.append(_("“%(text)s” was not understood and is left out.") % {"text": shortened(value)})
