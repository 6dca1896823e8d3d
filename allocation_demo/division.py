"""The fictional oblast divided: one choice of budget, weights and rules in, everybody's amount and its reason out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from allocation_demo.engine.gates import Standing
from allocation_demo.engine.inputs import Gate, Outcome, Parameters
from allocation_demo.oblast import CRITERIA, District, Entry, Oblast, make_oblast

if TYPE_CHECKING:
    from allocation_demo.engine.run import Allocation, Run

KEPT = 16  # divisions that a web worker remembers; one takes 15 ms to compute and half a megabyte to keep


@dataclass(frozen=True)
class Choice:
    """What a visitor decides. Money in tenge, weights out of 100."""

    budget: int
    weights: tuple[tuple[str, float], ...]
    parameters: Parameters


@dataclass(frozen=True)
class Line:
    """One provider and what it is given."""

    entry: Entry
    allocation: Allocation

    @property
    def id(self) -> str:
        return self.entry.provider.id

    @property
    def amount(self) -> int:
        return self.allocation.amount

    @property
    def places(self) -> int:
        """Whole places of a year that the amount pays for."""
        return self.amount // self.entry.district.place_cost

    @property
    def change(self) -> float | None:
        """Against last year, in per cent; nothing for a newcomer."""
        last_year = self.entry.provider.last_year
        return 100 * (self.amount - last_year) / last_year if last_year else None

    @property
    def missing(self) -> list[str]:
        """Criteria that count as the worst because no value was given."""
        return [effect.criterion for effect in self.allocation.explanation.effects if effect.is_missing]

    @property
    def is_held(self) -> bool:
        return self.allocation.standing == Standing.HELD

    @property
    def is_excluded(self) -> bool:
        return self.allocation.standing == Standing.EXCLUDED

    @property
    def deciding_gates(self) -> list[Gate]:
        """The gates that exclude the provider, or else those that hold its money."""
        outcome = Outcome.FAILED if self.is_excluded else Outcome.UNKNOWN
        return [gate for gate in self.entry.provider.gates if gate.outcome == outcome]


@dataclass(frozen=True)
class DistrictTotal:
    number: int  # from 1, in the order of the districts
    district: District
    providers: int
    children: int
    amount: int
    places: int


@dataclass(frozen=True)
class Division:
    run: Run
    lines: tuple[Line, ...]  # by id
    districts: tuple[DistrictTotal, ...]

    @cached_property
    def excluded(self) -> list[Line]:
        return [line for line in self.lines if line.is_excluded]

    @cached_property
    def held(self) -> list[Line]:
        return [line for line in self.lines if line.is_held]

    @property
    def amount_paid(self) -> int:
        return self.run.total(Standing.PAID)

    @property
    def amount_held(self) -> int:
        return self.run.total(Standing.HELD)

    @property
    def amount(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def children(self) -> int:
        return sum(total.children for total in self.districts)

    @property
    def places(self) -> int:
        return sum(line.places for line in self.lines)

    def line(self, provider_id: str) -> Line | None:
        return next((line for line in self.lines if line.id == provider_id), None)

    def in_district(self, number: int) -> list[Line]:
        district = self.districts[number - 1].district
        return [line for line in self.lines if line.entry.district == district]


@lru_cache(maxsize=1)
def the_oblast() -> Oblast:
    return make_oblast()


@lru_cache(maxsize=KEPT)
def divide(choice: Choice) -> Division:
    """Raises an InputRefused of the engine when the choice leaves no division, as InfeasibleBounds does."""
    from allocation_demo.engine.run import run  # noqa: PLC0415 - numpy: only a worker that divides pays for it

    oblast = the_oblast()
    result = run(oblast.providers, CRITERIA, dict(choice.weights), choice.budget, choice.parameters)
    lines = tuple(Line(*pair) for pair in zip(oblast.entries, result.allocations, strict=True))
    totals = (total_of(number, district, lines) for number, district in enumerate(oblast.districts, start=1))
    return Division(result, lines, tuple(totals))


def total_of(number: int, district: District, lines: tuple[Line, ...]) -> DistrictTotal:
    here = [line for line in lines if line.entry.district == district]
    return DistrictTotal(
        number=number,
        district=district,
        providers=len(here),
        children=sum(line.entry.provider.children for line in here),
        amount=sum(line.amount for line in here),
        places=sum(line.places for line in here),
    )
