from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from indicators.agreement import Agreement
from indicators.charges import FacilitiesCheck, PlanLine, PlanSum, facilities_checks, plan_sum, plan_totals
from indicators.ledger import Entry
from tests.indicators.money import ledger_entries, plan_lines, published


def entry(account: str, amount: str, output: int = 1, year: int = 2022) -> Entry:
    return Entry(output, account, account, year, Decimal(amount))


def line(amount: str, funding: str = "MOIS", output: int = 1, year: int = 2022) -> PlanLine:
    return PlanLine(output, f"{output}.1", year, "72100", Decimal(amount), funding)


def test_facilities_of_the_printed_ledger_are_right_to_a_cent():
    checks = facilities_checks(ledger_entries())
    assert [(it.output, it.year, it.direct, it.charged, it.difference, it.agreement) for it in checks] == [
        (1, 2021, Decimal("42271.76"), Decimal("3381.73"), Decimal("-0.01"), Agreement.ROUNDING),
        (1, 2022, Decimal("403421.83"), Decimal("32273.76"), Decimal("0.01"), Agreement.ROUNDING),
        (2, 2021, Decimal("2556.16"), Decimal("204.49"), Decimal("0.00"), Agreement.AGREES),
        (2, 2022, Decimal("84708.32"), Decimal("6776.66"), Decimal("-0.01"), Agreement.ROUNDING),
    ]


def test_facilities_leave_out_exchange_and_tell_what_is_missing_or_too_much():
    checks = facilities_checks(
        [
            entry("71605", "100.00"),
            entry("76125", "50.00"),
            entry("76135", "-9.00"),
            entry("75105", "9.00"),
            entry("71605", "100.00", output=2),
            entry("76135", "-1.00", output=3),
        ]
    )
    assert checks == (
        FacilitiesCheck(1, 2022, Decimal("100.00"), Decimal("9.00")),
        FacilitiesCheck(2, 2022, Decimal("100.00"), None),
        FacilitiesCheck(3, 2022, Decimal("0.00"), None),
    )
    assert [(it.expected, it.difference, it.agreement) for it in checks] == [
        (Decimal("8.00"), Decimal("1.00"), Agreement.DIFFERS),
        (Decimal("8.00"), Decimal("-8.00"), Agreement.DIFFERS),
        (Decimal("0.00"), Decimal("0.00"), Agreement.AGREES),
    ]


def test_levy_is_of_donor_money_alone():
    assert plan_sum([line("1000.00"), line("1000.00", "UNDP")]) == PlanSum(
        Decimal("2000.00"), Decimal("160.00"), Decimal("10.80")
    )


def test_the_plan_adds_up_to_the_published_sums():
    totals = plan_totals(plan_lines())
    computed = {f"plan.total.{year}": totals.by_year[year].total for year in (2021, 2022, 2023)}
    for output, found in totals.outputs.items():
        computed[f"plan.output{output}.activities"] = found.activities
        computed[f"plan.output{output}.gms"] = found.gms
        if output != 3:
            computed[f"plan.output{output}.levy"] = found.levy
        computed[f"plan.output{output}.total"] = found.total
    computed["plan.total.2021-2023"] = totals.total.total
    computed["plan.donor.2021-2023"] = totals.donor.total
    computed["plan.undp.2021-2023"] = totals.own.total
    stated = {figure: Decimal(value) for figure, value in published().items() if figure.startswith("plan.")}
    assert computed.keys() == stated.keys()
    assert {figure: stated[figure] - computed[figure] for figure in stated if stated[figure] != computed[figure]} == {
        "plan.output1.total": Decimal("0.01"),
        "plan.output3.total": Decimal("0.04"),
        "plan.total.2021-2023": Decimal("0.04"),
        "plan.undp.2021-2023": Decimal("0.04"),
    }
    assert totals.outputs[3].levy == 0
    assert totals.of_year(2024) is None


@given(
    st.lists(
        st.builds(
            line,
            amount=st.decimals(0, 10000, places=2).map(str),
            funding=st.sampled_from(["MOIS", "MOIS/NIA", "UNDP"]),
            output=st.integers(1, 3),
            year=st.integers(2021, 2023),
        ),
        max_size=12,
    )
)
def test_years_and_sources_of_funds_add_up_to_the_total(lines):
    totals = plan_totals(lines)
    assert sum(it.total for it in totals.by_year.values()) == totals.total.total
    assert totals.total.activities == sum(it.amount for it in lines)
    assert totals.own.levy == 0
    assert abs(sum(it.total for it in totals.outputs.values()) - totals.total.total) <= Decimal("0.01") * 12
