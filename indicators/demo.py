"""The results framework, the money, the risks and the published figures of the programme's real year."""

from datetime import UTC, date, datetime
from decimal import Decimal

from indicators import evidence
from indicators.actions import set_target
from indicators.ledger import signed
from indicators.models import (
    Activity,
    Baseline,
    BudgetLine,
    Claim,
    Indicator,
    IndicatorEvent,
    IndicatorPublication,
    Issue,
    LedgerLine,
    Output,
    Project,
    Risk,
)
from portal.core.demo import rows

YEAR = 2022
PLAN = "Project document, work plan"
LEDGER = "Annual progress report 2022, financial status"
APPROVED = datetime(2021, 9, 17, tzinfo=UTC)  # the day on which the project began


def load() -> str:
    if Project.objects.exists():
        return "results: there already"
    _load_framework()
    _load_money()
    _load_risks()
    places = _by("places_ru.csv", "where")
    claims = [
        Claim(
            year=YEAR,
            figure=_figure(row["figure"]),
            value=row["published_value"],
            where=row["where"],
            where_ru=places[row["where"]]["where_ru"],
        )
        for row in rows("indicators", "published_figures_2022.csv")
    ]
    Claim.objects.bulk_create(claims)
    return f"results: {Indicator.objects.count()} indicators, {LedgerLine.objects.count()} ledger lines"


def slug(event: str) -> str:
    """The address of an event of the data files."""
    return f"{event}-{YEAR}"


def _figure(name: str) -> str:
    """Published figures name events as the data files do; here they go by their address."""
    first, *rest = name.split(".")
    return ".".join([first, slug(rest[0]), *rest[1:]]) if first == "event" else name


def _by(file: str, key: str) -> dict[str, dict[str, str]]:
    return {row[key]: row for row in rows("indicators", file)}


def _load_framework() -> None:
    claims = _by("published_figures_2022.csv", "figure")
    project = Project.objects.create(
        **rows("indicators", "project.csv")[0],
        starts_on=date.fromisoformat(claims["project.start"]["published_value"]),
        ends_on=date.fromisoformat(claims["project.end"]["published_value"]),
    )
    for row in rows("indicators", "outputs_ru.csv"):
        Output.objects.create(project=project, number=row["output"], title=row["title"], title_ru=row["title_ru"])
    russian = _by("indicators_ru.csv", "indicator")
    events, works = evidence.event_ids(), evidence.work_ids()
    for row in rows("indicators", "results_framework.csv"):
        indicator = _load_indicator(row, russian[row["indicator"]])
        if indicator.evidence == Indicator.Evidence.ATTENDANCE:
            for held in rows("events", "events_2022.csv"):
                if held["indicator"] == indicator.number:
                    IndicatorEvent.objects.create(indicator=indicator, event_id=events[slug(held["event"])])
        else:
            for work in rows("knowledge", "publications.csv"):
                if work["indicator"] == indicator.number:
                    IndicatorPublication.objects.create(indicator=indicator, work_id=works[work["title"]])


def _load_indicator(row: dict[str, str], russian: dict[str, str]) -> Indicator:
    indicator = Indicator.objects.create(
        output=Output.objects.get(number=row["output"]),
        number=row["indicator"],
        title=row["title"],
        title_ru=russian["title_ru"],
        unit=row["unit"],
        evidence=row["evidence"],
        data_source=row["data_source"],
        data_source_ru=russian["data_source_ru"],
    )
    Baseline.objects.create(indicator=indicator, value=row["baseline"], year=row["baseline_year"])
    for year in (2021, 2022, 2023):
        if row[f"target_{year}"]:
            set_target(indicator, year=year, value=Decimal(row[f"target_{year}"]), source=PLAN, by=None, at=APPROVED)
    return indicator


def _load_money() -> None:
    russian = _by("activities_ru.csv", "activity")
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
            activity=activities[number],
            year=row["year"],
            account=row["budget_account"],
            amount=row["amount_usd"],
            funding=row["funding_source"],
        )
    accounts = _by("accounts_ru.csv", "account")
    for row in rows("indicators", "ledger_as_printed.csv"):
        printed = Decimal(row["amount_usd"])
        LedgerLine.objects.create(
            output=outputs[int(row["activity"])],
            year=row["year"],
            account=row["account"],
            description=row["description"],
            description_ru=accounts[row["account"]]["description_ru"],
            amount=signed(row["account"], printed),
            printed_amount=printed,
            source=LEDGER,
        )


def _load_risks() -> None:
    russian = _by("risks_ru.csv", "number")
    for row in rows("indicators", "risks.csv"):
        translated = {field: russian[row["number"]][field] for field in ("title_ru", "categories_ru", "treatment_ru")}
        written = {field: row[field] for field in ("number", "title", "categories", "treatment", "owner")}
        grades = {"likelihood": row["likelihood"], "impact": row["impact"], "level": row["level_as_printed"].lower()}
        Risk.objects.create(**written, **grades, **translated)
    russian = _by("issues_ru.csv", "number")
    for row in rows("indicators", "issues.csv"):
        translated = {field: russian[row["number"]][field] for field in ("title_ru", "action_ru")}
        Issue.objects.create(**row, **translated)
