"""The work plan of the project document and the ledger as the report of 2022 prints it."""

from datetime import UTC, date, datetime
from decimal import Decimal

from indicators.demo_rows import by_key
from indicators.ledger import signed
from indicators.models import Activity, BudgetLine, BudgetVersion, LedgerExtract, LedgerLine, Output
from portal.core.demo import rows

ADOPTED = date(2021, 9, 17)  # the day on which the project began
LEDGER = "Annual progress report 2022, financial status"
LEDGER_RU = "Годовой отчёт за 2022 год, финансовое положение"
IMPORTED = datetime(2023, 2, 1, tzinfo=UTC)


def load() -> None:
    _load_plan()
    _load_ledger()


def _load_plan() -> None:
    russian = by_key("activities_ru.csv", "activity")
    version = BudgetVersion.objects.create(
        title="Project document",
        title_ru="Проектный документ",
        adopted_on=ADOPTED,
        source="Project document, work plan",
    )
    outputs = {output.number: output for output in Output.objects.all()}
    activities: dict[str, Activity] = {}
    for row in rows("indicators", "work_plan.csv"):
        number = row["activity"]
        if number not in activities:
            activities[number] = Activity.objects.create(
                output=outputs[int(row["output"])],
                number=number,
                title=row["title"],
                title_ru=russian[number]["title_ru"],
                funding=row["funding_source"],
            )
        BudgetLine.objects.create(
            version=version,
            activity=activities[number],
            year=row["year"],
            account=row["budget_account"],
            amount=row["amount_usd"],
            funding=row["funding_source"],
        )


def _load_ledger() -> None:
    outputs = {output.number: output for output in Output.objects.all()}
    accounts = by_key("accounts_ru.csv", "account")
    extracts: dict[str, LedgerExtract] = {}
    for row in rows("indicators", "ledger_as_printed.csv"):
        printed, year = Decimal(row["amount_usd"]), row["year"]
        if year not in extracts:
            extracts[year] = LedgerExtract.objects.create(
                source=LEDGER,
                source_ru=LEDGER_RU,
                starts_on=f"{year}-01-01",
                ends_on=f"{year}-12-31",
                imported_at=IMPORTED,
            )
        LedgerLine.objects.create(
            extract=extracts[year],
            output=outputs[int(row["activity"])],
            year=year,
            account=row["account"],
            description=row["description"],
            description_ru=accounts[row["account"]]["description_ru"],
            amount=signed(row["account"], printed),
            printed_amount=printed,
        )
