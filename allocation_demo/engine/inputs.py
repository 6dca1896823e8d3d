"""What goes into a run: plain frozen values. Money is in whole units (the demo: tenge)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """What a check at a gate found."""

    PASSED = "pass"
    FAILED = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Gate:
    """One check with its outcome. It decides whether a provider takes part, and never enters the score."""

    name: str
    outcome: Outcome
    reason: str = ""
    source: str = ""
    date: str = ""  # ISO 8601


@dataclass(frozen=True)
class Criterion:
    """A measured thing with its two published goalposts: ``worst`` becomes 0 and ``best`` becomes 1.

    A cost criterion (less is better) has its worst above its best.
    """

    name: str
    worst: float
    best: float


@dataclass(frozen=True)
class Provider:
    """A receiver of money. ``values`` holds one number per criterion in its own unit; None or absent is missing."""

    id: str
    children: int
    values: Mapping[str, float | None]
    gates: tuple[Gate, ...] = ()
    need: float = 1.0  # multiplies the children, 0 to 100
    last_year: int = 0  # what it received, in units; 0 is a newcomer without floor or limit of rise
    place_cost: int | None = None  # what a child costs a year, in units; caps the amount at children x place_cost


@dataclass(frozen=True)
class Parameters:
    """The published rules of a round."""

    base_score: float = 0.5  # the a of s = a + (1 - a) sum w z, 0 to 1
    largest_fall: float | None = None  # share of last year's amount that a provider may lose at most, 0 to 1
    largest_rise: float | None = None  # share of last year's amount that it may gain at most, 0 to 100


@dataclass(frozen=True)
class Inputs:
    """All that a run depends on, with the providers in the order of their ids."""

    providers: tuple[Provider, ...]
    criteria: tuple[Criterion, ...]
    weights: Mapping[str, float]
    budget: int
    parameters: Parameters = field(default_factory=Parameters)
