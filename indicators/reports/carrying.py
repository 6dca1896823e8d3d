"""Texts that were taken over from the report before, and whether somebody has touched them since."""

import re
from hashlib import sha256

from indicators.reports.days import Days
from indicators.reports.words import words_of

_NAME = re.compile(r'(data-figure=")([^"]*)(")')


def digest(en: str, ru: str) -> str:
    """Of the words of both texts and the figures in them: 64 hexadecimal digits. Spaces and marking do not count."""
    words = "\x1e".join("\x1f".join(words_of(text)) for text in (en, ru))
    return sha256(words.encode()).hexdigest()


def is_untouched(carried: str, en: str, ru: str) -> bool:
    """Whether the texts still say what they said when they were carried over; False for texts that were not."""
    return bool(carried) and carried == digest(en, ru)


def waits(carried: str, en: str, ru: str, *, still_true: bool) -> bool:
    """Whether somebody has yet to touch carried texts, or to say that they are still true."""
    return not still_true and is_untouched(carried, en, ru)


def moved_on(html: str, *, before: Days, now: Days) -> str:
    """The text with each figure of the days `before` as that of the days `now`: `indicator.1.3.actual.2022` becomes
    `indicator.1.3.actual.2023`, `people.unique.total.in.2022.0101-0630` that of the second half. What stands between
    its tags stays what it was.
    """
    year = re.compile(rf"(?:(?<=\.)|(?<=\.\d{{4}}-)){before.last.year}(?=\.|$)")

    def name(known: str) -> str:
        return now.named(year.sub(str(now.last.year), before.plain(known)))

    return _NAME.sub(lambda match: match[1] + name(match[2]) + match[3], html)
