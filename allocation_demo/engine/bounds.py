"""How little and how much each provider may receive, in whole units."""

from collections.abc import Sequence
from dataclasses import dataclass

from .errors import CapsBelowBudget, FloorAboveCap, FloorsAboveBudget
from .inputs import Parameters, Provider
from .parts import WHOLE, as_parts


@dataclass(frozen=True)
class Bounds:
    floor: int
    cap: int


def bounds_of(provider: Provider, parameters: Parameters, budget: int) -> Bounds:
    """Phase-in relative to last year, and never more than the places cost.

    Both limits of phase-in are rounded down, so that splitting a provider in two widens neither. A newcomer (nothing
    last year) has no limit of rise. Without any limit the cap is the budget.
    """
    floor, caps = 0, [budget]
    if parameters.largest_fall is not None:
        floor = provider.last_year * (WHOLE - as_parts(parameters.largest_fall)) // WHOLE
    if parameters.largest_rise is not None and provider.last_year:
        caps.append(provider.last_year * (WHOLE + as_parts(parameters.largest_rise)) // WHOLE)
    if provider.place_cost is not None:
        caps.append(provider.children * provider.place_cost)
    return Bounds(floor, min(caps))


def check_bounds(providers: Sequence[Provider], bounds: Sequence[Bounds], powers: Sequence[int], budget: int) -> None:
    """Raises the named error that says which bound leaves no solution and by how many units.

    powers: base x score of each provider; one with power 0 can receive its floor and no more.
    """
    floors = sum(bound.floor for bound in bounds)
    if floors > budget:
        raise FloorsAboveBudget(floors, budget)
    for provider, bound in zip(providers, bounds, strict=True):
        if bound.floor > bound.cap:
            raise FloorAboveCap(provider.id, bound.floor, bound.cap)
    caps = sum(bound.cap if power else bound.floor for bound, power in zip(bounds, powers, strict=True))
    if caps < budget:
        raise CapsBelowBudget(caps, budget)
