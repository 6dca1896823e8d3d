"""How large a text may be so that all of it fits where it has to stand. Pure."""

from unicodedata import east_asian_width

POINT = 25.4 / 72  # millimetres
LINE = 1.2  # the height of a line, in em
STEP = 0.5  # points

# Widths in em, measured on the bold Noto fonts and rounded up: a text comes out a little too small, never too large.
_NARROW, _WIDE = "iljtfrIіїյլր", "mwMWжмшщюыфЖМШЩЮЫФЪტթփապխձქლფდთ"
_OF_SCRIPTS = ((0x0530, 0.70), (0x0400, 0.68), (0x0000, 0.62))  # Cyrillic from 0400, Armenian and Georgian from 0530


def largest_that_fits(
    text: str, *, width: float, height: float, largest: float, smallest: float, lines: int = 99
) -> float:
    """The size in points at which `text` needs at most `lines` lines and the height; width and height in millimetres.

    A word is broken at its hyphens alone while a smaller size keeps its parts whole. What does not fit at the smallest
    size gets that size; its words are then broken where the line ends.
    """
    size = largest
    while size > smallest and not _fits(text, size, width, height, lines):
        size -= STEP
    return max(size, smallest)


def width_of(text: str) -> float:
    """In em."""
    return sum(_width(sign) for sign in text)


def _fits(text: str, size: float, width: float, height: float, lines: int) -> bool:
    em = size * POINT
    words = [width_of(word) * em for word in text.replace("-", "- ").split()]
    needed = _lines(words, width_of(" ") * em, width)
    return max(words, default=0) <= width and needed <= lines and needed * LINE * em <= height


def _lines(words: list[float], space: float, width: float) -> int:
    """How many lines the words take when each line takes as many as it can."""
    lines, taken = 1, 0.0
    for word in words:
        if taken and taken + space + word > width:
            lines, taken = lines + 1, word
        else:
            taken += word + (space if taken else 0)
    return lines


def _width(sign: str) -> float:
    if east_asian_width(sign) in "WF" or sign in _WIDE:
        return 1.02
    if sign.isspace() or sign in "-.,'’‘":
        return 0.33
    if sign in _NARROW:
        return 0.47
    if sign.isupper():
        return 0.8
    return next(width for first, width in _OF_SCRIPTS if ord(sign) >= first)
