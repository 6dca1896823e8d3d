"""Long work of the results. The annual report only reads; a check done twice finds the same."""

from celery import shared_task
from django.utils import timezone

from indicators import evidence, stored
from indicators.actions import REPORT
from indicators.actions.checking import check_figures
from indicators.annual_report import Progress, file_name, report_pdf
from indicators.models import Claim, LedgerExtract
from indicators.results import UnknownYear
from portal.core import jobs


@jobs.work(REPORT)
def annual_report(progress: Progress, *, year: int, language: str) -> jobs.Result:
    try:
        content = report_pdf(year, language=language, progress=progress)
    except UnknownYear as unknown:
        raise jobs.JobRefused(str(unknown)) from unknown
    return jobs.Result(file_name(year, language), content)


@shared_task
def check_all_figures() -> None:
    """Of every year with evidence, a ledger or published figures: what came apart stands on the desk in the morning."""
    ledgers = LedgerExtract.objects.values_list("starts_on__year", flat=True)
    for year in sorted({*evidence.years(), *ledgers, *Claim.objects.values_list("year", flat=True)}):
        check_figures(year, at=timezone.now())


@shared_task
def count_changes() -> None:
    """What readers have not counted yet, so that nobody waits for a long list that was just entered."""
    stored.count_changes()


@shared_task
def mend_results() -> None:
    """Each night all is counted again; what differs is an error, and put right."""
    stored.mend()
