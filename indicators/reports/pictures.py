"""A picture of a report as it is printed and frozen: as large as paper needs, without what the camera wrote in it."""

import warnings
from base64 import b64encode
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from indicators.reports.document import Image

WIDEST, TALLEST = 1200, 1600  # px
_KINDS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/jpeg", "GIF": "image/png"}


class PictureRefused(Exception):
    """The file is no picture that can be printed; the sentence names the section, the picture, and what to do."""


def picture_of(value: Mapping[str, Any], *, section: str) -> Image:
    """Of the value of a block, in the active language. Raises PictureRefused."""
    picture = value["picture"]
    if picture is None:
        raise PictureRefused(
            _("%(section)s: a picture has been deleted. Choose another, or remove its block.") % {"section": section}
        )
    try:
        content_type, content = _printed(picture)
    except (OSError, SyntaxError, ValueError) as error:
        raise PictureRefused(
            _("%(section)s: the picture “%(title)s” cannot be printed. Choose another file, JPEG or PNG.")
            % {"section": section, "title": picture.title}
        ) from error
    alt = _local(value, "alt") or picture.title
    return Image(b64encode(content).decode(), content_type, alt, _local(value, "caption"))


def _printed(picture: Any) -> tuple[str, bytes]:
    """Content type and bytes, JPEG or PNG. Raises OSError, SyntaxError or ValueError, as Pillow does."""
    from PIL import Image as Pictures  # only a report with a picture pays for it
    from PIL import ImageOps

    written = BytesIO()
    try:
        with picture.open_file() as file, warnings.catch_warnings():
            warnings.simplefilter("error", Pictures.DecompressionBombWarning)
            # WeasyPrint lets Pillow read half pictures; nobody wants to sign one.
            Pictures.open(file, formats=list(_KINDS)).verify()
            file.seek(0)
            with Pictures.open(file, formats=list(_KINDS)) as opened:
                content_type = _KINDS[str(opened.format)]
                opened.draft("RGB", (2 * WIDEST, 2 * TALLEST))
                upright = ImageOps.exif_transpose(opened)
                upright.thumbnail((WIDEST, TALLEST))
    except (Pictures.DecompressionBombError, Pictures.DecompressionBombWarning) as bomb:
        raise OSError(str(bomb)) from bomb
    if content_type == "image/png":
        upright.convert("RGBA" if upright.has_transparency_data else "RGB").save(written, "PNG")
    else:
        upright.convert("RGB").save(written, "JPEG", quality=85, comment=b"")
    return content_type, written.getvalue()


def _local(value: Mapping[str, Any], name: str) -> str:
    is_russian = (get_language() or "en").startswith("ru")
    return str((value.get(f"{name}_ru") if is_russian else "") or value.get(name) or "")
