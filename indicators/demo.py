"""The results framework, the money, the risks and the published figures of the programme's real year."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

from indicators import demo_claims, demo_money, demo_periods, demo_reports, evidence
from indicators.actions import review_risk, set_target
from indicators.demo_rows import YEAR, by_key, slug
from indicators.models import (
    Baseline,
    Indicator,
    IndicatorEvent,
    IndicatorPublicationKind,
    Issue,
    LedgerLine,
    Lesson,
    Output,
    Project,
    Risk,
)
from portal.core.demo import rows

PLAN = "Project document, work plan"
COUNTING = {"attendance": Indicator.Counting.ATTENDANCES, "publication": Indicator.Counting.PUBLICATIONS}
KINDS = {"studies": "study", "guides": "guide", "products": "knowledge_product"}
APPROVED = datetime(2021, 9, 17, tzinfo=UTC)  # the day on which the project began


def load() -> str:
    if Project.objects.exists():
        return "results: there already"
    _load_framework()
    demo_money.load()
    _load_risks()
    _load_issues_and_lessons()
    demo_claims.load()
    demo_periods.load()
    demo_reports.load()
    return f"results: {Indicator.objects.count()} indicators, {LedgerLine.objects.count()} ledger lines"


def _load_framework() -> None:
    claims = by_key("published_figures_2022.csv", "figure")
    project = Project.objects.create(
        **rows("indicators", "project.csv")[0],
        starts_on=date.fromisoformat(claims["project.start"]["published_value"]),
        ends_on=date.fromisoformat(claims["project.end"]["published_value"]),
    )
    for row in rows("indicators", "outputs_ru.csv"):
        Output.objects.create(project=project, number=row["output"], title=row["title"], title_ru=row["title_ru"])
    russian = by_key("indicators_ru.csv", "indicator")
    events = evidence.event_ids()
    for row in rows("indicators", "results_framework.csv"):
        indicator = _load_indicator(row, russian[row["indicator"]])
        if indicator.counting == Indicator.Counting.ATTENDANCES:
            for held in rows("events", "events_2022.csv"):
                if held["indicator"] == indicator.number:
                    IndicatorEvent.objects.create(indicator=indicator, event_id=events[slug(held["event"])])
        else:
            kind = KINDS[indicator.unit]
            IndicatorPublicationKind.objects.create(indicator=indicator, kind=kind)


def _load_indicator(row: dict[str, str], russian: dict[str, str]) -> Indicator:
    indicator = Indicator.objects.create(
        output=Output.objects.get(number=row["output"]),
        number=row["indicator"],
        title=row["title"],
        title_ru=russian["title_ru"],
        unit=row["unit"],
        counting=COUNTING[row["evidence"]],
        data_source=row["data_source"],
        data_source_ru=russian["data_source_ru"],
    )
    Baseline.objects.create(indicator=indicator, value=row["baseline"], year=row["baseline_year"])
    for year in (2021, 2022, 2023):
        if row[f"target_{year}"]:
            set_target(indicator, year=year, value=Decimal(row[f"target_{year}"]), source=PLAN, by=None, at=APPROVED)
    return indicator


def _load_risks() -> None:
    russian = by_key("risks_ru.csv", "number")
    for row in rows("indicators", "risks.csv"):
        translated = {field: russian[row["number"]][field] for field in ("title_ru", "categories_ru", "treatment_ru")}
        written = {field: row[field] for field in ("number", "title", "categories", "treatment", "owner")}
        grades = {"likelihood": row["likelihood"], "impact": row["impact"], "level": row["level_as_printed"].lower()}
        Risk.objects.create(**written, **grades, **translated)
    for row in rows("indicators", "risk_review_texts_2022.csv"):
        _review(Risk.objects.get(number=row["number"]), row)


def _review(risk: Risk, row: dict[str, str]) -> None:
    """The reviews of 2022 found the figures as they are printed."""
    day = date.fromisoformat(row["reviewed_on"])
    review_risk(
        risk,
        reviewed_on=day,
        likelihood=risk.likelihood,
        impact=risk.impact,
        level=risk.level,
        note=row["note"],
        note_ru=row["note_ru"],
        by=None,
        at=datetime.combine(day, time(12), UTC),
    )


def _load_issues_and_lessons() -> None:
    russian, raised = by_key("issues_ru.csv", "number"), by_key("issue_dates_2022.csv", "number")
    for row in rows("indicators", "issues.csv"):
        translated = {field: russian[row["number"]][field] for field in ("title_ru", "action_ru")}
        Issue.objects.create(**row, **translated, raised_on=raised[row["number"]]["raised_on"])
    for row in rows("indicators", "lesson_texts_2022.csv"):
        Lesson.objects.create(year=YEAR, **row)
