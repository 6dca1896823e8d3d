"""What a learner sees of their own way through a series."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from knowledge.models import Enrolment, SurveyInvitation
from knowledge.progress_words import result, summary
from knowledge.series_pages import facts_of, registrations_of, shown_materials
from knowledge.standing import standing_of
from participants.models import Person


def progress_content(enrolment: Enrolment, *, at: datetime) -> dict[str, Any]:
    standing = standing_of(enrolment)
    refusals = {it.event_id: it.refusal for it in enrolment.places.all() if it.refusal}
    rows = registrations_of(enrolment, enrolment.series.events)
    events = {it.pk: it for it in enrolment.series.events}
    sessions = [
        {
            "event": events[it.event],
            "seen": it,
            "is_over": it.is_over(at),
            "registration": rows.get(it.event),
            "refusal": "" if it.event in rows else refusals.get(it.event, ""),
        }
        for it in standing.sessions
    ]
    return {
        "summary": summary(standing, at=at),
        "sessions": sessions,
        "quizzes": [{"quiz": it, "result": result(it), "is_open": it.is_open(at)} for it in standing.quizzes],
        "materials": shown_materials(enrolment.series, is_in=True, at=at),
        "surveys": _surveys(enrolment, at),
        "can_withdraw": not enrolment.series.is_over(at),
    }


def _surveys(enrolment: Enrolment, at: datetime) -> list[SurveyInvitation]:
    """Those of the series that the learner can still answer."""
    waiting = SurveyInvitation.objects.waiting_for(enrolment.person, timezone.localdate(at))
    return list(waiting.filter(survey__series=enrolment.series_id).select_related("survey"))


def my_content(person: Person | None, *, at: datetime) -> list[dict[str, Any]]:
    """The series of somebody, the latest first. A learner has a handful: each is read by itself."""
    if person is None:
        return []
    rows = Enrolment.objects.standing().filter(person=person).select_related("series").order_by("-pk")
    return [_mine(it, at) for it in rows if it.series.live]


def _mine(enrolment: Enrolment, at: datetime) -> dict[str, Any]:
    is_in = enrolment.state == Enrolment.State.ENROLLED
    words = summary(standing_of(enrolment), at=at) if is_in else ""
    return {"enrolment": enrolment, "series": enrolment.series, "facts": facts_of(enrolment.series), "summary": words}
