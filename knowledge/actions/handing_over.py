"""A file of the library is asked for: who asks, and whether it is theirs to read."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from events.models import Registration
from knowledge import access_rules
from knowledge.access_rules import Reader, Shelved, Verdict
from knowledge.models import Enrolment, File, Series

MAY_READ_EVERYTHING = "knowledge.view_work"


def verdict_on(file: File, *, user: Any, at: datetime) -> Verdict:
    return access_rules.verdict(_shelved(file), _reader(file, user), today=timezone.localdate(at))


def is_for_everybody(file: File, *, at: datetime) -> bool:
    """Whether somebody who is not signed in reads it at this moment."""
    return access_rules.is_for_everybody(_shelved(file), today=timezone.localdate(at))


def _shelved(file: File) -> Shelved:
    work = file.version.edition.work
    return Shelved(
        published_on=work.published_on,
        is_live=work.live,
        is_withdrawn=work.is_withdrawn,
        access=file.access,
        not_before=file.embargo_until,
    )


def _reader(file: File, user: Any) -> Reader:
    """Looks into the lists of people only for a file that asks who takes part."""
    if not user.is_authenticated:
        return Reader()
    is_staff = user.has_perm(MAY_READ_EVERYTHING)
    asks_who = file.access == File.Access.COHORT and not is_staff
    return Reader(is_signed_in=True, is_staff=is_staff, is_of_cohort=asks_who and _is_of_cohort(file, user))


def _is_of_cohort(file: File, user: Any) -> bool:
    if file.cohort_series_id:
        enrolled = Enrolment.objects.active().filter(series=file.cohort_series_id, person=user.person_id)
        return _trains(user, Q(pk=file.cohort_series_id)) or enrolled.exists()
    came = Q(state=Registration.State.CONFIRMED) | Q(attendance__isnull=False)
    registered = Registration.objects.filter(came, event=file.cohort_event_id, person=user.person_id)
    return _trains(user, Q(sessions__event=file.cohort_event_id)) or registered.exists()


def _trains(user: Any, series: Q) -> bool:
    return Series.objects.filter(series, trainers=user).exists()
