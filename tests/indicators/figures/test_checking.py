"""The published year beside its evidence: what a careful reader finds by hand, found by rule."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from events.models import Attendance, EventPage
from indicators.actions import set_target
from indicators.figures import check
from indicators.models import Claim, HeadcountClaim, Indicator, LedgerLine, Receipt, ReconcilingItem
from indicators.results import results_of
from indicators.rules import RULES, Checked, State
from tests.factories.attending import leave

pytestmark = pytest.mark.usefixtures("year_2022")
AT = datetime(2023, 3, 1, tzinfo=UTC)


def found() -> dict[str, Checked]:
    return {it.figure.name: it for it in check(results_of(2022))}


def named(state: State) -> dict[str, str]:
    """Computed value and difference of the figures in this state."""
    return {name: f"{it.figure.computed} {it.difference}" for name, it in found().items() if it.state is state}


def test_what_is_open():
    assert named(State.OPEN) == {
        "people.attendances.total": "216 -10",
        "indicator.1.1.target.2022": "None None",
        "indicator.1.1.actual.2022": "1 -1",
        "indicator.1.1.previous": "0 1",
        "indicator.1.2.target.2022": "None None",
        "indicator.1.2.actual.2022": "50 10",
        "conclusion.status": "behind None",
        "budget.awp.2022": "359376.00 213624.00",
        "budget.approved.activity1.2021-2023": "495049.50 -9900.98",
        "budget.approved.activity2.2021-2023": "416208.29 -11373.64",
        "budget.approved.total.2021-2023": "911257.79 -21274.62",
        "utilised.2022": "527496.51 23704.00",
        "delivery_rate.2022": "92.1 4.1",
        "utilised.2021-2022": "598520.79 1082.25",
        "plan.output1.2021-2022": "360000.00 121653.41",
        "expenditure.activity1.76135.2022": "-221.80 443.60",
        "publications.total.2022": "3 -1",
    }


def test_what_is_rounding():
    assert named(State.ROUNDING) == {
        "people.unique.male_pct": "62.9 -0.1",
        "people.unique.female_pct": "37.1 0.1",
        "expenditure.activity1.75105.2021": "3381.74 -0.01",
        "expenditure.activity1.75105.2022": "32273.75 0.01",
        "expenditure.activity2.75105.2022": "6776.67 -0.01",
        "plan.output1.total": "539999.99 0.01",
        "plan.output3.total": "99399.96 0.04",
        "plan.total.2021-2023": "1093399.96 0.04",
        "plan.undp.2021-2023": "99399.96 0.04",
    }


def test_what_nobody_can_compute():
    assert set(named(State.NOT_COMPUTABLE)) == {
        "indicator.1.2.previous", "indicator.1.3.previous", "indicator.1.4.previous", "indicator.2.1.previous",
        "revenue.2021-2022", "plan.output3.2021-2022", "project.start", "project.end", "staff.female_pct",
        "staff.male_pct",
    }  # fmt: skip


def test_every_claim_is_beside_its_figure_and_every_figure_has_a_rule():
    figures = found()
    claimed = {claim.figure for claim in Claim.objects.all()}
    assert claimed <= figures.keys()
    assert {it.figure.rule for it in figures.values()} <= RULES.keys()
    assert {rule.invariant for rule in RULES.values()} == set(range(15))
    cells = [name for name in figures if name.rsplit(".", 1)[1].isupper()]
    assert len(cells) == HeadcountClaim.objects.count() == 98
    conference = figures["event.conference.people"].claims
    assert [(claim.value, claim.where) for claim in conference] == [
        (50, "activity section"),
        (50, "list of events"),
        (50, "tables of participants, added up"),
    ]


def test_one_attendance_less_is_noticed_wherever_it_counts_and_nowhere_else():
    before = {name: it.state for name, it in found().items()}
    women = Attendance.objects.filter(registration__event__slug="bishkek-2022", registration__person__sex="female")
    gone = women.filter(registration__person__country="KG").first()
    alone = not Attendance.objects.filter(registration__person=gone.registration.person).exclude(pk=gone.pk).exists()
    leave(gone.registration)
    changed = {name for name, it in found().items() if it.state is State.OPEN and before[name] is not State.OPEN}
    bishkek = {f"event.bishkek.{part}" for part in ("people", "female", "female.KYR", "female_pct", "male_pct")}
    unique = {f"people.unique.{part}" for part in ("total", "female", "female.KYR")} if alone else set()
    assert changed == bishkek | unique | {"indicator.1.3.actual.2022"}


def test_evidence_closes_what_it_answers():
    ReconcilingItem.objects.create(year=2022, amount="23704.00", reason="Commitments", stated_at=AT)
    set_target(Indicator.objects.get(number="1.2"), year=2022, value=Decimal(60), source="Board", by=None, at=AT)
    LedgerLine.objects.filter(account="76135", year=2022).update(printed_amount="-221.80")
    Receipt.objects.create(
        project_id=Indicator.objects.first().output.project_id,
        received_on="2022-02-01", amount="598520.79", donor="Donor", reference="R1",
    )  # fmt: skip
    figures = found()
    closed = (
        "utilised.2022", "indicator.1.2.target.2022", "expenditure.activity1.76135.2022",
        "revenue.2021-2022",
    )  # fmt: skip
    assert [figures[name].state for name in closed] == [State.AGREES] * 4


def test_a_list_of_participants_that_is_missing_is_not_nought():
    event = EventPage.objects.get(slug="korea-2022")
    for attendance in Attendance.objects.filter(registration__event=event):
        leave(attendance.registration)
    figures = found()
    missing = ("event.korea.people", "indicator.2.1.actual.2022")
    assert [figures[name].state for name in missing] == [State.NOT_COMPUTABLE] * 2
