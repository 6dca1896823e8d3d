"""Which figures of a report the public may not see: whatever the public pages of its year do not show."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from indicators.public import EventFigures, PublicResults, published
from indicators.publishing import PublicPeople
from indicators.reports.editions import Hiding
from indicators.reports.material import Material
from indicators.reports.outline import Kind, SectionKey
from portal.core.sex_by_country import FEMALE, MALE, SEXES, SexByCountry

# Figures whose names begin so tell of people, and are hidden unless the public pages show them.
CLOSED = ("activity", "conclusion", "country", "event", "indicator", "people")
OPEN_SECTIONS = frozenset({SectionKey.RISKS, SectionKey.LESSONS, SectionKey.MONEY})


def hiding_of(material: Material) -> Hiding:
    """In the active language."""
    results = published(material.results)
    shown = frozenset(_shown(results, material))

    def hides(name: str) -> bool:
        is_closed = name.partition(".")[0] in CLOSED and ".target." not in name  # targets are agreed, not counted
        return is_closed and name not in shown

    sentence = _("The chart “%(chart)s” is left out: it would show hidden figures.")
    return Hiding(hides, OPEN_SECTIONS, _("hidden"), sentence)


def _shown(results: PublicResults, material: Material) -> Iterator[str]:
    """The names of the closed figures that the public pages show, or that follow from what they show.

    The public pages are of whole years: subtracted from them, sums of a half would tell what is hidden.
    """
    tables = {held.event.id: held.table for held in material.results.events}
    for it in results.events:
        yield from _of_event(f"event.{it.event.name_in(results.year)}", it, tables[it.event.id])
    if material.kind is Kind.ANNUAL:
        yield from _of_year(results)


def _of_year(results: PublicResults) -> Iterator[str]:
    yield from _of_people("people.unique", results.people)
    if results.figures.attendances is not None:
        yield "people.attendances.total"
    if results.figures.repeats is not None:
        yield "people.repeats.total"
    for line in results.lines.values():
        if line.light is not None:
            yield f"indicator.{line.line.number}.actual.{results.year}"
            yield f"indicator.{line.line.number}.achievement.{results.year}"
    if all(line.light for line in results.lines.values()):
        yield "conclusion.status"


def _of_people(name: str, people: PublicPeople) -> Iterator[str]:
    if people.total is not None:
        yield f"{name}.total"
    for sex in people.sexes:
        if people.of_sex(sex) is not None:
            yield f"{name}.{sex}"
        if people.share_of(sex) is not None:
            yield f"{name}.{sex}_pct"
        for country in people.countries:
            if people.cell(sex, country) is not None:
                yield f"{name}.{sex}.{country}"


def _of_event(name: str, it: EventFigures, table: SexByCountry) -> Iterator[str]:
    """The men are the others where everybody stated a sex."""
    figures = it.figures
    if figures is None or figures.people is None:
        return
    yield f"{name}.people"
    if figures.women is not None:
        told = (FEMALE, MALE) if table.sexes == SEXES[:2] else (FEMALE,)
        for sex in told:
            yield f"{name}.{sex}"
            yield f"{name}.{sex}_pct"
