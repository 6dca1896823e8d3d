"""Which bytes of a file a request asks for (RFC 9110, section 14): what lets a broken download go on."""

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"\s*bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """Bytes from `first` to `last`, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    def content_range(self, size: int) -> str:
        return f"bytes {self.first}-{self.last}/{size}"


class Unsatisfiable(Exception):
    """The range begins behind the end of the file."""


def part_of(header: str, size: int) -> Part | None:
    """The one part asked for of a file of `size` bytes; None for the whole.

    None too for what is no range of bytes, for several ranges at once, and for a range that is the whole file: whoever
    serves the file may answer these with all of it. Raises Unsatisfiable where the range begins behind the end.
    """
    match = _ONE_RANGE.fullmatch(header)
    if match is None or not any(match.groups()):
        return None
    first, last = _bounds(match[1], match[2], size)
    if first > last and match[1] and match[2] and int(match[1]) > int(match[2]):
        return None
    if first >= size or first > last:
        raise Unsatisfiable
    return None if (first, last) == (0, size - 1) else Part(first, last)


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:  # the last so many bytes
        return (max(size - int(last), 0), size - 1) if int(last) else (size, size - 1)
    return int(first), min(int(last), size - 1) if last else size - 1
