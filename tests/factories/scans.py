"""Files that somebody may hand in as a scan of a passport."""

import zlib
from io import BytesIO

from PIL import Image

PLAIN_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\nstartxref\n9\n%%EOF\n"


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (40, 30), words: str = "") -> bytes:
    """A small picture; `words` stand in what the camera wrote into it."""
    file = BytesIO()
    exif = Image.Exif()
    if words:
        exif[0x010E] = words  # the description
    Image.new("RGB", size, "teal").save(file, kind, exif=exif)
    return file.getvalue()


def pdf_with(what: bytes) -> bytes:
    return PLAIN_PDF.replace(b"/Type/Catalog", b"/Type/Catalog " + what)


def pdf_with_packed(what: bytes) -> bytes:
    packed = zlib.compress(what)
    stream = b"3 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n" + packed + b"\nendstream endobj\n"
    return PLAIN_PDF.replace(b"startxref", stream + b"startxref")
