"""What a report rests on, row by row, as it is hashed when the report is frozen. None of the rows names anybody."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from indicators import evidence
from indicators.finance import plan_lines
from indicators.models import (
    Baseline,
    BudgetChange,
    Claim,
    HeadcountClaim,
    Indicator,
    IndicatorEvent,
    IndicatorPublicationKind,
    Issue,
    LedgerLine,
    Lesson,
    Receipt,
    ReconcilingItem,
    Report,
    RiskReview,
    StatedResult,
    TargetVersion,
)

Rows = dict[str, list[str]]


def evidence_of(report: Report) -> Rows:
    """The rows of each kind in a fixed order. The same evidence gives the same rows, in any language."""
    first, last = report.days
    return evidence_between(first, last, event=report.event_id)


def evidence_between(first: date, last: date, *, event: int | None = None) -> Rows:
    """Of one event, or of what ended until `last`: from `first`, or from the first day of the year, from which on the
    framework is counted. Of plan and ledger all until the end of the year.
    """
    happened = evidence.rows_between(min(first, date(last.year, 1, 1)), last, event)
    found = {kind: _joined(rows) for kind, rows in happened.items()}
    return found if event is not None else {**found, **_of_year(last)}


def _of_year(last: date) -> Rows:
    until, year = {"year__lte": last.year}, {"year": last.year}
    targets = TargetVersion.objects.filter(**until)
    stated = StatedResult.objects.filter(**until)
    indicators = Indicator.objects.values_list("number", "unit", "counting", "accumulation", "direction", "decimals")
    events = IndicatorEvent.objects.values_list("indicator__number", "event")
    kinds = IndicatorPublicationKind.objects.values_list("indicator__number", "kind")
    return {
        "indicators": _joined(indicators),
        "links": _joined([*events, *kinds]),
        "baselines": _joined(Baseline.objects.values_list("indicator__number", "year", "value")),
        "targets": _joined(targets.values_list("pk", "indicator__number", "year", "value", "approved_at")),
        "stated_results": _joined(
            stated.values_list("pk", "indicator__number", "year", "value", "numerator", "denominator", "words")
        ),
        "claims": _joined(Claim.objects.filter(**year).values_list("pk", "figure", "value", "where")),
        "headcounts": _joined(
            HeadcountClaim.objects.filter(**year).values_list("pk", "event", "sex", "country", "people", "where")
        ),
        "plan_lines": _joined(
            (it.output, it.activity, it.year, it.account, it.amount, it.funding)
            for it in plan_lines(date(last.year, 12, 31))
        ),
        "budget_changes": _joined(BudgetChange.objects.filter(**until).values_list("pk", "year", "kind", "amount")),
        "ledger_lines": _joined(
            LedgerLine.objects.filter(**until).values_list("pk", "output__number", "year", "account", "amount")
        ),
        "reconciling_items": _joined(
            ReconcilingItem.objects.filter(**until).values_list("pk", "year", "output__number", "amount", "reason")
        ),
        "receipts": _joined(
            Receipt.objects.filter(received_on__lte=last).values_list("pk", "received_on", "amount", "reference")
        ),
        "risk_reviews": _joined(
            RiskReview.objects.filter(reviewed_on__lte=last).values_list(
                "pk", "risk__number", "reviewed_on", "likelihood", "impact", "level"
            )
        ),
        "issues": _joined(Issue.objects.values_list("pk", "number", "raised_on", "closed_on")),
        "lessons": _joined(Lesson.objects.filter(**year).values_list("pk", "year", "title")),
    }


def _joined(rows: Iterable[Iterable[object]]) -> list[str]:
    return sorted(":".join(map(str, row)) for row in rows)


def kind_names() -> dict[str, str]:
    """Each kind as people call it, in the order of a list."""
    return {
        "events": _("Events"),
        "registrations": _("Registrations"),
        "attendances": _("Attendances"),
        "publications": _("Publications"),
        "indicators": _("Indicators"),
        "links": _("Events and types of publication linked to indicators"),
        "baselines": _("Baselines"),
        "targets": _("Approved targets"),
        "stated_results": _("Results stated by hand"),
        "claims": _("Published figures"),
        "headcounts": _("Published cells of tables of people"),
        "plan_lines": _("Lines of the plan"),
        "budget_changes": _("Changes of budgets"),
        "ledger_lines": _("Lines of the ledger"),
        "reconciling_items": _("Reconciling items"),
        "receipts": _("Receipts"),
        "risk_reviews": _("Reviews of risks"),
        "issues": _("Issues"),
        "lessons": _("Lessons"),
    }
