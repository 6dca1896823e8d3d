import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from portal.core.file_kinds import Unreadable
from portal.core.scans import MOST_BYTES, Scan, clean_scan
from tests.factories.scans import PLAIN_PDF, pdf_with, pdf_with_packed, picture


def reason(name: str, content: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        clean_scan(name, content)
    return str(refusal.value)


def test_plain_pdf_is_kept_as_it_is():
    with_picture = PLAIN_PDF.replace(
        b"startxref", b"4 0 obj<</Length 9>>stream\n\x00/JS /AA \nendstream endobj\nstartxref"
    )
    assert clean_scan("scan.PDF", PLAIN_PDF) == Scan("pdf", PLAIN_PDF)
    assert clean_scan("scan.pdf", with_picture) == Scan("pdf", with_picture)  # letters by chance, in a picture


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("JPEG", "a.jpeg"), ("PNG", "a.png")])
def test_picture_is_drawn_anew_without_what_the_camera_wrote(kind, name):
    written = picture(kind, words="Taken at home")
    kept = clean_scan(name, written)
    assert b"Taken at home" in written
    assert b"Taken at home" not in kept.content
    with Image.open(BytesIO(kept.content)) as drawn:
        assert (drawn.format, drawn.size, dict(drawn.getexif())) == (kind, (40, 30), {})
    assert kept.kind == kind.lower()


def test_words_behind_a_picture_are_gone():
    assert b"<script>" not in clean_scan("a.png", picture("PNG") + b"<script>alert(1)</script>").content


def test_large_photograph_becomes_smaller():
    with Image.open(BytesIO(clean_scan("a.jpg", picture(size=(6000, 100))).content)) as drawn:
        assert drawn.size == (3000, 50)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"", "The file is empty."),
        ("a.pdf", b"%PDF-" + bytes(MOST_BYTES), "The file is larger than 5 MB."),
        ("a.pdf", b"MZ\x90 a program", "The file is no PDF, JPEG or PNG"),
        ("a.jpg", b"<svg onload=alert(1)>", "The file is no PDF, JPEG or PNG"),
        ("a.pdf", picture("PNG"), "The file is named “a.pdf”, and its content is PNG."),
        ("a.jpg", PLAIN_PDF, "The file is named “a.jpg”, and its content is PDF."),
        ("passport", PLAIN_PDF, "The file is named “passport”, and its content is PDF."),
        ("a.pdf.exe", PLAIN_PDF, "The file is named “a.pdf.exe”"),
        ("a.jpg", picture()[:200], "The file is damaged."),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "The file is damaged."),
        ("a.pdf", b"%PDF-1.4 and nothing more", "The file is damaged."),
        ("a.pdf", pdf_with(b"/Encrypt 5 0 R"), "The file is protected by a password."),
        ("a.pdf", pdf_with(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "The document holds scripts"),
        ("a.pdf", pdf_with(b"/OpenAction<</S/J#61vaScript>>"), "The document holds scripts"),
        ("a.pdf", pdf_with(b"/Names<</EmbeddedFiles 7 0 R>>"), "The document holds scripts"),
        ("a.pdf", pdf_with(b"/A<</S/Launch/F(x)>>"), "The document holds scripts"),
        ("a.pdf", pdf_with_packed(b"1 0 <</S/JavaScript>>"), "The document holds scripts"),
        ("a.pdf", pdf_with_packed(bytes(25 * 2**20)), "The file is too large when unpacked."),
        ("a.pdf", PLAIN_PDF.replace(b"startxref", b"/ObjStm>>stream\nno zlib startxref"), "The file is damaged."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_taken_is_refused_in_words(name, content, sentence):
    assert reason(name, content).startswith(sentence)


def test_picture_that_unpacks_to_a_hundred_million_dots_is_refused_unopened():
    assert reason("a.png", _bomb(10_000, 10_000)) == "The picture has more than 40 million dots."
    assert reason("a.png", _bomb(60_000, 60_000)) == "The picture has more than 40 million dots."


def _bomb(width: int, height: int) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )
