"""Celery's side of the results. Each is safe to run twice."""

from celery import shared_task
from django.utils import timezone

from indicators import evidence, stored
from indicators.actions.checking import check_figures
from indicators.models import Claim, LedgerExtract


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
