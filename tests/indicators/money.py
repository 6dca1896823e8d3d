"""Plan and ledger of the programme's real year, as plain values."""

from decimal import Decimal

from indicators.charges import PlanLine
from indicators.ledger import Entry, signed
from portal.core.demo import rows


def plan_lines() -> list[PlanLine]:
    return [
        PlanLine(
            int(row["output"]),
            row["activity"],
            int(row["year"]),
            row["budget_account"],
            Decimal(row["amount_usd"]),
            row["funding_source"],
        )
        for row in rows("indicators", "work_plan.csv")
    ]


def ledger_entries() -> list[Entry]:
    return [
        Entry(
            int(row["activity"]),
            row["account"],
            row["description"],
            int(row["year"]),
            signed(row["account"], Decimal(row["amount_usd"])),
        )
        for row in rows("indicators", "ledger_as_printed.csv")
    ]


def published() -> dict[str, str]:
    """The first of the published values of each figure."""
    return {row["figure"]: row["published_value"] for row in reversed(rows("indicators", "published_figures_2022.csv"))}
