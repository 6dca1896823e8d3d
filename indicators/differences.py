"""Where a published figure is not the computed one. What is compared is what is computed already; words are not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.ledger import Statement
from indicators.models import Claim
from indicators.results import Results
from indicators.tables import target_words
from portal.core.sex_by_country import FEMALE, MALE


@dataclass(frozen=True)
class Figure:
    """A computed figure under the key by which documents are compared. `words` stand in for a value that is missing."""

    key: str
    label: str
    value: Decimal | None
    decimals: int = 0
    words: str = ""


@dataclass(frozen=True)
class Difference:
    figure: Figure
    claimed: Decimal
    claimed_decimals: int
    where: str


def differences(results: Results, spent: Statement) -> list[Difference]:
    """The published figures of the year's report that differ, in the order in which they were recorded."""
    figures = {figure.key: figure for figure in computed_figures(results, spent)}
    found = []
    for claim in Claim.objects.filter(year=results.year, figure__in=figures):
        figure = figures[claim.figure]
        if claim.number is not None and claim.number != figure.value:
            found.append(Difference(figure, claim.number, claim.decimals, str(claim.local_where)))
    return found


def computed_figures(results: Results, spent: Statement) -> Iterable[Figure]:
    yield from _people(results)
    yield from _framework(results)
    yield from _events(results)
    yield from _money(results.year, spent)


def _people(results: Results) -> Iterator[Figure]:
    people = results.people
    yield Figure("people.unique.total", _("Unique people"), Decimal(people.total))
    yield Figure("people.unique.male", _("Unique people: men"), Decimal(people.of_sex(MALE)))
    yield Figure("people.unique.female", _("Unique people: women"), Decimal(people.of_sex(FEMALE)))
    yield Figure("people.unique.male_pct", _("Unique people: share of men, %"), people.share_of(MALE), 1)
    yield Figure("people.unique.female_pct", _("Unique people: share of women, %"), people.share_of(FEMALE), 1)


def _framework(results: Results) -> Iterator[Figure]:
    year = results.year
    for line in results.lines:
        names = {"number": line.number, "year": year}
        target = _("Target of indicator %(number)s for %(year)s") % names
        words = target_words(line, year) if line.target is None else ""
        yield Figure(f"indicator.{line.number}.target.{year}", target, line.target, line.decimals, words)
        actual = _("Actual of indicator %(number)s in %(year)s") % names
        words = _("not reported") if line.actual is None else ""
        yield Figure(f"indicator.{line.number}.actual.{year}", actual, line.actual, line.decimals, words)


def _events(results: Results) -> Iterator[Figure]:
    for held in results.events:
        key = f"event.{held.event.name_in(results.year)}"
        title, table = held.event.title, held.table
        yield Figure(f"{key}.people", title + ": " + _("participants"), Decimal(table.total))
        yield Figure(f"{key}.female_pct", title + ": " + _("share of women, %"), table.share_of(FEMALE), 1)
        yield Figure(f"{key}.male_pct", title + ": " + _("share of men, %"), table.share_of(MALE), 1)


def _money(year: int, spent: Statement) -> Iterator[Figure]:
    period = f"{spent.years[0]}-{spent.years[-1]}" if spent.years else ""
    for activity in spent.activities:
        label = _("Expenditure of activity %(number)s") % {"number": activity.activity}
        for column, amount in zip(spent.years, activity.by_year, strict=True):
            yield Figure(f"expenditure.activity{activity.activity}.{column}", f"{label}, {column}", amount, 2)
        yield Figure(f"expenditure.activity{activity.activity}.{period}", f"{label}, {period}", activity.total, 2)
    for column, amount in zip(spent.years, spent.by_year, strict=True):
        yield Figure(f"expenditure.total.{column}", _("Expenditure") + f", {column}", amount, 2)
    yield Figure(f"expenditure.total.{period}", _("Expenditure") + f", {period}", spent.total, 2)
    yield Figure(f"utilised.{year}", _("Utilised in %(year)s") % {"year": year}, spent.of_year(year), 2)
