"""The picture that is shown where somebody shares an event: made once for each version of what it says."""

from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import EventPage
from portal.core.dates import day_range

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

DESIGN = "1"  # another number and every card is made anew
SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN, MOST_LINES = 80, 4
BLUE, WHITE, TEAL, PALE = "#0b2d48", "#ffffff", "#7fd1cf", "#cfd9e0"
# By script, the signs from the first to the last: no single font has the letters of all seven countries.
FONTS = (
    ("NotoSansArmenian-Bold.ttf", (("\u0530", "\u058f"), ("\ufb13", "\ufb17"))),
    ("NotoSansGeorgian-Bold.ttf", (("\u10a0", "\u10ff"), ("\u1c90", "\u1cbf"), ("\u2d00", "\u2d2f"))),
    ("NotoSansCJK-Bold.ttc", (("\u1100", "\u11ff"), ("\u2e80", "\u9fff"), ("\uac00", "\ud7af"))),
)
ALL_OTHERS = "NotoSans-Bold.ttf"


def card_url(event: EventPage) -> str:
    """The address of the card in the active language. It changes with what the card says, so it is kept for good."""
    return reverse("events:card", args=[event.slug, card_version(event)])


def card_version(event: EventPage) -> str:
    return sha256("\n".join([DESIGN, *_words(event)]).encode()).hexdigest()[:16]


def card_of(event: EventPage) -> bytes:
    """The PNG in the active language, from the storage or made now."""
    name = f"cards/{event.pk}-{get_language()}-{card_version(event)}.png"
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            return file.read()
    content = draw(*_words(event))
    default_storage.save(name, ContentFile(content))
    return content


def draw(kind: str, title: str, facts: str, owner: str) -> bytes:
    """The picture. Of a title that is too long the end is left out."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, BLUE)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 0, 24, HEIGHT), fill=TEAL)
    _write(canvas, (MARGIN, 70), kind, 34, TEAL)
    lines, size = _fitting(title)
    for number, line in enumerate(lines):
        _write(canvas, (MARGIN, 135 + int(number * size * 1.25)), line, size, WHITE)
    for number, line in enumerate(_lines(facts, 32)[:2]):
        _write(canvas, (MARGIN, 450 + number * 44), line, 32, PALE)
    _write(canvas, (MARGIN, 555), owner, 28, TEAL)
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def _words(event: EventPage) -> tuple[str, str, str, str]:
    when = day_range(event.starts_on, event.ends_on)
    where = ", ".join(str(part) for part in (event.local_city, event.country) if part)
    kind = " · ".join([event.get_type_display(), *([_("cancelled")] if event.is_cancelled else [])])
    facts = " · ".join(part for part in (when, where or event.get_mode_display()) if part)
    return capfirst(kind), event.local_title, facts, _("Governance Capacity Portal")


def _fitting(title: str) -> tuple[list[str], int]:
    """The lines of the title and their size: as large as all of them have room."""
    for size, most in ((64, 3), (54, MOST_LINES)):
        lines = _lines(title, size)
        if len(lines) <= most:
            return lines, size
    return [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1].rstrip(' ,.;:')}…"], size


def _lines(text: str, size: int) -> list[str]:
    """The text broken between words; a word that is wider than the card is broken within."""
    lines, room = [""], WIDTH - 2 * MARGIN
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _width(longer, size) <= room:
            lines[-1] = longer
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = word
        while _width(lines[-1], size) > room:
            fits = next(n for n in range(len(lines[-1]) - 1, 0, -1) if _width(lines[-1][:n], size) <= room)
            lines[-1:] = [lines[-1][:fits], lines[-1][fits:]]
    return lines


def _write(canvas: "ImageDraw", at: tuple[int, int], text: str, size: int, fill: str) -> None:
    """One line, each script in its font, all on one base line."""
    x, y = float(at[0]), at[1] + size
    for name, run in _runs(text):
        font = _font(name, size)
        canvas.text((x, y), run, font=font, fill=fill, anchor="ls")
        x += font.getlength(run)


def _width(text: str, size: int) -> float:
    return sum(_font(name, size).getlength(run) for name, run in _runs(text))


def _runs(text: str) -> list[tuple[str, str]]:
    return [(name, "".join(signs)) for name, signs in groupby(text, key=_font_name)]


def _font_name(sign: str) -> str:
    for name, ranges in FONTS:
        if any(first <= sign <= last for first, last in ranges):
            return name
    return ALL_OTHERS


@lru_cache(maxsize=32)
def _font(name: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(name, size)
