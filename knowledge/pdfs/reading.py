"""What is in a PDF that somebody else made. It is opened in a process of its own, with bounded time, memory and output:
whatever a file does to its reader, the portal goes on and keeps the pages that were read before.
"""

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Timer
from typing import IO, Any

MB = 2**20
_CHILD = str(Path(__file__).with_name("child.py"))
_SNIFFED = 1024  # a PDF may have a few bytes before it begins


@dataclass(frozen=True)
class Limits:
    """Bytes of the file, of memory and of what the reader tells; processor seconds and seconds by the clock."""

    size: int = 200 * MB
    memory: int = 768 * MB
    seconds: int = 60
    clock: float = 120
    output: int = 40 * MB
    most_pages: int = 5000
    characters: int = 100_000
    thumbnail: bool = True

    @property
    def of_the_child(self) -> str:
        return json.dumps({key: value for key, value in asdict(self).items() if key not in {"size", "clock", "output"}})


OF_A_FILE = Limits()
# Enough for title, authors and language, while somebody waits.
AT_A_GLANCE = Limits(seconds=5, clock=10, output=2 * MB, most_pages=2, thumbnail=False)


@dataclass(frozen=True)
class Reading:
    """What came of it: `state` and `note` are values of File.TextState and File.TextNote; `texts` by page number."""

    state: str
    note: str = ""
    pages: int | None = None
    title: str = ""
    author: str = ""
    date: str = ""
    language: str = ""
    texts: tuple[tuple[int, str], ...] = ()
    thumbnail: bytes = b""


def is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return b"%PDF-" in file.read(_SNIFFED)


def read_pdf(path: Path, limits: Limits = OF_A_FILE) -> Reading:
    """Never raises for what is in the file. States: read, partly, scan, locked, unreadable."""
    if not is_pdf(path):
        return Reading("unreadable", "no_pdf")
    if path.stat().st_size > limits.size:
        return Reading("unreadable", "too_large")
    told, is_whole = _told_by_the_child(path, limits)
    return _judged(told, is_whole)


def _told_by_the_child(path: Path, limits: Limits) -> tuple[dict[str, Any], bool]:
    """What its whole lines say together, and whether it came to its end by itself."""
    command = [sys.executable, "-I", _CHILD, str(path), limits.of_the_child]
    process = subprocess.Popen(  # noqa: S603  our own program; the name of the file is one argument
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    timer = Timer(limits.clock, process.kill)
    timer.start()
    told: dict[str, Any] = {"texts": []}
    try:
        for line in _lines(process.stdout, limits.output):
            if "number" in line:
                told["texts"].append((line["number"], line["text"]))
            else:
                told |= line
    finally:
        timer.cancel()
        process.kill()  # of one that has ended it does nothing
        process.stdout.close()
        code = process.wait()
    return told, code == 0


def _lines(output: IO[bytes], most: int) -> Iterator[dict[str, Any]]:
    """Whole lines up to so many bytes."""
    while (line := output.readline(most + 1)).endswith(b"\n"):
        most -= len(line)
        yield json.loads(line)


def _judged(told: dict[str, Any], is_whole: bool) -> Reading:
    if "refused" in told:
        return Reading("locked") if told["refused"] == "locked" else Reading("unreadable", "damaged")
    if "pages" not in told:
        return Reading("unreadable", "damaged" if is_whole else "too_much")
    texts = tuple(told["texts"])
    thumbnail = base64.b64decode(told.get("thumbnail", ""))
    found = Reading("read", "", told["pages"], **told["metadata"], texts=texts, thumbnail=thumbnail)
    if "read" not in told or len(texts) < told["pages"]:
        return replace(found, state="partly" if texts else "unreadable", note="too_much")
    empty = sum(not text for _, text in texts)
    if empty == len(texts):
        return replace(found, state="scan")
    return replace(found, note="empty_pages" if 2 * empty > len(texts) else "")
