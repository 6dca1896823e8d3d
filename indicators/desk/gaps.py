"""What a reporting period still lacks, each with the place where it is mended."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from indicators import evidence
from indicators.coverage import uncovered
from indicators.desk.inbox import pieces_of
from indicators.models import Discrepancy, Indicator, LedgerExtract, ReportingPeriod, TargetVersion
from indicators.results import UnknownYear, results_of

Row = tuple[str, str]  # what is missing, and the address where it is mended (empty: nowhere in the admin)


@dataclass(frozen=True)
class Gap:
    """One thing that is to be looked after; without rows nothing is missing."""

    heading: str
    rows: tuple[Row, ...]


def gaps_of(period: ReportingPeriod, *, today: date, user: Any) -> list[Gap]:
    """All checks of the desk in their order, with what each found; it leads there whom it lets in."""
    return [
        Gap(str(heading), _leading(check(period, today), user.has_perm(permission)))
        for heading, check, permission in CHECKS
    ]


def _leading(rows: Iterable[Row], may: bool) -> tuple[Row, ...]:
    return tuple((text, address if may else "") for text, address in rows)


def years_of(period: ReportingPeriod) -> range:
    return range(period.starts_on.year, period.ends_on.year + 1)


def without_list(period: ReportingPeriod, today: date) -> Iterable[Row]:
    held = evidence.events_between(period.starts_on, min(period.ends_on, today))
    return [_event_row(event) for event in held if not event.attendances]


def not_looked_at(period: ReportingPeriod, today: date) -> Iterable[Row]:
    inbox = reverse("evidence_inbox", args=[period.pk])
    return [(piece.title, inbox) for piece in pieces_of(period) if not piece.is_looked_at]


def _to_be_merged(period: ReportingPeriod, today: date) -> Iterable[Row]:
    return pairs_between(period.starts_on, period.ends_on)


def pairs_between(first: date, last: date) -> list[Row]:
    """Of people who attended in these days."""
    pairs = evidence.pairs_to_decide(first, last)
    told = _("Pairs to be decided: %(count)s") % {"count": pairs}
    return [(told, reverse("match_candidate:index"))] if pairs else []


def _not_reported(period: ReportingPeriod, today: date) -> Iterable[Row]:
    known = {indicator.number: indicator for indicator in Indicator.objects.all()}
    for year in years_of(period):
        try:
            lines = [line for output in results_of(year).outputs for line in output.lines]
        except UnknownYear:
            lines = []
        reported = {line.number for line in lines if line.actual is not None}
        for number, indicator in known.items():
            if number not in reported:
                yield f"{indicator}, {year}", _mended_at(indicator, year)


def _mended_at(indicator: Indicator, year: int) -> str:
    if indicator.counting == Indicator.Counting.MANUAL:
        return reverse("state_result", args=[indicator.pk, year])
    return reverse("indicator_admin:edit", args=[indicator.pk])


def _linked_to_nothing(period: ReportingPeriod, today: date) -> Iterable[Row]:
    rows = Indicator.objects.prefetch_related("events", "publication_kinds")
    return [(str(row), reverse("indicator_admin:edit", args=[row.pk])) for row in rows if row.lacks_links]


def _counted_nowhere(period: ReportingPeriod, today: date) -> Iterable[Row]:
    held = evidence.events_between(period.starts_on, min(period.ends_on, today))
    counted = Indicator.objects.counted_events()
    return [_event_row(event) for event in held if event.id not in counted]


def _not_counted(period: ReportingPeriod, today: date) -> Iterable[Row]:
    kinds = Indicator.objects.counted_kinds()
    works = evidence.publications_between(period.starts_on, period.ends_on)
    return [(f"{work.title} ({work.kind_name})", work.url) for work in works if work.kind not in kinds]


def _without_target(period: ReportingPeriod, today: date) -> Iterable[Row]:
    years = years_of(period)
    known = set(TargetVersion.objects.filter(year__in=years).values_list("indicator", "year"))
    return [
        (f"{indicator}, {year}", reverse("set_target", args=[indicator.pk, year]))
        for indicator in Indicator.objects.all()
        for year in years
        if (indicator.pk, year) not in known
    ]


def _without_ledger(period: ReportingPeriod, today: date) -> Iterable[Row]:
    stretches = LedgerExtract.objects.values_list("starts_on", "ends_on")
    missing = uncovered(period.starts_on, min(period.ends_on, today), stretches)
    address = reverse("import_ledger")
    return [(" – ".join(date_format(day, "DATE_FORMAT") for day in stretch), address) for stretch in missing]


def _disagreeing(period: ReportingPeriod, today: date) -> Iterable[Row]:
    found = Discrepancy.objects.of_period(period).open()
    return [discrepancy_row(it) for it in found]


def discrepancy_row(found: Discrepancy) -> Row:
    return f"{found.figure}: {found.left} / {found.right}", reverse("explain_discrepancy", args=[found.pk])


def _event_row(event: evidence.HeldEvent) -> Row:
    ended = date_format(event.ends_on, "DATE_FORMAT")
    told = pgettext("event and its last day", "%(event)s, %(day)s") % {"event": event.title, "day": ended}
    return told, reverse("event_dashboard", args=[event.id])


Check = Callable[[ReportingPeriod, date], Iterable[Row]]
CHECKS: tuple[tuple[str, Check, str], ...] = (
    (gettext_lazy("Events without a list of participants"), without_list, "events.view_registration"),
    (gettext_lazy("Evidence that nobody has looked at"), not_looked_at, "indicators.check_figures"),
    (gettext_lazy("People who may be one"), _to_be_merged, "participants.merge_person"),
    (gettext_lazy("Indicators that are not reported"), _not_reported, "indicators.change_indicator"),
    (gettext_lazy("Indicators that count nothing"), _linked_to_nothing, "indicators.change_indicator"),
    (gettext_lazy("Events that no indicator counts"), _counted_nowhere, "events.view_registration"),
    (gettext_lazy("Publications that no indicator counts"), _not_counted, "wagtailadmin.access_admin"),
    (gettext_lazy("Indicators without a target"), _without_target, "indicators.add_targetversion"),
    (gettext_lazy("Days without a ledger"), _without_ledger, "indicators.import_money"),
    (gettext_lazy("Open discrepancies"), _disagreeing, "indicators.view_discrepancy"),
)
