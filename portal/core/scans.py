"""A scan that somebody hands in: a PDF or a picture by its content, taken in without what nobody needs of it."""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from portal.core.file_kinds import Unreadable, scan_kind

MOST_BYTES = 5 * 2**20
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 3000  # enough to read a passport at arm's length
_MOST_UNPACKED = 20 * 2**20
_ENDINGS = {"pdf": "pdf", "jpg": "jpeg", "jpeg": "jpeg", "png": "png"}
CONTENT_TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}
# What runs, opens or hides something when the document is read.
_ACTIVE = re.compile(rb"/(JavaScript|JS|EmbeddedFiles?|Filespec|Launch|RichMedia|XFA|AA)\b")


@dataclass(frozen=True)
class Scan:
    """What is kept: pdf, jpeg or png, and the bytes."""

    kind: str
    content: bytes


def clean_scan(name: str, content: bytes) -> Scan:
    """The scan as it may be kept: a picture is drawn anew, without what the camera wrote into it.

    Raises Unreadable with a sentence: too large, another kind of file, a name that says something else than the
    content, a damaged file, a PDF with a password or with something in it that acts.
    """
    if not content:
        raise Unreadable(_("The file is empty."))
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 2**20})
    kind = scan_kind(content)
    if not kind:
        raise Unreadable(_("The file is no PDF, JPEG or PNG, whatever its name says. Scan the page anew."))
    if _ENDINGS.get(PurePath(name).suffix.lower().lstrip(".")) != kind:
        raise Unreadable(
            _("The file is named “%(name)s”, and its content is %(kind)s. Send the file as it was scanned.")
            % {"name": name[-60:], "kind": kind.upper()}
        )
    if kind == "pdf":
        _check_document(content)
        return Scan(kind, content)
    return Scan(kind, _drawn_anew(content, kind))


def _check_document(content: bytes) -> None:
    if b"startxref" not in content or b"%%EOF" not in content[-2048:]:
        raise Unreadable(_("The file is damaged. Scan the page anew."))
    if re.search(rb"/Encrypt\b", content):
        raise Unreadable(_("The file is protected by a password. Save it without one."))
    # Without the streams: chance letters of a picture say nothing.
    objects = re.sub(rb"stream\r?\n.*?endstream", b"", content, flags=re.DOTALL)
    for part in (objects, *_packed_objects(content)):
        if _ACTIVE.search(_plain_names(part)):
            raise Unreadable(_("The document holds scripts or other files. Scan the page anew, as a picture."))


def _packed_objects(content: bytes) -> list[bytes]:
    """The objects that stand compressed in a PDF; pages and pictures are left as they are."""
    found, left, whole = [], _MOST_UNPACKED, memoryview(content)  # a slice of it copies nothing
    for packed in re.finditer(rb"/ObjStm\b.{0,400}?stream\r?\n", content, re.DOTALL):
        try:
            part = zlib.decompressobj().decompress(whole[packed.end() :], max(left, 1))
        except zlib.error as error:
            raise Unreadable(_("The file is damaged. Scan the page anew.")) from error
        left -= len(part)
        if left <= 0:
            raise Unreadable(_("The file is too large when unpacked. Scan the page anew, as a picture."))
        found.append(part)
    return found


def _plain_names(part: bytes) -> bytes:
    """A PDF may write /JavaScript as /J#61vaScript."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), part)


def _drawn_anew(content: bytes, kind: str) -> bytes:
    from PIL import Image, ImageOps  # only who hands a picture in pays for it

    try:
        with Image.open(BytesIO(content), formats=[kind.upper()]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_many_dots()
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is then opened at half its size or less
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_dots() from error
    except (OSError, ValueError, SyntaxError, EOFError, zlib.error) as error:
        raise Unreadable(_("The file is damaged. Scan the page anew.")) from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _saved(upright, kind)


def _saved(picture: Any, kind: str) -> bytes:
    picture.info.clear()
    file = BytesIO()
    picture.save(file, kind.upper(), **({"quality": 88} if kind == "jpeg" else {"optimize": False}))
    return file.getvalue()


def _too_many_dots() -> Unreadable:
    return Unreadable(_("The picture has more than %(most)s million dots.") % {"most": MOST_PIXELS // 10**6})
