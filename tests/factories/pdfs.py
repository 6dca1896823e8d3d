"""PDFs as people send them: whole, locked, scanned, damaged, and made to exhaust their reader."""

from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

FONT = DictionaryObject(
    {
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    }
)


def make_pdf(*texts: str, language: str = "", password: str = "", **metadata: str) -> bytes:
    """A page for each text; an empty one has none, as a scan. `title=`, `author=` are what the file says of itself."""
    writer = PdfWriter()
    for text in texts:
        add_page(writer, f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode("latin-1") if text else b"0 0 m 9 9 l S")
    if metadata:
        writer.add_metadata({f"/{key.capitalize()}": value for key, value in metadata.items()})
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    if password:
        writer.encrypt(password, algorithm="AES-256-R5")
    return written(writer)


def make_bomb(*texts_before: str) -> bytes:
    """A few kilobytes that draw for years: forms that draw ten of the next kind, twelve deep, on the last page."""
    writer = PdfWriter()
    for text in texts_before:
        add_page(writer, f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode())
    drawn = add_form(
        writer, b"BT /F1 12 Tf 50 700 Td (Boom) Tj ET", {"/Font": DictionaryObject({NameObject("/F1"): FONT})}
    )
    for _ in range(12):
        drawn = add_form(writer, b"/X Do " * 10, {"/XObject": DictionaryObject({NameObject("/X"): drawn})})
    add_page(writer, b"/X Do", {"/XObject": DictionaryObject({NameObject("/X"): drawn})})
    return written(writer)


def make_memory_bomb(*texts_before: str, megabytes: int = 200) -> bytes:
    """A page whose packed content unpacks to so much."""
    writer = PdfWriter()
    for text in texts_before:
        add_page(writer, f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode())
    add_page(writer, b"0 0 m 9 9 l S " * (megabytes * 2**20 // 14), packed=True)
    return written(writer)


def add_page(writer: PdfWriter, content: bytes, resources: dict | None = None, *, packed: bool = False) -> None:
    page = writer.add_blank_page(595, 842)
    stream = DecodedStreamObject()
    stream.set_data(content)
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode(level=1) if packed else stream)
    found = resources or {"/Font": DictionaryObject({NameObject("/F1"): FONT})}
    page[NameObject("/Resources")] = DictionaryObject({NameObject(key): value for key, value in found.items()})


def add_form(writer: PdfWriter, content: bytes, resources: dict) -> object:
    stream = DecodedStreamObject()
    stream.set_data(content)
    stream[NameObject("/Type")] = NameObject("/XObject")
    stream[NameObject("/Subtype")] = NameObject("/Form")
    stream[NameObject("/BBox")] = ArrayObject([NumberObject(it) for it in (0, 0, 595, 842)])
    stream[NameObject("/Resources")] = DictionaryObject({NameObject(key): value for key, value in resources.items()})
    return writer._add_object(stream)


def written(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
