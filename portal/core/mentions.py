"""Whether a file names somebody. Pure: bytes and words in, yes or no out."""

import html
from collections.abc import Collection, Iterator, Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile

ENCODINGS = ("utf-8", "utf-16-le", "cp1251")  # those in which people of the region save a spreadsheet
OPAQUE = (b"%PDF", b"\xd0\xcf\x11\xe0")  # compressed inside, or locked with a password: nothing can be found by looking


def mentions(content: bytes, words: Collection[str]) -> bool:
    """Whether one of the words stands in the file, as text or inside a workbook.

    `mentions(csv, {"aigul@example.org"})`. Of a name in several words each must stand there, wherever: lists have a
    column for each. A file that cannot be looked into may name anybody: True.
    """
    if not words or not content:
        return False
    if content.startswith(OPAQUE):
        return True
    try:
        parts = list(_parts(content))
    except (BadZipFile, RuntimeError, NotImplementedError):  # broken, locked with a password, packed unheard-of
        return True
    return any(all(_stands(piece, parts) for piece in word.split()) for word in words)


def _stands(piece: str, parts: Sequence[bytes]) -> bool:
    needles = set(_written(piece))
    return any(needle in part for part in parts for needle in needles)


def _parts(content: bytes) -> Iterator[bytes]:
    if not content.startswith(b"PK"):
        yield content
        return
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            yield part
            if b"&#" in part:  # some programs write every letter that is not Latin by its number
                yield html.unescape(part.decode("utf-8", errors="ignore")).encode()


def _written(word: str) -> Iterator[bytes]:
    """The word as it may stand in a file: in each encoding, plain and as XML writes it."""
    for text in {word, html.escape(word), html.escape(word, quote=False)}:
        for encoding in ENCODINGS:
            encoded = text.encode(encoding, errors="ignore")
            if encoded.decode(encoding) == text:
                yield encoded
