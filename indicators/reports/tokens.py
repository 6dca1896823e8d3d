"""Figures in a text: `<span data-figure="people.unique.total" data-read="39">39</span>`.

A token names a figure; what stands between its tags is what it was when somebody put it there, and is never printed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape, unescape

_TOKEN = re.compile(r'<span(?=[^>]*\sdata-figure="(?P<name>[^"]*)")[^>]*>(?P<shown>.*?)</span>', re.DOTALL)


@dataclass(frozen=True)
class Token:
    name: str
    shown: str


def tokens_of(html: str) -> Iterator[Token]:
    """In the order of the text; the same figure as often as it stands there."""
    for match in _TOKEN.finditer(html):
        yield Token(unescape(match["name"]), unescape(re.sub("<[^>]*>", "", match["shown"])))


def fill(html: str, written: Callable[[str], str]) -> str:
    """The text with each token as it is now. `written` gives plain words for the name of a figure."""

    def now(match: re.Match[str]) -> str:
        name = unescape(match["name"])
        return f'<span data-figure="{escape(name)}">{escape(written(name))}</span>'

    return _TOKEN.sub(now, html)


def without_tokens(html: str) -> str:
    """The text alone: what somebody typed."""
    return _TOKEN.sub(" ", html)
