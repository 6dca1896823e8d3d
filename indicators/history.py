"""What each indicator came to, year by year."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from indicators import evidence, scopes
from indicators.actuals import Actual, Stated, Total, Why, accumulated, of_events, of_stated
from indicators.models import Indicator, StatedResult
from indicators.stored import Current

Counting = Indicator.Counting
OF_EVENTS = (Counting.ATTENDANCES, Counting.PEOPLE, Counting.EVENTS)


@dataclass(frozen=True)
class History:
    """Everything that the values of some indicators rest on. `years` are those with evidence."""

    years: Collection[int]
    current: Current
    totals: Mapping[str, Total]
    published: Mapping[tuple[int, str], int]
    by_hand: Mapping[tuple[int, int], Stated]
    over: Collection[int]

    def actual(self, indicator: Indicator, year: int) -> Actual:
        """The value of a year. A year in which nothing of what is linked happened is a true zero."""
        if indicator.counting in OF_EVENTS:
            if not indicator.events.all():
                return Actual(why=Why.UNLINKED)
            total = self.totals.get(scopes.of_indicator(indicator.pk, year), Total())
            return of_events(indicator.counting, total, over=self.over)
        if indicator.counting == Counting.MANUAL:
            return of_stated(indicator.unit, self.stated(indicator, year), indicator.decimals)
        kinds = {link.kind for link in indicator.publication_kinds.all()}
        if not kinds:
            return Actual(why=Why.UNLINKED)
        return Actual(Decimal(sum(self.published.get((year, kind), 0) for kind in kinds)))

    def cumulative(self, indicator: Indicator, year: int) -> Decimal | None:
        """What the years up to this one amount to."""
        years = sorted(it for it in {*self.years, *self._stated_years(indicator)} if it <= year)
        actuals = [self.actual(indicator, it) for it in years]
        if indicator.accumulation == Indicator.Accumulation.DISTINCT:
            reported = any(it.value is not None for it in actuals)
            names = (scopes.up_to_year(indicator.pk, it) for it in reversed(years))
            total = next((self.totals[name] for name in names if name in self.totals), Total())
            return Decimal(total.people) if reported else None
        return accumulated(actuals, indicator.accumulation, indicator.decimals)

    def stated(self, indicator: Indicator, year: int) -> Stated | None:
        return self.by_hand.get((indicator.pk, year))

    def came(self, indicator: Indicator, year: int, event: int) -> int:
        """How many attendances of a linked event are counted."""
        total = self.totals.get(scopes.of_indicator(indicator.pk, year), Total())
        return (total.events or {}).get(event, 0)

    def _stated_years(self, indicator: Indicator) -> Iterable[int]:
        return (year for number, year in self.by_hand if number == indicator.pk)


def history_of(indicators: Collection[Indicator], *, years: Collection[int]) -> History:
    """Of indicators of `with_framework()`, in five queries."""
    current = Current(indicators)
    held = {event.year for event in current.held.values()}
    names = [
        name
        for it in indicators
        if it.counting in OF_EVENTS
        for year in sorted({*held, *years})
        for name in (scopes.of_indicator(it.pk, year), scopes.up_to_year(it.pk, year))
        if name in current.scopes
    ]
    return History(
        years=years,
        current=current,
        totals=current.totals(names),
        published=evidence.publications_by_year(),
        by_hand=_by_hand(indicators),
        over={event.id for event in current.held.values() if event.is_over},
    )


def _by_hand(indicators: Collection[Indicator]) -> dict[tuple[int, int], Stated]:
    """The one stated last, by indicator and year."""
    by_hand = [it.pk for it in indicators if it.counting == Counting.MANUAL]
    found: dict[tuple[int, int], Stated] = defaultdict()
    for it in StatedResult.objects.filter(indicator__in=by_hand).order_by("stated_at", "pk"):
        words = str(it.local_words)
        stated = Stated(it.pk, it.year, it.value, it.numerator, it.denominator, words, it.document_id)
        found[it.indicator_id, it.year] = stated
    return found
