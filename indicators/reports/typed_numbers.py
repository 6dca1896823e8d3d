"""Figures that somebody typed into a text of a report: no token keeps them true.

Years, days, times, ordinals and the numbers of activities, annexes and lists are no figures, and neither is a number
that belongs to a name (COVID-19, G20). Numbers in words are not looked for.
"""

import re
from html import unescape

from indicators.reports.tokens import without_tokens

_SPACE = r"[ \xa0\u202f\u2009]"
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|"
    "январ[ьяе]|феврал[ьяе]|марта?|апрел[ьяе]|ма[йяе]|июн[ьяе]|июл[ьяе]|августа?|сентябр[ьяе]|октябр[ьяе]|"
    "ноябр[ьяе]|декабр[ьяе]"
)
_DASH = rf"{_SPACE}?[-–—]{_SPACE}?"
_DAYS = rf"\d{{1,2}}(?:(?:{_DASH}|,{_SPACE}|{_SPACE}(?:and|to|и|по){_SPACE})\d{{1,2}})*"
_YEAR = r"(?:19|20)\d\d"
_NAMED = (
    "activit(?:y|ies)|outputs?|outcomes?|indicators?|sdgs?|goals?|phase|annex(?:es)?|sections?|tables?|charts?|figures?|"
    "chapters?|items?|risks?|issues?|lessons?|components?|articles?|resolution|nos?\\.|№|"
    "мероприяти[а-я]+|результат[а-я]*|показател[а-я]+|индикатор[а-я]*|цур|цел[ьия]|фаз[аеы]|этап[а-я]*|приложени[а-я]+|"
    "раздел[а-я]*|таблиц[а-я]*|диаграмм[а-я]*|пункт[а-я]*|риск[а-я]*|урок[а-я]*|стать[а-я]+"
)
_COUNTED = (
    "%|per cent|percent|процент|million|billion|thousand|times|млн|млрд|тыс|раз|people|persons?|participants?|women|"
    "men|attendances?|civil servants|человек|участни|женщин|мужчин|посещени|USD|EUR|KRW|KZT|долл|[$€£₩₸]"
)
_NO_UNIT = rf"(?!\d|{_SPACE}?(?:{_COUNTED}))"
_AND = rf"(?:,{_SPACE}|{_DASH}|{_SPACE}(?:and|or|и|или){_SPACE})"
_CURRENCY = r"(?:USD|EUR|KRW|KZT|US\$|[$€£₩₸])"
_FREE = rf"(?<![\d.,])(?<!USD)(?<!EUR)(?<!KRW)(?<!KZT)(?<!USD{_SPACE})(?<!EUR{_SPACE})(?<!KRW{_SPACE})(?<![$€£₩₸])"

# What is no figure, in the order in which it is taken out of the text.
_ALLOWED = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"^\s*\d{{1,2}}[.)](?=\s|{_SPACE})",  # the number of a paragraph
        rf"(?<=[:;,.])(?:\s|{_SPACE})\d{{1,2}}\)(?=\s|{_SPACE})",  # of a list within one
        rf"\b(?:{_NAMED}){_SPACE}?\d+(?:\.\d+)*(?:{_AND}\d+(?:\.\d+)*\b{_NO_UNIT})*",
        rf"\b{_YEAR}-\d\d-\d\d\b",
        r"\b\d{1,2}[./]\d{1,2}[./]\d{4}\b",
        rf"\b{_DAYS}{_SPACE}(?:{_MONTH})\b\.?(?:,?{_SPACE}{_YEAR})?",
        rf"\b(?:{_MONTH})\b\.?{_SPACE}{_DAYS}(?!\d|{_SPACE}?(?:{_COUNTED}))(?:,{_SPACE}{_YEAR})?",
        r"\b\d{1,2}:\d\d\b",
        r"\b\d+(?:st|nd|rd|th)\b",
        r"\b\d+-?(?:й|я|е|го|му|м|ю|х|ый|ая|ое)\b",
        r"(?<![\w.])(?!USD|EUR|KRW|KZT)[^\W\d_]+-?\d+(?:[-.]\d+)*\b",  # a name
        rf"{_FREE}\b{_YEAR}(?:{_DASH}{_YEAR}|[/–-]\d\d\b)?\b{_NO_UNIT}",
        rf"{_FREE}\b\d(?:\.\d{{1,2}}){{1,2}}\b(?!\.\d)(?![,]\d){_NO_UNIT}",  # of an activity
    )
)
_NUMBER = re.compile(
    rf"(?:{_CURRENCY}{_SPACE}?)?[-−]?\d{{1,3}}(?:(?:{_SPACE}|,)\d{{3}}(?!\d))+(?:[.,]\d+)?(?:{_SPACE}?%)?"
    rf"|(?:{_CURRENCY}{_SPACE}?)?\d+(?:[.,]\d+)*(?:{_SPACE}?%)?",
    re.IGNORECASE,
)


def typed_numbers(html: str) -> tuple[str, ...]:
    """The figures of a text that are no tokens, as they stand there, in its order."""
    text = plain_text(without_tokens(html))
    for pattern in _ALLOWED:
        text = pattern.sub("\x00", text)
    return tuple(match[0] for match in _NUMBER.finditer(text))


def plain_text(html: str) -> str:
    """Each paragraph and item of a list in a line of its own, without tags."""
    lines = re.sub(r"</?(?:p|li|ul|ol|h\d|br|div|tr)\b[^>]*>", "\n", html)
    return unescape(re.sub(r"<[^>]*>", "", lines))
