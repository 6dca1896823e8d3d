"""Which figures of a report the public may not see: whatever the public pages of its year do not show."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from indicators.models import Indicator
from indicators.public import EventFigures, PublicResults, published
from indicators.publishing import PublicPeople, share
from indicators.reports.document import Chart, Table
from indicators.reports.editions import Hiding
from indicators.reports.material import Material
from indicators.reports.outline import PARTS, Kind, SectionKey
from indicators.reports.parts import MAKERS
from indicators.results import results_so_far
from portal.core.sex_by_country import FEMALE, MALE, SEXES, SexByCountry

# Figures whose names begin so tell of people, and are hidden unless the public pages show them.
CLOSED = ("conclusion", "country", "event", "indicator", "people")
# The parts that tell nothing of people are those that these sections usually have.
OPEN_SECTIONS = frozenset({SectionKey.RISKS, SectionKey.LESSONS, SectionKey.MONEY})
OF_PEOPLE = frozenset({Indicator.Counting.ATTENDANCES, Indicator.Counting.PEOPLE})


def hiding_of(material: Material) -> Hiding:
    """In the active language."""
    is_of_year = material.kind is Kind.ANNUAL
    results = published(material.results if is_of_year else results_so_far(material.year))
    shown = frozenset(_shown(results, material))

    def hides(name: str) -> bool:
        """Targets are agreed, not counted."""
        return name.partition(".")[0] in CLOSED and ".target." not in name and name not in shown

    def is_missing(name: str) -> bool:
        found = material.checked.get(name)
        return found is not None and found.figure.computed is None

    sentence = _("The chart “%(chart)s” is left out: it would show hidden figures.")
    return Hiding(hides, is_missing, frozenset(_open_tables(material)), _("hidden"), sentence)


def _open_tables(material: Material) -> Iterator[str]:
    """Of parts that tell nothing of people, wherever they stand; baselines; of a whole year also how many rows of
    evidence there are.
    """
    yield "rounding"
    for key, part in PARTS.items():
        if part.section in OPEN_SECTIONS:
            yield from (block.key for block in MAKERS[key](material) if isinstance(block, Table | Chart))
    yield from (f"framework-{output.number}-baseline" for output in material.results.outputs)
    if material.kind is Kind.ANNUAL:
        yield "manifest"


def _shown(results: PublicResults, material: Material) -> Iterator[str]:
    """The names of the closed figures that the public pages show, or that follow from what they show.

    The public pages are of whole years: subtracted from them, sums of people of a half would tell what is hidden.
    """
    tables = {held.event.id: held.table for held in material.results.events}
    for it in results.events:
        if it.event.id in tables:
            yield from _of_event(f"event.{it.event.name_in(results.year)}", it, tables[it.event.id])
    if material.kind is Kind.ANNUAL:
        yield from _of_people(results.people)
        yield from _of_countries(results)
        yield from _of_framework(results)
    for line in material.results.lines:
        if line.counting not in OF_PEOPLE:
            known = (f"indicator.{line.number}.{of}.{results.year}" for of in ("actual", "achievement", "light"))
            yield from map(material.name, known)
            yield f"indicator.{line.number}.previous"


def _of_people(people: PublicPeople) -> Iterator[str]:
    counts = {"total": people.total, **{sex: people.of_sex(sex) for sex in people.sexes}}
    counts |= {f"{sex}_pct": people.share_of(sex) for sex in people.sexes}
    for code, whole in zip(people.countries, people.totals, strict=True):
        counts |= {f"total.{code}": whole, f"{FEMALE}_pct.{code}": share(people.cell(FEMALE, code), whole)}
        counts |= {f"{sex}.{code}": people.cell(sex, code) for sex in people.sexes}
    yield from (f"people.unique.{name}" for name, value in counts.items() if value is not None)
    if None not in people.totals:
        yield "people.countries"


def _of_countries(results: PublicResults) -> Iterator[str]:
    figures = results.figures
    counts = {"attendances.total": figures.attendances, "repeats.total": figures.repeats}
    for code, it in figures.countries.items():
        counts |= {f"attendances.total.{code}": it.attendances, f"repeats.total.{code}": it.repeats}
    yield from (f"people.{name}" for name, value in counts.items() if value is not None)


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


def _of_framework(results: PublicResults) -> Iterator[str]:
    for number, line in results.lines.items():
        if line.light is not None:
            yield from (f"indicator.{number}.{of}.{results.year}" for of in ("actual", "achievement", "light"))
    if all(line.light for line in results.lines.values()):
        yield "conclusion.status"
