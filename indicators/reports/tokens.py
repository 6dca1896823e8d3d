"""Figures in a text: `<span data-figure="people.unique.total" data-read="39">39</span>`.

A token names a figure; what stands between its tags is what it was when somebody put it there, and is never printed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
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
        yield _token(match)


def _token(match: re.Match[str]) -> Token:
    return Token(unescape(match["name"]), unescape(re.sub("<[^>]*>", "", match["shown"])))


def fill(html: str, written: Callable[[str], str]) -> str:
    """The text with each token as it is now. `written` gives plain words for the name of a figure."""
    return refill(html, lambda name, _shown: written(name))


def refill(html: str, written: Callable[[str, str], str]) -> str:
    """As `fill`; `written` is also told what stands there."""

    def now(match: re.Match[str]) -> str:
        token = _token(match)
        return f'<span data-figure="{escape(token.name)}">{escape(written(token.name, token.shown))}</span>'

    return _TOKEN.sub(now, html)


def linked(html: str, addresses: Mapping[str, str], *, unknown: str) -> str:
    """The text with a link on each figure that has an address, and a mark on each that reads `unknown`."""

    def link(match: re.Match[str]) -> str:
        if unescape(match["shown"]) == unknown:
            return f"<mark>{match[0]}</mark>"
        address = addresses.get(unescape(match["name"]))
        return f'<a href="{escape(address)}">{match[0]}</a>' if address else match[0]

    return _TOKEN.sub(link, html)


def without_tokens(html: str) -> str:
    """The text alone: what somebody typed."""
    return _TOKEN.sub(" ", html)
