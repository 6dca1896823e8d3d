"""What the house takes on top of direct costs: facilities and administration, GMS, the coordination levy. Pure.

Amounts are US dollars as Decimal. Sources: the work plan of the project document (GMS 8 %, levy 1 % of donor money) and
the expenditure report (account 75105, 8 %).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators.agreement import CENT, NOTHING, Agreement, agreement, cents
from indicators.ledger import Entry, is_exchange

FACILITIES = "75105"
FACILITIES_RATE = Decimal("0.08")
GMS_RATE = Decimal("0.08")
LEVY_RATE = Decimal("0.01")
OWN_MONEY = "UNDP"


@dataclass(frozen=True)
class FacilitiesCheck:
    """Facilities and administration of one output in one year. `charged` is None when the ledger has no such line."""

    output: int
    year: int
    direct: Decimal
    charged: Decimal | None

    @property
    def expected(self) -> Decimal:
        """8 % of the direct lines."""
        return cents(self.direct * FACILITIES_RATE)

    @property
    def difference(self) -> Decimal:
        return (self.charged or NOTHING) - self.expected

    @property
    def agreement(self) -> Agreement:
        """Within a cent it is rounding. Not charged is the same as 0 where nothing was due."""
        return agreement(self.charged or NOTHING, self.expected, CENT)


def facilities_checks(entries: Iterable[Entry]) -> tuple[FacilitiesCheck, ...]:
    """One for each output and year: direct lines are all but 75105 and the gains and losses of exchange (761xx)."""
    direct: dict[tuple[int, int], Decimal] = {}
    charged: dict[tuple[int, int], Decimal] = {}
    for entry in entries:
        place = (entry.activity, entry.year)
        direct.setdefault(place, NOTHING)
        if entry.account == FACILITIES:
            charged[place] = charged.get(place, NOTHING) + entry.amount
        elif not is_exchange(entry.account):
            direct[place] += entry.amount
    return tuple(FacilitiesCheck(*place, direct[place], charged.get(place)) for place in sorted(direct))


@dataclass(frozen=True)
class PlanLine:
    """A line of the work plan, before GMS and levy."""

    output: int
    activity: str
    year: int
    account: str
    amount: Decimal
    funding: str

    @property
    def is_own_money(self) -> bool:
        return self.funding.strip() == OWN_MONEY


@dataclass(frozen=True)
class PlanSum:
    """Activities with what comes on top of them."""

    activities: Decimal
    gms: Decimal
    levy: Decimal

    @property
    def total(self) -> Decimal:
        return self.activities + self.gms + self.levy

    def __add__(self, other: "PlanSum") -> "PlanSum":
        return PlanSum(self.activities + other.activities, self.gms + other.gms, self.levy + other.levy)


EMPTY = PlanSum(NOTHING, NOTHING, NOTHING)


def gms(activities: Decimal) -> Decimal:
    """General management support: 8 % of the activities."""
    return cents(activities * GMS_RATE)


def levy(donor_activities: Decimal) -> Decimal:
    """The coordination levy: 1 % of donor money, activities and their GMS together; own money pays none."""
    return cents(donor_activities * (1 + GMS_RATE) * LEVY_RATE)


def plan_sum(lines: Iterable[PlanLine]) -> PlanSum:
    """The charges on the sum of these lines, rounded once."""
    known = list(lines)
    activities = sum((line.amount for line in known), NOTHING)
    donor = sum((line.amount for line in known if not line.is_own_money), NOTHING)
    return PlanSum(activities, gms(activities), levy(donor))


@dataclass(frozen=True)
class PlanTotals:
    """A work plan added up.

    The charges of an output are taken on its whole plan; those of a year on each output's part of the year, for money
    is approved by year. Sums of the one may miss sums of the other by a cent of rounding.
    """

    years: tuple[int, ...]
    outputs: dict[int, PlanSum]
    by_year: dict[int, PlanSum]
    donor: PlanSum
    own: PlanSum

    @property
    def total(self) -> PlanSum:
        return self.donor + self.own

    def of_year(self, year: int) -> PlanSum | None:
        """None when the plan has no line of the year: that is not a plan of 0."""
        return self.by_year.get(year)


def plan_totals(lines: Iterable[PlanLine]) -> PlanTotals:
    """`total` is the sum of the years and of donor and own money."""
    known = list(lines)
    years = tuple(sorted({line.year for line in known}))
    outputs = sorted({line.output for line in known})
    donor = [line for line in known if not line.is_own_money]
    own = [line for line in known if line.is_own_money]
    return PlanTotals(
        years=years,
        outputs={output: plan_sum(line for line in known if line.output == output) for output in outputs},
        by_year={
            year: _by_output([line for line in donor if line.year == year])
            + _by_output([line for line in own if line.year == year])
            for year in years
        },
        donor=_over_years(donor, years),
        own=_over_years(own, years),
    )


def _over_years(lines: list[PlanLine], years: Iterable[int]) -> PlanSum:
    return sum((_by_output([line for line in lines if line.year == year]) for year in years), EMPTY)


def _by_output(lines: list[PlanLine]) -> PlanSum:
    outputs = sorted({line.output for line in lines})
    return sum((plan_sum(line for line in lines if line.output == output) for output in outputs), EMPTY)
