"""To judge a risk again, and to close an issue."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from indicators.models import Issue, Risk, RiskReview
from indicators.risk_matrix import level_by_matrix


class ReviewRefused(Exception):
    """The review cannot be kept; the sentence says why."""


class ClosingRefused(Exception):
    """The issue cannot be closed; the sentence says why."""


def review_risk(
    risk: Risk,
    *,
    reviewed_on: date,
    likelihood: int,
    impact: int,
    level: str,
    note: str,
    note_ru: str = "",
    by: Any,
    at: datetime,
) -> RiskReview:
    """Add a review. The newest one is how the risk itself is shown; an older one, told late, only joins the history.

    Refuses a day to come, a grade outside 1 to 5, a level without words where it is not the matrix's, and a second
    review of a day that says something else; the same review again returns the one that is there.
    """
    judged = {"likelihood": likelihood, "impact": impact, "level": level}
    words = {"note": note.strip(), "note_ru": note_ru.strip()}
    _check_day(reviewed_on, at)
    _check_judgement(likelihood, impact, level, words["note"])
    with transaction.atomic():
        risk = Risk.objects.select_for_update().get(pk=risk.pk)
        there = risk.reviews.filter(reviewed_on=reviewed_on).first()
        if there:
            if any(getattr(there, field) != value for field, value in (judged | words).items()):
                raise ReviewRefused(_("This risk was already reviewed on that day."))
            return there
        review = RiskReview.objects.create(risk=risk, reviewed_on=reviewed_on, by=by, **judged, **words)
        if not risk.reviews.filter(reviewed_on__gt=reviewed_on).exists():
            Risk.objects.filter(pk=risk.pk).update(**judged)
        log(risk, "indicators.risk.review", user=by, data={"reviewed_on": reviewed_on.isoformat()})
    return review


def _check_day(reviewed_on: date, at: datetime) -> None:
    if reviewed_on > timezone.localdate(at):
        raise ReviewRefused(_("A review cannot have happened on a day to come."))


def _check_judgement(likelihood: int, impact: int, level: str, note: str) -> None:
    if not (1 <= likelihood <= 5 and 1 <= impact <= 5):
        raise ReviewRefused(_("Likelihood and impact are from 1 to 5."))
    if level not in Risk.Level.values:
        raise ReviewRefused(_("Choose one of the levels."))
    by_matrix = level_by_matrix(likelihood, impact)
    if level != by_matrix and not note:
        word = Risk.Level(by_matrix).label
        raise ReviewRefused(_("The matrix gives the level “%(level)s”. Say why yours differs.") % {"level": word})
    if not note:
        raise ReviewRefused(_("Say what the review found."))


def close_issue(issue: Issue, *, closed_on: date, by: Any, at: datetime) -> Issue:
    """Close an issue; one that is closed stays as it is. Refuses a day to come and a day before it was raised."""
    if closed_on > timezone.localdate(at):
        raise ClosingRefused(_("An issue cannot be closed on a day to come."))
    with transaction.atomic():
        issue = Issue.objects.select_for_update().get(pk=issue.pk)
        if issue.status == Issue.Status.CLOSED:
            return issue
        if issue.raised_on and closed_on < issue.raised_on:
            raise ClosingRefused(_("An issue cannot be closed before it was raised."))
        issue.status, issue.closed_on = Issue.Status.CLOSED, closed_on
        issue.save(update_fields=["status", "closed_on"])
        log(issue, "indicators.issue.close", user=by)
    return issue
