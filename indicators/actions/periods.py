"""The way of a reporting period through the house: submitted, approved, certified; or returned with a comment."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.actions.checking import check_period
from indicators.models import Discrepancy, PeriodStep, ReportingPeriod

State = ReportingPeriod.State


class PeriodRefused(Exception):
    """The period cannot take the step; the sentence says why. Nothing was written."""


class DiscrepanciesOpen(PeriodRefused):
    """The period has open discrepancies that who submits it has not said to know of."""


def submit(period: ReportingPeriod, *, by: Any, at: datetime, note: str = "", despite: int = 0) -> PeriodStep:
    """Hand an open period in, after its figures were checked. `despite` is how many open discrepancies the officer saw
    and submits it with.

    Raises DiscrepanciesOpen when there are others, PeriodRefused when it is not open.
    """
    check_period(period, at=at)
    with transaction.atomic():
        period = _locked(period, State.OPEN, "indicators.submit_reportingperiod", by)
        found = Discrepancy.objects.of_period(period).open().count()
        if found != despite:
            raise DiscrepanciesOpen(
                ngettext(
                    "The period has %(count)s open discrepancy. Look at it, and submit knowing of it.",
                    "The period has %(count)s open discrepancies. Look at them, and submit knowing of them.",
                    found,
                )
                % {"count": found}
            )
        return _step(period, State.SUBMITTED, note, by, at)


def approve(period: ReportingPeriod, *, by: Any, at: datetime, note: str = "") -> PeriodStep:
    """Agree to a submitted period. Raises PeriodRefused, also for who submitted it: four eyes see more than two."""
    with transaction.atomic():
        period = _locked(period, State.SUBMITTED, "indicators.approve_reportingperiod", by)
        if _mover(period) == by.pk:
            raise PeriodRefused(_("You submitted this period; somebody else has to approve it."))
        return _step(period, State.APPROVED, note, by, at)


def certify(period: ReportingPeriod, *, by: Any, at: datetime, note: str = "") -> PeriodStep:
    """Close an approved period for good: from now on it takes corrections only. Waits for writes that are under way.

    Raises PeriodRefused, also for who approved it.
    """
    with transaction.atomic():
        period = _locked(period, State.APPROVED, "indicators.certify_reportingperiod", by)
        if _mover(period) == by.pk:
            raise PeriodRefused(_("You approved this period; somebody else has to certify it."))
        return _step(period, State.CERTIFIED, note, by, at)


def send_back(period: ReportingPeriod, *, comment: str, by: Any, at: datetime) -> PeriodStep:
    """Open the period again: whoever is to take its next step may return it, with a comment. Raises PeriodRefused."""
    if not comment.strip():
        raise PeriodRefused(_("Say in the comment what is to be changed."))
    with transaction.atomic():
        is_approved = ReportingPeriod.objects.filter(pk=period.pk, state=State.APPROVED).exists()
        expected, verb = (State.APPROVED, "certify") if is_approved else (State.SUBMITTED, "approve")
        period = _locked(period, expected, f"indicators.{verb}_reportingperiod", by)
        return _step(period, State.OPEN, comment.strip(), by, at)


def _locked(period: ReportingPeriod, expected: State, permission: str, by: Any) -> ReportingPeriod:
    """The period as it is now, alone: of two who take the same step at once one comes here too late."""
    found = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    if not by.has_perm(permission):
        raise PeriodRefused(_("Your role does not take this step."))
    if found.state != expected:
        raise PeriodRefused(
            _("The period is “%(state)s” now: somebody was faster, or it is not its turn.")
            % {"state": found.get_state_display()}
        )
    return found


def _mover(period: ReportingPeriod) -> int | None:
    """Who brought the period into the state in which it is."""
    step = period.steps.filter(state=period.state).last()
    return step.by_id if step else None


def _step(period: ReportingPeriod, state: State, note: str, by: Any, at: datetime) -> PeriodStep:
    period.state = state
    period.save(update_fields=["state"])
    return PeriodStep.objects.create(period=period, state=state, note=note, by=by, at=at)
