"""The text of a CSV file as rows: its encoding, what divides its cells, and its quotation marks."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice, pairwise

from django.utils.translation import gettext as _

from portal.core.file_kinds import Unreadable

_DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 200
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def rows_of_text(content: bytes) -> Iterator[list[str]]:
    """The records of the file, the empty ones too. Raises Unreadable, also in the middle of a file."""
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    first, _line_end, rest = text.partition("\n")
    told = re.fullmatch(r"\"?sep=(.)\"?", first.strip(" "), re.IGNORECASE)
    if told:  # Excel's own way to name it; the line is row 1 in no program
        return _records(rest, told[1])
    return _records(text, _delimiter(text))


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    _check_quotation_marks(text, delimiter)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        raise Unreadable(
            _("Row %(row)s: this cell is too long. Check the quotation marks.") % {"row": reader.line_num}
        ) from error


def _check_quotation_marks(text: str, delimiter: str) -> None:
    """A quotation mark that is never closed would swallow all rows after it."""
    count = 0
    try:
        for _record in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            count += 1
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise Unreadable(
                _("Row %(row)s: a quotation mark is opened and never closed.") % {"row": count + 1}
            ) from error


def _delimiter(text: str) -> str:
    """The sign that divides most rows into the same number of cells, more than one."""

    def regularity(delimiter: str) -> tuple[int, int]:
        records = islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), _LOOKED_AT)
        try:
            widths = Counter(len(record) for record in records if len(record) > 1)
        except csv.Error:
            return (0, 0)
        width, rows = max(widths.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
        return (rows, width)

    return max(_DELIMITERS, key=regularity)


def _decoded(content: bytes) -> str:
    for mark, name in _BOMS.items():
        if content.startswith(mark):
            raise Unreadable(_encoding_sentence(name))
    if _is_utf16(content):
        raise Unreadable(_encoding_sentence("UTF-16"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(_encoding_sentence("Windows-1251") if _is_cyrillic(content) else _other(content)) from error
    if "\x00" in text or _is_binary(text):
        raise Unreadable(_no_text())
    return text


def _no_text() -> str:
    return _("The file is no spreadsheet: it holds signs that no text has. Upload an XLSX or a CSV file.")


def _other(content: bytes) -> str:
    return _no_text() if _is_binary(content.decode("latin-1")) else _encoding_sentence("")


def _encoding_sentence(name: str) -> str:
    how = _("Save it in Excel as “CSV UTF-8 (comma delimited)” or as XLSX.")
    if name:
        return _("The file seems to be written in %(encoding)s and not in UTF-8.") % {"encoding": name} + " " + how
    return _("The file is not written in UTF-8.") + " " + how


def _is_utf16(content: bytes) -> bool:
    """Without its mark: each letter takes two bytes, and the line ends hold a zero."""
    start = content[:400] if len(content) >= 400 else content[: len(content) // 2 * 2]
    if not start.count(0):
        return False
    texts = (start.decode(encoding, errors="replace") for encoding in ("utf-16-le", "utf-16-be"))
    return any(sum(_is_usual(sign) for sign in text) > 0.95 * len(text) for text in texts)


def _is_usual(sign: str) -> bool:
    return sign in "\t\n\r" or " " <= sign < "\u0600" or "\u10a0" <= sign < "\u1100" or "\u2010" <= sign < "\u2120"


def _is_cyrillic(content: bytes) -> bool:
    """Whether the signs beyond ASCII are nearly all what Windows-1251 has as Cyrillic letters."""
    high = [sign for sign in content if sign >= 0x80]
    letters = sum(sign >= 0xC0 or sign in (0xA8, 0xB8, 0xB9, 0xAB, 0xBB) for sign in high)
    pairs = sum(one >= 0x80 and other >= 0x80 for one, other in pairwise(content))
    return letters >= 0.9 * len(high) and pairs * 2 > len(high) and not _is_binary(content.decode("latin-1"))


def _is_binary(text: str) -> bool:
    start = text[:4096]
    return sum(sign < " " and sign not in "\t\n\r\x0b\x0c" for sign in start) > len(start) // 100
