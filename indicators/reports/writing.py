"""A figure as a text prints it, in the active language."""

from django.utils.translation import gettext as _

from indicators.figures.framework import JUDGEMENTS
from indicators.rules import Checked
from indicators.tables import light_word
from portal.core.numbers import format_number


def written(found: Checked | None) -> str:
    """The words in its place where it has no value; a judgement as the word of its light."""
    if found is None:
        return _("unknown figure")
    figure = found.figure
    if isinstance(figure.computed, str):
        return judgement(figure.computed)
    return figure.missing if figure.computed is None else format_number(figure.computed, figure.decimals)


def judgement(computed: str) -> str:
    """As it stands inside a sentence; words that are no judgement as they are."""
    word = next((light_word(light) for light, word in JUDGEMENTS.items() if word == computed), None)
    return computed if word is None else word[:1].lower() + word[1:]
