"""The words for what the engine knows by name: criteria, gates, bounds."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from allocation_demo.engine.gates import Standing
from allocation_demo.engine.inputs import Criterion, Outcome
from allocation_demo.oblast import District, Entry
from portal.core.languages import Localised


@dataclass(frozen=True)
class CriterionWords:
    label: Any
    unit: Any


@dataclass(frozen=True)
class GateWords:
    label: Any
    passed: Any
    failed: Any
    unknown: Any

    def finding(self, outcome: Outcome) -> Any:
        return {Outcome.PASSED: self.passed, Outcome.FAILED: self.failed, Outcome.UNKNOWN: self.unknown}[outcome]


CRITERIA = {
    "facility": CriterionWords(_("State of the facility"), _("Points of the inspection, out of 100")),
    "reporting": CriterionWords(_("Reporting"), _("Per cent of the reports handed in on time")),
    "debts": CriterionWords(_("Debts"), _("Tax and wage debts, per cent of turnover")),
    "violations": CriterionWords(_("Violations"), _("Confirmed by inspections in three years")),
    "rating": CriterionWords(_("Citizens' rating"), _("Mean rating by parents and children, 1 to 5")),
}
GATES = {
    "children": GateWords(
        _("Children"),
        _("The spot check found the children who were claimed."),
        _("The spot check did not find the children who were claimed."),
        _("The children who were claimed have not been counted yet."),
    ),
    "premises": GateWords(
        _("Premises"),
        _("The premises are fit for children."),
        _("The premises are not fit for children."),
        _("The premises have not been inspected yet."),
    ),
    "instructors": GateWords(
        _("Instructors"),
        _("No instructor has a conviction that bars work with children."),
        _("An instructor has a conviction that bars work with children."),
        _("The register of convictions has not answered yet."),
    ),
}
STANDINGS = {Standing.PAID: _("Paid"), Standing.HELD: _("Held"), Standing.EXCLUDED: _("Excluded")}
STEPS = (
    (
        _("Gates"),
        _("A provider that fails a check receives exactly 0. Where a check is open, the money is held."),
    ),
    (
        _("Criteria"),
        _("Each value becomes 0 to 1 between fixed, published goalposts. A missing one counts as the worst."),
    ),
    (_("Score"), _("The weights bring the criteria together. A part of the score is the same for everyone.")),
    (_("Money"), _("The budget is divided by children times score, inside limits of fall and rise against last year.")),
    (_("Rounding"), _("Every amount is in whole tenge, and all amounts together are exactly the budget.")),
)


def goalposts_of(criterion: Criterion) -> str:
    return gettext("%(unit)s: %(worst)g counts 0, %(best)g counts 1") % {
        "unit": CRITERIA[criterion.name].unit,
        "worst": criterion.worst,
        "best": criterion.best,
    }


def local_name(named: District | Entry) -> str:
    """The name in the reader's language."""
    return Localised("name").__get__(named)
