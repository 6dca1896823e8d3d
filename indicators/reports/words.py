"""The words of a text: what is between its tags, spaces apart."""

import re
from html import unescape

from indicators.reports.tokens import fill

_TAG = re.compile(r"<[^>]*>")
_WITHIN_A_LINE = re.compile(r"</?(?:a|b|i|em|strong|span|sub|sup)\b[^>]*>")


def words_of(html: str) -> list[str]:
    """In order. A figure is the name that it has, whatever it reads; a dash between spaces is no word."""
    named = fill(html, lambda name: f"{{{name}}}")
    text = unescape(_TAG.sub(" ", _WITHIN_A_LINE.sub("", named)))
    return [word for word in text.split() if any(letter.isalnum() for letter in word)]


def count_words(html: str) -> int:
    return len(words_of(html))
