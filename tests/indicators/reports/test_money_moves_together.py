"""One line of the ledger is changed: whatever rests on it changes with it in every part, and nothing else does."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from indicators.figures import money_figures
from indicators.figures.sources import claims_of
from indicators.finance import finance_of
from indicators.models import Activity, BudgetVersion, LedgerExtract, LedgerLine, Output, Project
from indicators.reports.cover import cover_of
from indicators.reports.document import Cell, Chart, Table
from indicators.reports.material import Material
from indicators.reports.outline import Kind
from indicators.reports.parts import MAKERS
from indicators.rules import Checked, compare
from tests.indicators.money import build_programme, ledger_entries, plan_lines

pytestmark = pytest.mark.django_db

PARTS = ("budget", "expenditure", "money_checks", "spending_chart", "plan_chart", "balance_chart")


def build_money() -> None:
    build_programme()
    version = BudgetVersion.objects.create(title="Plan", adopted_on=date(2021, 9, 17), source="Plan")
    for line in plan_lines():
        version.lines.create(
            activity=Activity.objects.get(number=line.activity), year=line.year, account=line.account,
            amount=line.amount, funding=line.funding,
        )  # fmt: skip
    for entry in ledger_entries():
        extract, _new = LedgerExtract.objects.get_or_create(
            source=str(entry.year), starts_on=date(entry.year, 1, 1), ends_on=date(entry.year, 12, 31),
            defaults={"imported_at": datetime(2023, 2, 1, tzinfo=UTC)},
        )  # fmt: skip
        extract.lines.create(
            output=Output.objects.get(number=entry.activity), year=entry.year, account=entry.account,
            description=entry.description, amount=entry.amount, printed_amount=entry.amount,
        )  # fmt: skip


def checked(year: int) -> list[Checked]:
    claims = claims_of(year)
    return [compare(figure, claims.of(figure.name)) for figure in money_figures(year, claims)]


def material() -> Material:
    return Material(
        Kind.ANNUAL,
        date(2022, 1, 1),
        date(2022, 12, 31),
        Project.objects.get(),
        None,
        {it.figure.name: it for it in checked(2022)},
        finance_of(2022),
    )


def cells(of: Material) -> dict[str, tuple[Cell, ...]]:
    """Of every table, by its key, and of the cover."""
    blocks = [it.table if isinstance(it, Chart) else it for key in PARTS for it in MAKERS[key](of)]
    found = {it.key: tuple(cell for row in it.all_rows for cell in row) for it in blocks if isinstance(it, Table)}
    return found | {"cover": tuple(fact.cell for fact in cover_of(of))}


def test_one_line_of_the_ledger_moves_what_rests_on_it_and_nothing_else():
    build_money()
    before = material()
    line = LedgerLine.objects.get(output__number=2, account="71605", year=2022)
    LedgerLine.objects.filter(pk=line.pk).update(amount=line.amount + 1, printed_amount=line.amount + 1)
    after = material()

    def computed(of: Material) -> dict[str, Decimal]:
        return {name: it.figure.computed for name, it in of.checked.items()}

    moved = {name for name, value in computed(after).items() if value != computed(before)[name]}
    assert moved == {
        "expenditure.activity2.2022",
        "expenditure.activity2.2021-2022",
        "expenditure.total.2022",
        "expenditure.total.2021-2022",
        "expenditure.activity2.75105.2022",
        "utilised.2022",
    }
    shown = cells(after)
    for table, of_table in cells(before).items():
        pairs = list(zip(of_table, shown[table], strict=True))
        assert {was.figure for was, now in pairs if was != now} - {""} <= moved, table
        assert all(was != now for was, now in pairs if was.figure in moved), table
    named = [cell for found in shown.values() for cell in found if cell.figure]
    assert all(cell.value == computed(after)[cell.figure] for cell in named if cell.value is not None)
    total = sum(entry.amount for entry in ledger_entries() if entry.year == 2022) + 1
    assert [cell.value for cell in named if cell.figure == "expenditure.total.2022"] == [total] * 3


def test_a_year_without_ledger_and_claims_says_that_nothing_is_stated():
    build_money()
    found = cells(replace(material(), money=finance_of(2023), checked={it.figure.name: it for it in checked(2023)}))
    words = [cell.text for cell in found["money_checks"]]
    assert (words.count("differs"), words.count("cannot be computed")) == (0, 4)
    assert "Plan of output 1 for 2021-2023 with charges, which spending may not exceed" in words
    assert words[words.index("Plan of output 1: management support, 8 % of the activities") + 4] == "not stated"
