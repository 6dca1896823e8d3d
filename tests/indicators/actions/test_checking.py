import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from indicators.actions.checking import check_figures
from indicators.models import Claim, Discrepancy, LedgerExtract
from tests.factories.people import UserFactory

pytestmark = pytest.mark.usefixtures("year_2022")
AT = datetime(2023, 3, 1, tzinfo=UTC)


def row() -> Discrepancy:
    return Discrepancy.objects.get(figure="indicator.1.2.actual.2022")


def explain(discrepancy: Discrepancy) -> None:
    discrepancy.state, discrepancy.explanation = Discrepancy.State.EXPLAINED, "The table counts the interviews too."
    discrepancy.explained_at, discrepancy.explained_by = AT, UserFactory()
    discrepancy.save()


def as_json(capsys) -> dict[str, dict]:
    call_command("check_figures", "2022", "--format", "json")
    return {it["figure"]: it for it in json.loads(capsys.readouterr().out)}


def test_a_check_keeps_what_disagrees_and_the_second_one_adds_nothing():
    check_figures(2022, at=AT)
    first = list(Discrepancy.objects.values("pk", "figure", "left", "right", "found_at", "state"))
    check_figures(2022, at=AT + timedelta(days=1))
    assert list(Discrepancy.objects.values("pk", "figure", "left", "right", "found_at", "state")) == first
    assert len(first) == 17
    kept = row()
    assert (kept.rule, kept.left, kept.right, kept.where, kept.difference, kept.severity) == (
        "actual-from-evidence", "50", "60; 50", "framework table; activity section", 10, "error",
    )  # fmt: skip


def test_an_explanation_holds_until_a_side_changes():
    check_figures(2022, at=AT)
    explain(row())
    check_figures(2022, at=AT)
    assert row().state == "explained"
    Claim.objects.filter(figure=row().figure, value="60").update(value="61")
    check_figures(2022, at=AT)
    assert (row().state, row().explanation) == ("open", "The table counts the interviews too.")


def test_what_disagrees_no_more_is_fixed_and_opens_again_when_it_comes_back():
    check_figures(2022, at=AT)
    claim = Claim.objects.filter(figure=row().figure, value="60")
    number = claim.get().pk
    claim.update(value="50")
    check_figures(2022, at=AT)
    assert (row().state, row().fixed_at) == ("fixed", AT)
    Claim.objects.filter(pk=number).update(value="60")
    check_figures(2022, at=AT)
    assert (row().state, row().fixed_at) == ("open", None)


def test_the_command_gives_every_figure_as_json(capsys):
    check_figures(2022, at=AT)
    explain(row())
    Claim.objects.filter(figure="conclusion.status").update(value="behind")
    found = as_json(capsys)
    assert found["indicator.1.2.actual.2022"] == {
        "figure": "indicator.1.2.actual.2022",
        "counts": "actual of indicator 1.2 in 2022 (people)",
        "computed": 50,
        "claims": [{"value": 60, "where": "framework table"}, {"value": 50, "where": "activity section"}],
        "difference": 10,
        "rule": "actual-from-evidence",
        "state": "explained",
    }
    assert found["utilised.2022"]["claims"] == [{"value": 551200.51, "where": "executive summary"}]
    assert (found["utilised.2022"]["computed"], found["utilised.2022"]["difference"]) == (527496.51, 23704)
    assert (found["indicator.1.1.target.2022"]["computed"], found["conclusion.status"]["state"]) == (None, "fixed")


def test_the_command_says_it_in_words(capsys):
    call_command("check_figures", "2022")
    said = capsys.readouterr().out
    assert "people.unique.male_pct: rounding\n" in said
    assert "computed 62.9; stated 62.8 (executive summary; progress review); difference -0.1\n" in said
    assert said.splitlines()[-1] == "214 figures: 178 agrees, 9 rounding, 17 open, 10 not computable"


def test_the_command_refuses_a_year_without_evidence():
    with pytest.raises(CommandError, match="There are no results for 1999"):
        call_command("check_figures", "1999")


def test_what_cannot_be_computed_any_more_is_not_fixed(year_2022):
    check_figures(2022, at=AT)
    LedgerExtract.objects.all().delete()
    Claim.objects.filter(figure="budget.awp.2022").delete()
    check_figures(2022, at=AT)
    states = dict(Discrepancy.objects.values_list("figure", "state"))
    assert (states["delivery_rate.2022"], states["budget.awp.2022"]) == ("open", "fixed")


def test_a_year_with_money_alone_is_checked(year_2022):
    figures = {it.figure.name for it in check_figures(2021, at=AT)}
    assert {"budget.awp.2021", "expenditure.total.2021", "utilised.2021"} <= figures


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("1 234 567.89", Decimal("1234567.89")), ("37,1", Decimal("37.1")), ("37.1 %", Decimal("37.1")),
        ("−5", Decimal(-5)), ("1,234", None), ("NaN", None), ("1_000", None), ("9" * 32, None),
        ("on track", None), ("2021-09-17", None),
    ],
)  # fmt: skip
def test_a_number_is_read_as_documents_print_it(value, number):
    assert Claim(value=value).number == number
