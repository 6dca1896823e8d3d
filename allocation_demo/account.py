"""The account of one provider: the terms from an equal share to its amount, in words and tenge."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from allocation_demo.division import Line
from allocation_demo.engine.explain import Effect
from allocation_demo.labels import CRITERIA
from allocation_demo.waterfall import Step


@dataclass(frozen=True)
class Term:
    label: str
    units: int
    effect: Effect | None = None
    value: float | None = None  # of the criterion, in its own unit
    weight: float | None = None  # out of 100


def account_of(line: Line, weights: dict[str, int]) -> list[Term]:
    """The terms in order; their units add up to the amount. weights in millionths."""
    provider, explanation = line.entry.provider, line.allocation.explanation
    share = ngettext("Equal share for %(count)d child", "Equal share for %(count)d children", provider.children)
    return [
        Term(share % {"count": provider.children}, explanation.equal_share),
        *(
            Term(
                label=str(CRITERIA[effect.criterion].label),
                units=effect.units,
                effect=effect,
                value=provider.values.get(effect.criterion),
                weight=weights[effect.criterion] / 10_000,
            )
            for effect in explanation.effects
        ),
        Term(words_for_bounds(line), explanation.bounds),
        Term(gettext("Rounding to whole tenge"), explanation.rounding),
    ]


def words_for_bounds(line: Line) -> str:
    """Which limit was reached; without one, the money that the limits of others set free or took."""
    provider, bounds = line.entry.provider, line.allocation.bounds
    if bounds is None or bounds.floor < line.amount < bounds.cap:
        return gettext("Limits of the others")
    if line.amount == bounds.floor:
        return gettext("Raised to the limit of fall")
    if provider.place_cost is not None and bounds.cap == provider.children * provider.place_cost:
        return gettext("Lowered to the cost of all its places")
    return gettext("Lowered to the limit of rise")


def steps_of(terms: list[Term]) -> tuple[Step, ...]:
    return tuple(Step(term.label, term.units) for term in terms)
