from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.ledger import AccountRow, ActivityStatement, Entry, Statement, signed, statement
from portal.core.demo import rows


def entry(activity=1, account="71605", year=2022, amount="1.00") -> Entry:
    return Entry(activity, account, f"account {account}", year, Decimal(amount))


@pytest.mark.parametrize(
    ("account", "printed", "expected"),
    [
        ("76135", "221.80", "-221.80"),  # a gain printed with the wrong sign in 2022
        ("76135", "-11.61", "-11.61"),  # and with the right one in 2021
        ("76125", "537.74", "537.74"),  # a loss stays what it is
        ("71605", "-5.00", "-5.00"),  # a refund too
    ],
)
def test_a_realized_gain_reduces_expenditure(account, printed, expected):
    assert signed(account, Decimal(printed)) == Decimal(expected)


def test_statement_keeps_a_missing_line_apart_from_zero():
    result = statement([entry(year=2021, amount="0.00"), entry(account="72120", amount="2.50"), entry(activity=2)])
    assert result == Statement(
        years=(2021, 2022),
        activities=(
            ActivityStatement(
                1,
                (
                    AccountRow("71605", "account 71605", (Decimal("0.00"), None), Decimal("0.00")),
                    AccountRow("72120", "account 72120", (None, Decimal("2.50")), Decimal("2.50")),
                ),
                (Decimal("0.00"), Decimal("2.50")),
                Decimal("2.50"),
            ),
            ActivityStatement(
                2,
                (AccountRow("71605", "account 71605", (None, Decimal("1.00")), Decimal("1.00")),),
                (Decimal("0.00"), Decimal("1.00")),
                Decimal("1.00"),
            ),
        ),
        by_year=(Decimal("0.00"), Decimal("3.50")),
        total=Decimal("3.50"),
    )


def test_statement_of_nothing_has_no_expenditure():
    assert statement([]).of_year(2022) == 0


def test_the_printed_ledger_adds_up_to_the_published_totals():
    result = statement(
        Entry(
            int(row["activity"]),
            row["account"],
            row["description"],
            int(row["year"]),
            signed(row["account"], Decimal(row["amount_usd"])),
        )
        for row in rows("indicators", "ledger_as_printed.csv")
    )
    computed = {f"expenditure.total.{year}": result.of_year(year) for year in (2021, 2022)}
    computed["expenditure.total.2021-2022"] = result.total
    for activity in result.activities:
        for year, amount in zip(result.years, activity.by_year, strict=True):
            computed[f"expenditure.activity{activity.activity}.{year}"] = amount
        computed[f"expenditure.activity{activity.activity}.2021-2022"] = activity.total
    published = {
        row["figure"]: Decimal(row["published_value"])
        for row in rows("indicators", "published_figures_2022.csv")
        if row["figure"].startswith("expenditure.")
    }
    assert computed == published


@given(
    st.lists(
        st.builds(
            entry,
            activity=st.integers(1, 3),
            account=st.sampled_from(["71605", "72120", "76135"]),
            year=st.integers(2021, 2023),
            amount=st.decimals(-10000, 10000, places=2),
        )
    )
)
def test_every_total_is_the_sum_of_what_stands_above_it(entries):
    result = statement(entries)
    assert result.total == sum(it.amount for it in entries) == sum(result.by_year)
    assert result.by_year == tuple(
        sum(it.by_year[column] for it in result.activities) for column in range(len(result.years))
    )
    for activity in result.activities:
        assert activity.total == sum(activity.by_year) == sum(row.total for row in activity.accounts)
        for row in activity.accounts:
            assert row.total == sum(amount for amount in row.by_year if amount is not None)
