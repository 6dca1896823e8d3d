"""Figures of money beside what the same money reads in the tables of a report."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from indicators.figures import money_figures
from indicators.figures.sources import claims_of
from indicators.finance import finance_of
from indicators.models import Claim, LedgerExtract, Output, Project, ReconcilingItem
from indicators.reports.cover import cover_of
from indicators.reports.document import Cell, Table
from indicators.reports.material import Material
from indicators.reports.outline import Kind
from indicators.reports.parts import MAKERS
from indicators.reports.parts.amounts import figured
from indicators.reports.writing import written
from indicators.rules import Checked, compare
from portal.core.numbers import format_number
from tests.indicators.money import build_programme

pytestmark = pytest.mark.django_db

AT = datetime(2023, 2, 1, tzinfo=UTC)


def checked_of(year: int) -> dict[str, Checked]:
    return {it.name: compare(it, []) for it in money_figures(year, claims_of(year))}


def material_of(year: int, checked: Mapping[str, Checked]) -> Material:
    days = {"first": date(year, 1, 1), "last": date(year, 12, 31)}
    project = Project.objects.get()
    return Material(Kind.ANNUAL, **days, project=project, results=None, checked=checked, money=finance_of(year))


def spend(year: int, **amounts: int) -> None:
    """Amounts by `activity1`, `activity2`."""
    extract = LedgerExtract.objects.create(
        source=str(year), starts_on=date(year, 1, 1), ends_on=date(year, 12, 31), imported_at=AT
    )
    for name, amount in amounts.items():
        output = Output.objects.get(number=name[-1])
        line = {"account": "71605", "description": "Tickets", "amount": amount, "printed_amount": amount}
        extract.lines.create(output=output, year=year, **line)


def words_in_tables(material: Material) -> dict[str, set[str]]:
    """What each named cell reads."""
    found: dict[str, set[str]] = {}
    blocks = [it for key in ("budget", "expenditure", "money_checks") for it in MAKERS[key](material)]
    cells = [cell for it in blocks if isinstance(it, Table) for row in it.all_rows for cell in row]
    for cell in (*cells, *(fact.cell for fact in cover_of(material))):
        if cell.figure:
            found.setdefault(cell.figure, set()).add(_read(cell))
    return found


def _read(cell: Cell) -> str:
    return cell.text if cell.value is None else format_number(cell.value, cell.decimals)


def test_what_no_ledger_tells_is_not_zero_in_texts_nor_in_tables():
    build_programme()
    spend(2022, activity1=100)
    spend(2021, activity1=40, activity2=60)
    ReconcilingItem.objects.create(year=2023, amount="9", reason="Commitments", stated_at=AT)
    claim = Claim.objects.create(year=2023, figure="budget.awp.2023", value="500", where="cover")
    checked = checked_of(2023)
    told = {name: written(it) for name, it in checked.items()}
    assert {name: word for name, word in told.items() if not checked[name].figure.is_computable} == {
        "expenditure.activity2.2022": "not reported",
        **{
            f"expenditure.{of}.{years}": "not reported"
            for of in ("activity1", "activity2", "total")
            for years in ("2023", "2021-2023")
        },
        "utilised.2023": "not reported",
        "delivery_rate.2023": "not reported",
        "revenue.2021-2022": "no receipt is recorded",
    }
    read = words_in_tables(material_of(2023, checked))
    assert {name: read[name] for name in read if read[name] != {told[name]}} == {}
    assert {"utilised.2023", "expenditure.activity2.2022", "expenditure.total.2023"} <= read.keys()
    spend(2023, activity1=250)
    Claim.objects.filter(pk=claim.pk).update(value="0")
    assert written(checked_of(2023)["delivery_rate.2023"]) == "not applicable"


def test_the_delivery_rate_is_the_ledger_in_per_cent_of_the_budget_on_one_basis():
    build_programme()
    spend(2022, activity1=460)
    ReconcilingItem.objects.create(year=2022, amount="20", reason="Commitments", stated_at=AT)
    rate = checked_of(2022)["delivery_rate.2022"]
    assert written(rate) == "no budget of the year is stated"
    Claim.objects.create(year=2022, figure="budget.awp.2022", value="500", where="cover")
    checked = checked_of(2022)
    assert (written(checked["delivery_rate.2022"]), written(checked["utilised.2022"])) == ("92.0", "480.00")
    read = words_in_tables(material_of(2022, checked))
    assert (read["delivery_rate.2022"], read["utilised.2022"]) == ({"92.0"}, {"480.00"})


def test_a_table_may_not_read_another_amount_than_the_figure_of_its_name():
    build_programme()
    spend(2022, activity1=460)
    material = material_of(2022, checked_of(2022))
    assert figured(material, "expenditure.total.2022", Decimal(460)).figure == "expenditure.total.2022"
    assert figured(material, "expenditure.total.1999", Decimal(460)) == Cell(value=Decimal(460), decimals=2)
    for other in (Decimal(461), None):
        with pytest.raises(ValueError, match=r"expenditure\.total\.2022 is 460"):
            figured(material, "expenditure.total.2022", other)
