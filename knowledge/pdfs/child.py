"""Reads one PDF and tells what it finds, line by line as JSON, so that what was told before an end by force is kept.

Run by file name in a process of its own: `python child.py FILE LIMITS`. It limits itself before it opens anything.
"""

import base64
import json
import resource
import sys
from collections.abc import Iterator
from ctypes import c_ushort
from io import BytesIO
from typing import Any

import pypdfium2
from pypdfium2.raw import FPDFCatalog_GetLanguage

THUMBNAIL = (360, 510)  # twice the size at which it is shown
PASSWORD = 4  # of PDFium's errors
DIVIDED = "\u00ad\n"
_HYPHENS = ("\x02\r\n", "\x02\n", "\x02", "\ufffe\r\n", "\ufffe\n", "\ufffe")  # where PDFium saw a word divided


def limit_myself(*, memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def found(path: str, *, most_pages: int, characters: int, thumbnail: bool) -> Iterator[dict[str, Any]]:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        yield {"refused": "locked" if error.err_code == PASSWORD else "damaged"}
        return
    yield {"pages": len(document), "metadata": metadata(document)}
    for index in range(min(len(document), most_pages)):
        yield {"number": index + 1, "text": text_of(document, index)[:characters]}
    yield {"read": True}
    if thumbnail and len(document):
        yield {"thumbnail": base64.b64encode(first_page(document)).decode()}


def metadata(document: Any) -> dict[str, str]:
    told = document.get_metadata_dict(skip_empty=True)
    length = FPDFCatalog_GetLanguage(document.raw, None, 0)
    language = b""
    if 2 < length < 200:
        buffer = (c_ushort * (length // 2))()
        FPDFCatalog_GetLanguage(document.raw, buffer, length)
        language = bytes(buffer)[:-2]
    return {
        "title": clean(told.get("Title", "")),
        "author": clean(told.get("Author", "")),
        "date": clean(told.get("CreationDate", "")),
        "language": clean(language.decode("utf-16-le", "ignore")),
    }


def text_of(document: Any, index: int) -> str:
    """A page that cannot be read is empty; the others are read all the same."""
    try:
        page = document[index]
        try:
            return clean(page.get_textpage().get_text_bounded())
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return ""


def clean(text: str) -> str:
    """Without what a database cannot hold. Where a line's end divides a word stand a soft hyphen and the line's end:
    the hyphen may be the word's own, and the search looks for the whole and for both parts.
    """
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, DIVIDED)
    text = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "ignore").decode()
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t").strip()


def first_page(document: Any) -> bytes:
    page = document[0]
    width, height = page.get_size()
    scale = min(THUMBNAIL[0] / max(width, 1), THUMBNAIL[1] / max(height, 1))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    file = BytesIO()
    picture.save(file, "WEBP", quality=80)
    return file.getvalue()


def main(path: str, limits: str) -> None:
    asked = json.loads(limits)
    limit_myself(memory=asked.pop("memory"), seconds=asked.pop("seconds"))
    for line in found(path, **asked):
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
