"""The contents of a document: its sections, their headings, and the headings within texts, which get their anchors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from indicators.reports.document import Block, Document, Heading, Section, Text

_HEADING = re.compile(r"<h[2-4][^>]*>(?P<words>.*?)</h[2-4]>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")

DEEPEST = 3  # headings below it are not listed


@dataclass(frozen=True)
class Entry:
    """`level` is 1 for a section, 2 or 3 for a heading."""

    level: int
    words: str
    anchor: str


def outlined(document: Document) -> tuple[Document, tuple[Entry, ...]]:
    """The document with an anchor at each heading in its texts, and its contents.

    A heading in a text stands at level 2, or at 3 after a heading of level 2 that a part has made: none is left out.
    """
    sections = tuple(_outlined(section) for section in document.sections)
    return replace(document, sections=sections), tuple(entry for it in sections for entry in _entries(it))


def _outlined(section: Section) -> Section:
    level, blocks, count = 2, list[Block](), 0
    for block in section.blocks:
        if isinstance(block, Heading) and block.level == 2:
            level = 3
        if isinstance(block, Text):
            found = len(_HEADING.findall(block.html))
            blocks.append(replace(block, html=_anchored(block.html, level, f"{section.key}-text", count)))
            count += found
        else:
            blocks.append(block)
    return replace(section, blocks=tuple(blocks))


def _anchored(html: str, level: int, name: str, before: int) -> str:
    number = before

    def heading(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return f'<h{level} id="{name}-{number}">{match["words"]}</h{level}>'

    return _HEADING.sub(heading, html)


def _entries(section: Section) -> Iterator[Entry]:
    yield Entry(1, f"{section.numeral}. {section.title}", section.key)
    for block in section.blocks:
        if isinstance(block, Heading) and block.level <= DEEPEST:
            yield Entry(block.level, block.text, block.anchor)
        elif isinstance(block, Text):
            yield from _in_text(block.html)


def _in_text(html: str) -> Iterator[Entry]:
    for match in re.finditer(r'<h(?P<level>[23]) id="(?P<anchor>[^"]*)">(?P<words>.*?)</h[23]>', html, re.DOTALL):
        words = unescape(_TAG.sub("", match["words"])).strip()
        if words:
            yield Entry(int(match["level"]), words, match["anchor"])
