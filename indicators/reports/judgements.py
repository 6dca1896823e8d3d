"""Words of judgement in a text, against what the lights of the indicators say."""

import re

from indicators.reports.tokens import without_tokens
from indicators.reports.typed_numbers import plain_text

ON_TRACK, BEHIND = "on track", "behind"  # as `conclusion.status` words it

_BAD = re.compile(
    r"\b(?:not (?:yet )?(?:on track|on schedule|achieved|met|reached|fulfilled)|off track|off schedule|"
    r"behind(?! the (?:scenes|programme|project))|lagg(?:s|ed|ing)|delayed|fell short|falls short|"
    r"missed (?:its|the|their) targets?)\b"
    r"|\bне (?:был[аио]? )?(?:достигнут|выполнен|перевыполнен|реализован)[аыо]?\b|\bотста[её][а-я]*|\bотставани[а-я]+|"
    r"\bс задержк[а-я]+|\bс опоздани[а-я]+|\bне по (?:плану|графику)",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:on track|on schedule|ahead of (?:plan|schedule)|according to plan|achieved|accomplished|exceed(?:s|ed|ing)|"
    r"over-?achieved|surpassed|fulfilled|"
    r"(?:met|reached) (?:all |its |the |their )*targets?|"
    r"targets?\b[^.;]{0,80}? (?:was|were|is|are|have been|has been) (?:met|reached))\b"
    r"|\bпо (?:плану|графику)|\b(?:достигнут|выполнен|перевыполнен|превышен|реализован)[аыо]?\b|\bпревысил[а-я]*|"
    r"\bв полном объ[её]ме",
    re.IGNORECASE,
)


def judgements(html: str) -> tuple[tuple[str, str], ...]:
    """The words of judgement that somebody typed, each with what it says: on track, or behind. Tokens are none."""
    text = plain_text(without_tokens(html))
    bad = [(match[0], BEHIND) for match in _BAD.finditer(text)]
    return (*((match[0], ON_TRACK) for match in _GOOD.finditer(_BAD.sub(" ", text))), *bad)


def against_lights(html: str, status: str) -> tuple[str, ...]:
    """The words that say otherwise than the lights: `status` is the computed `conclusion.status`."""
    return tuple(words for words, says in judgements(html) if says != status)
