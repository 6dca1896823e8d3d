"""The parts of money, the annexes and the cover of the report of 2022, whole."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import resolve
from django.utils.translation import override

from events.models import Attendance
from indicators.actions.checking import check_figures
from indicators.actions.discrepancies import explain
from indicators.donor.choosing import chosen, options
from indicators.donor.pages import PAGES
from indicators.finance import finance_of
from indicators.models import Discrepancy, LedgerExtract, Output, Project, Report
from indicators.reports.cover import cover_of
from indicators.reports.document import Block, Cell, Chart, Table
from indicators.reports.manifest import evidence_of
from indicators.reports.material import Material, material_of
from indicators.reports.outline import Kind
from indicators.reports.parts import MAKERS
from indicators.reports.parts.year_columns import spans
from indicators.reports.sources import source_of
from portal.core.numbers import NO_BREAK_SPACE, format_number
from tests.factories.people import UserFactory
from tests.factories.reports import ReportFactory
from tests.indicators.money import build_programme, ledger_entries

AT = datetime(2023, 2, 1, tzinfo=UTC)


def plain(cell: Cell) -> str:
    written = cell.text if cell.value is None else f"{format_number(cell.value, cell.decimals)}{cell.unit}"
    return written.replace(NO_BREAK_SPACE, " ")


def rows(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table.all_rows]


def made(material: Material, key: str) -> dict[str, Table]:
    """The tables of a part by their keys."""
    return {it.key: it for it in _tables(MAKERS[key](material))}


def _tables(blocks: Iterable[Block]) -> Iterable[Table]:
    for block in blocks:
        if isinstance(block, Table | Chart):
            yield block.table if isinstance(block, Chart) else block


BUDGET = [
    ["Approved", "1 093 399.96", "1 093 400.00"],
    ["Approved, donor money", "994 000.00", "994 000.00"],
    ["Approved, UNDP's own money", "99 399.96", "99 400.00"],
    ["Approved before charges, donor money", "911 257.79", "889 983.17"],
    ["Budget of 2022", "359 376.00", "573 000.00"],
    ["Spent in 2021", "48 402.53", "48 402.53"],
    ["Spent in 2022", "527 496.51", "527 496.51"],
    ["Spent until the end of 2022", "575 899.04", "575 899.04"],
    ["Utilised in 2022", "527 496.51", "551 200.51"],
    ["Received", "no receipt is recorded", "598 520.79"],
    ["Balance", "418 100.96", "314 084.13"],
    ["Delivery by the ledger", "92.1%", "96.2%"],
    ["Delivery by what is stated as utilised", "96.2%", "not stated"],
    ["Burn per month", "43 958.04", "not stated"],
    ["Runway, months", "9.5", "not stated"],
]
OUTPUTS = [
    ["539 999.99", "485 148.52", "45 641.88", "436 011.53", "481 653.41", "58 346.58"],
    ["454 000.00", "404 834.65", "2 760.65", "91 484.98", "94 245.63", "359 754.37"],
    ["99 399.96", "not stated", "not reported", "not reported", "not reported", "99 399.96"],
]
CHECKS = [
    ["573 000.00", "359 376.00", "213 624.00", "differs"],
    ["551 200.51", "527 496.51", "23 704.00", "differs"],
    ["not reported", "48 402.53", "–", "cannot be computed"],
    ["not reported", "575 899.04", "–", "cannot be computed"],
    ["3 381.73", "3 381.74", "−0.01", "rounding"],
    ["32 273.76", "32 273.75", "0.01", "rounding"],
    ["204.49", "204.49", "0.00", "agrees"],
    ["6 776.66", "6 776.67", "−0.01", "rounding"],
    ["221.80", "−221.80", "443.60", "differs"],
    ["481 653.41", "360 000.00", "121 653.41", "differs"],
    ["94 245.63", "300 000.00", "−205 754.37", "agrees"],
    ["not stated", "not reported", "–", "cannot be computed"],
    ["39 603.96", "39 603.96", "0.00", "agrees"],
    ["5 346.53", "5 346.53", "0.00", "agrees"],
    ["33 296.66", "33 296.66", "0.00", "agrees"],
    ["4 495.05", "4 495.05", "0.00", "agrees"],
    ["7 362.96", "7 362.96", "0.00", "agrees"],
]
CHARTS = {
    "spending_chart": [
        ["2021", "45 641.88", "2 760.65", "48 402.53"],
        ["2022", "436 011.53", "91 484.98", "527 496.51"],
        ["Total", "481 653.41", "94 245.63", "575 899.04"],
    ],
    "plan_chart": [
        ["64", "no line", "7 167.73"],
        ["71", "148 200.00", "326 281.90"],
        ["72", "158 000.00", "59 495.29"],
        ["74", "23 530.25", "32 304.27"],
        ["75", "no line", "101 931.38"],
        ["76", "no line", "315.94"],
    ],
    "balance_chart": [
        ["Output 1", "539 999.99", "481 653.41", "58 346.58"],
        ["Output 2", "454 000.00", "94 245.63", "359 754.37"],
        ["Output 3", "99 399.96", "not reported", "99 399.96"],
    ],
}
COVER = [
    ("Reporting period", "1 January – 31 December 2022", ""),
    ("Donor", "Republic of Korea", ""),
    ("Country", "Kazakhstan", ""),
    (
        "Project title",
        "Innovation and digital public services: capacity of civil servants in Central Asia and the Caucasus",
        "",
    ),
    ("Award and project numbers", "not recorded", ""),
    ("Implementing partner", "Astana Civil Service Hub, United Nations Development Programme", ""),
    ("Start and end", "17 September 2021 – 31 December 2023", ""),
    ("Budget of 2022, USD", "359 376.00", "budget.awp.2022"),
    ("Budget of 2022 as stated, USD (cover; executive summary)", "573 000.00", ""),
    ("Total approved budget, USD", "1 093 399.96", "plan.total.2021-2023"),
    ("Revenue to the end of the year, USD", "no receipt is recorded", "revenue.2021-2022"),
    ("Revenue to the end of 2022 as stated, USD (cover)", "598 520.79", ""),
    ("Expenditure of 2022, USD", "527 496.51", "expenditure.total.2022"),
    ("Project manager", "as signed: Programme manager", ""),
]
OPEN = [
    ("people.attendances.total", "216", "206", "−10"),
    ("indicator.1.1.target.2022", "no target in 2022 (2021: 1)", "0", "–"),
    ("indicator.1.1.target.2022", "no target in 2022 (2021: 1)", "1", "–"),
    ("indicator.1.1.actual.2022", "1", "0", "−1"),
    ("indicator.1.1.previous", "0", "1", "1"),
    ("indicator.1.2.target.2022", "no target in 2022 (2021: 60)", "60", "–"),
    ("indicator.1.2.target.2022", "no target in 2022 (2021: 60)", "60", "–"),
    ("indicator.1.2.actual.2022", "50", "60", "10"),
    ("conclusion.status", "Behind", "On track", "–"),
    ("publications.total.2022", "3", "2", "−1"),
    ("budget.awp.2022", "359 376.00", "573 000", "213 624.00"),
    ("budget.approved.activity1.2021-2023", "495 049.50", "485 148.52", "−9 900.98"),
    ("budget.approved.activity2.2021-2023", "416 208.29", "404 834.65", "−11 373.64"),
    ("budget.approved.total.2021-2023", "911 257.79", "889 983.17", "−21 274.62"),
    ("utilised.2022", "527 496.51", "551 200.51", "23 704.00"),
    ("delivery_rate.2022", "92.1", "96.2", "4.1"),
    ("utilised.2021-2022", "598 520.79", "599 603.04", "1 082.25"),
    ("plan.output1.2021-2022", "360 000.00", "481 653.41", "121 653.41"),
    ("expenditure.activity1.76135.2022", "−221.80", "221.80", "443.60"),
]
ROUNDING = [
    ("people.unique.male_pct", "62.9", "62.8", "−0.1"),
    ("people.unique.female_pct", "37.1", "37.2", "0.1"),
    ("expenditure.activity1.75105.2021", "3 381.74", "3 381.73", "−0.01"),
    ("expenditure.activity1.75105.2022", "32 273.75", "32 273.76", "0.01"),
    ("expenditure.activity2.75105.2022", "6 776.67", "6 776.66", "−0.01"),
    ("plan.output1.total", "539 999.99", "540 000.00", "0.01"),
    ("plan.output3.total", "99 399.96", "99 400.00", "0.04"),
    ("plan.total.2021-2023", "1 093 399.96", "1 093 400.00", "0.04"),
    ("plan.undp.2021-2023", "99 399.96", "99 400.00", "0.04"),
]
UNKNOWN = [
    ["Actual of indicator 1.3 in 2021", "327"],
    ["Receipts of 2021-2022", "598 520.79"],
    ["First day of the project", "2021-09-17"],
    ["Last day of the project", "2023-12-31"],
    ["Share of women among the staff, per cent", "66"],
    ["Share of men among the staff, per cent", "34"],
]
MANIFEST = {
    "Events": "6",
    "Registrations": "216",
    "Attendances": "216",
    "Publications": "3",
    "Indicators": "7",
    "Events and types of publication linked to indicators": "8",
    "Baselines": "7",
    "Approved targets": "9",
    "Results stated by hand": "0",
    "Published figures": "84",
    "Published cells of tables of people": "98",
    "Lines of the plan": "59",
    "Changes of budgets": "0",
    "Lines of the ledger": "57",
    "Reconciling items": "0",
    "Receipts": "0",
    "Reviews of risks": "6",
    "Issues": "3",
    "Lessons": "3",
}


@pytest.mark.usefixtures("year_2022")
def test_the_parts_of_money_the_annexes_and_the_cover_of_the_year():
    report = ReportFactory()
    check_figures(2022, at=AT)
    open_one = Discrepancy.objects.get(figure="utilised.2022")
    words = {"words": "Commitments are counted.", "words_ru": "Учтены обязательства."}
    explain(open_one, **words, by=UserFactory(role="M&E officer"), at=AT)
    material = material_of(report)

    tables = made(material, "budget")
    assert [row[:3] for row in rows(tables["budget"])] == BUDGET
    assert [row[1:] for row in rows(tables["outputs"])] == OUTPUTS
    _is_the_ledger(made(material, "expenditure"))
    assert [row[1:5] for row in rows(made(material, "money_checks")["money_checks"])] == CHECKS
    assert {key: rows(table) for name in CHARTS for key, table in made(material, name).items()} == CHARTS
    assert [(fact.label, plain(fact.cell), fact.cell.figure) for fact in cover_of(material)] == COVER

    tables = made(material, "discrepancies")
    assert _told(tables["discrepancies"]) == OPEN
    english = {row[1].figure: row[1].text for row in tables["explanations"].rows}
    assert english == {name: "not explained" for name, *_rest in OPEN} | {"utilised.2022": words["words"]}
    with override("ru"):
        russian = made(material_of(report), "discrepancies")["explanations"]
    assert [row[1].text for row in russian.rows if row[1].figure == "utilised.2022"] == [words["words_ru"]]
    assert _told(tables["rounding"]) == ROUNDING
    assert [row[:2] for row in rows(tables["not_computable"])] == UNKNOWN

    assert dict(rows(made(material, "manifest")["manifest"])) == MANIFEST
    _every_figure_has_its_source(material)
    _one_attendance_is_one_row(report)


def _is_the_ledger(tables: dict[str, Table]) -> None:
    """Each line of the ledger once, under its activity, account and year."""
    found = {}
    for activity in (1, 2):
        table = tables[f"expenditure-{activity}"]
        for row in table.rows:
            booked = zip(table.header[2:-1], row[2:-1], strict=True)
            found |= {(activity, row[0].text, int(year)): cell.value for year, cell in booked if cell.is_figure}
    assert found == {(it.activity, it.account, it.year): it.amount for it in ledger_entries()}
    title = "Capacity building of officials in innovation policy and digital public services"
    assert rows(tables["expenditure-1"])[-1] == ["Total", title, "45 641.88", "436 011.53", "481 653.41"]
    assert rows(tables["expenditure"])[-1] == ["Total", "", "48 402.53", "527 496.51", "575 899.04"]
    assert [cell.figure for cell in tables["expenditure"].total[2:]] == [
        "expenditure.total.2021", "expenditure.total.2022", "expenditure.total.2021-2022",
    ]  # fmt: skip


def _one_attendance_is_one_row(report: Report) -> None:
    before = evidence_of(report)
    assert [len(found) for found in before.values()] == [int(count) for count in MANIFEST.values()]
    assert not any("Demo" in row or "@" in row for found in before.values() for row in found)
    came = Attendance.objects.filter(registration__event__ends_on__year=2022).latest("pk")
    Attendance.objects.filter(pk=came.pk).update(days=3)
    after = evidence_of(report)
    changed = {kind: set(after[kind]) ^ set(before[kind]) for kind in before if after[kind] != before[kind]}
    assert [(kind, len(rows)) for kind, rows in changed.items()] == [("attendances", 2)]


def _told(table: Table) -> list[tuple[str, ...]]:
    return [(row[1].figure, *(plain(row[column]) for column in (1, 2, 4))) for row in table.rows]


def _every_figure_has_its_source(material: Material) -> None:
    choice = chosen({"year": "2022"}, options())
    keys = {page: {section.key for section in found.sections(choice)} for page, found in PAGES.items()}
    addresses = {source_of(name, 2022) for name in material.checked}
    for address in addresses:
        path, _question, rest = address.partition("?")
        found = resolve(path)
        if found.url_name == "donor_page":
            query, _hash, place = rest.partition("#")
            assert (query, place in keys[found.kwargs["page"]]) == ("year=2022", True)
        else:
            assert found.url_name == "indicator"
    assert source_of("weather.2022", 2022) is None


def test_many_years_share_their_first_column():
    assert spans(()) == []
    assert spans((2021, 2022)) == [(2021,), (2022,)]
    assert spans(tuple(range(2014, 2024))) == [tuple(range(2014, 2021)), (2021,), (2022,), (2023,)]


@pytest.mark.django_db
def test_ten_years_of_spending_stay_in_the_width_of_a_page():
    build_programme()
    build_ledger(range(2013, 2023))
    days = {"first": date(2022, 1, 1), "last": date(2022, 12, 31)}
    material = Material(
        Kind.ANNUAL, **days, project=Project.objects.get(), results=None, checked={}, money=finance_of(2022)
    )
    table = made(material, "expenditure")["expenditure-1"]
    assert table.header == ("Account", "Description", "2013–2019", "2020", "2021", "2022", "Total")
    assert rows(table) == [
        ["71605", "Tickets", "700.00", "100.00", "100.00", "100.00", "1 000.00"],
        ["Total", str(Output.objects.get(number=1).title), "700.00", "100.00", "100.00", "100.00", "1 000.00"],
    ]


def build_ledger(years: Iterable[int]) -> None:
    for year in years:
        extract = LedgerExtract.objects.create(
            source=str(year), starts_on=date(year, 1, 1), ends_on=date(year, 12, 31), imported_at=AT
        )
        extract.lines.create(
            output=Output.objects.get(number=1), year=year, account="71605", description="Tickets", amount=100,
            printed_amount=100,
        )  # fmt: skip


@pytest.mark.django_db
def test_four_kinds_of_nothing_are_told_apart():
    build_programme()
    days = {"first": date(2022, 1, 1), "last": date(2022, 12, 31)}
    material = Material(
        Kind.ANNUAL, **days, project=Project.objects.get(), results=None, checked={}, money=finance_of(2022)
    )
    tables = made(material, "budget")
    assert [row[1:3] for row in rows(tables["budget"])] == [["not reported", "not stated"]] * 13
    assert rows(tables["outputs"])[0][1:] == ["not in the plan", "not stated", "not reported", "not applicable"]
    assert made(material, "expenditure") == {}
    assert [made(material, key) for key in CHARTS] == [{}, {}, {}]
    facts = {fact.label: plain(fact.cell) for fact in cover_of(material)}
    assert (facts["Budget of 2022, USD"], facts["Expenditure of 2022, USD"]) == ("not reported", "not reported")
    assert Decimal(0) not in [cell.value for row in tables["budget"].rows for cell in row]
