"""Plan and ledger of the programme's real year, as plain values."""

from datetime import date
from decimal import Decimal

from indicators.charges import PlanLine
from indicators.ledger import Entry, signed
from indicators.models import Activity, Output, Project
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


def build_programme() -> None:
    """The project with its outputs and activities, without any money."""
    project = Project.objects.create(
        title="Capacity of civil servants",
        donor="Donor",
        partner="Hub",
        country="Kazakhstan",
        starts_on=date(2021, 9, 17),
        ends_on=date(2023, 12, 31),
    )
    for row in rows("indicators", "work_plan.csv"):
        output, _new = Output.objects.get_or_create(project=project, number=row["output"])
        Activity.objects.get_or_create(
            number=row["activity"],
            defaults={"output": output, "title": row["title"], "funding": row["funding_source"]},
        )


def as_csv(header: str, *lines: str) -> bytes:
    return "\n".join([header, *lines]).encode()


def ledger_rows(year: int) -> list[list[object]]:
    """The ledger of a year as a workbook holds it: the amounts as text, in the manner of the region."""
    found = [row for row in rows("indicators", "ledger_as_printed.csv") if row["year"] == str(year)]
    return [
        ["Результат", "Сумма, долл. США", "Счёт", "Наименование"],
        *(
            [
                f"Activity {row['activity']}",
                f"{Decimal(row['amount_usd']):,.2f}".replace(",", "\u00a0").replace(".", ",").replace("-", "\u2212"),
                int(row["account"]),
                row["description"],
            ]
            for row in found
        ),
    ]
