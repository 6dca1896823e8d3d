from dataclasses import replace
from decimal import Decimal

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from indicators import evidence, public_tables
from indicators.figures.framework import JUDGEMENTS
from indicators.people import Headline, headline
from indicators.public import share_shown
from indicators.publishing import PublicPeople
from indicators.shown import Status
from indicators.tables import light_word, target_words
from portal.core.numbers import format_number
from portal.core.sex_by_country import FEMALE
from portal.core.suppression import THRESHOLD, suppress

register = template.Library()


@register.simple_tag
def headline_figures() -> Headline | None:
    """The figures of the latest year in which people came, without those of few people; None while there is none."""
    found = (headline(year) for year in evidence.years())
    return next((_shown(figures) for figures in found if figures.people), None)


def _shown(figures: Headline) -> Headline:
    """Few repeats would follow from people and attendances, so that these are hidden with them."""
    pair = suppress([[figures.women, figures.people - figures.women]])
    has_few = pair.total is None or 0 < figures.repeats < THRESHOLD
    attendances = None if has_few else figures.attendances
    return replace(figures, people=pair.total, women=pair.cells[0][0], attendances=attendances)


@register.filter
def country_names(countries: dict[str, str], codes: tuple[str, ...]) -> str:
    """The key of a table's columns: "ARM Armenia, AZE Azerbaijan, ..."."""
    return ", ".join(f"{code} {countries[code]}" for code in codes)


register.filter("target_words", target_words)


register.filter("light_word", light_word)


@register.filter
def figure_value(value: Decimal | str, decimals: int) -> str:
    """A number in the format of the reports; a judgement as the word of its light."""
    lights = {word: light for light, word in JUDGEMENTS.items()}
    if isinstance(value, str):
        return light_word(lights[value]) if value in lights else value
    return format_number(value, decimals)


@register.filter
def named(names: dict[int, str], number: int) -> str:
    return names[number]


@register.filter
def status_word(status: Status | str) -> str:
    return public_tables.status_word(Status(status))


@register.simple_tag
def hidden_word() -> str:
    return public_tables.hidden_word()


@register.filter
def or_hidden(value: int | None) -> str:
    return public_tables.hidden_word() if value is None else format_number(value)


@register.filter
def women_of(people: PublicPeople) -> int | None:
    return people.of_sex(FEMALE)


@register.filter
def women_share(people: PublicPeople) -> str:
    """37.1 %, or why there is none."""
    shown = share_shown(people.share_of(FEMALE), people.total)
    return public_tables.status_word(shown.status) if shown.value is None else f"{format_number(shown.value, 1)}\u00a0%"


register.filter("event_figures", public_tables.event_figures)


@register.simple_tag
def results_trail() -> list[tuple[str, str]]:
    results = reverse("indicators:results")
    return [(_("Home"), results.removesuffix("results/")), (_("Results"), results)]
