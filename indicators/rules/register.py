"""The rules by their id: the invariants of the results framework, each a sentence that people can read."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Rule:
    """`invariant` is its number in the design; 0 for what no invariant says but a careful reader would ask."""

    id: str
    invariant: int
    sentence: Promise


_ALL = (
    Rule("total-is-sum", 1, _("A total is the sum of women, men and not stated, and of the countries.")),
    Rule(
        "people-counted-once",
        2,
        _("Unique people of a sex and country are no fewer than at any event and no more than at all events together."),
    ),
    Rule("actual-from-evidence", 3, _("The actual of an indicator is what its evidence counts.")),
    Rule(
        "share-from-integers",
        4,
        _("A share is computed from whole numbers and rounded half up; a pair that misses 100 says so."),
    ),
    Rule("expenditure-is-signed-sum", 5, _("Expenditure is the sum of its signed lines; a realized gain is negative.")),
    Rule(
        "facilities-8-percent",
        6,
        _("Facilities and administration (75105) is 8 per cent of the direct lines without itself, gains and losses."),
    ),
    Rule("gms-8-percent", 6, _("General management support is 8 per cent of the activities.")),
    Rule("levy-1-percent", 6, _("The levy is 1 per cent of activities and management support, of donor money only.")),
    Rule("utilised-is-ledger", 7, _("What was utilised is the ledger of the year, or reconciling items say why not.")),
    Rule("spending-within-receipts", 7, _("Spending to date is not more than what was received.")),
    Rule("budget-is-plan", 8, _("A budget is the work plan with carry-over and amendments.")),
    Rule("spending-within-plan", 8, _("Spending of an output is not more than its plan to date.")),
    Rule("plan-adds-up", 8, _("A total of the plan is the sum of its lines with management support and levy.")),
    Rule("target-in-force", 9, _("A target is the latest approved version; another value needs a reason.")),
    Rule(
        "zero-is-not-missing",
        10,
        _("A target of zero has no achievement; zero, not reported and not applicable are different."),
    ),
    Rule("judgement-from-lights", 11, _("A word of judgement follows from the lights of the indicators.")),
    Rule("rounding-is-shown", 12, _("What differs by rounding alone is shown as rounding.")),
    Rule("stored-is-recomputed", 13, _("A stored result is what its evidence gives when it is counted again.")),
    Rule("small-cells-hidden", 14, _("The public sees no cell under 5, and none that could be worked out.")),
    Rule("delivery-from-ledger", 7, _("The delivery rate is the ledger of the year in per cent of the year's budget.")),
    Rule("attendances-by-indicator", 0, _("Every attendance counts for an indicator, or it is said which does not.")),
    Rule("publication-counted", 0, _("Every publication counts for an indicator, or it is said which does not.")),
    Rule("only-stated", 0, _("A figure that nothing in the portal can count is marked as stated only.")),
)
RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}
