"""What learners have done of what their series asks: the rows behind a `Standing`, read for all at once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from events.models import Attendance, CheckIn, EventPage
from knowledge.learning_rules import SeenSession, Standing, TakenQuiz
from knowledge.models import Attempt, Enrolment, Quiz, Series, SeriesSession, Survey

Minutes = dict[tuple[int, int], int]


def standing_of(enrolment: Enrolment) -> Standing:
    return _standings(enrolment.series, [enrolment])[enrolment.pk]


def standings_of(series: Series) -> dict[int, Standing]:
    """Of everybody who takes part, by the number of their enrolment: as many queries for one as for sixty."""
    return _standings(series, list(series.enrolments.active()))


def _standings(series: Series, enrolments: list[Enrolment]) -> dict[int, Standing]:
    sessions = list(SeriesSession.objects.filter(series=series).select_related("event"))
    quizzes = list(series.quizzes.exclude(kind=Quiz.Kind.FEEDBACK))  # feedback is given in surveys
    people = [it.person_id for it in enrolments]
    minutes = _minutes_present(people, [it.event for it in sessions])
    attempts = _attempts(people, quizzes)
    feedback = Survey.objects.feedback_on(series, people)
    return {
        it.pk: Standing(
            sessions=tuple(_seen(session, minutes.get((it.person_id, session.event_id))) for session in sessions),
            quizzes=tuple(_taken(quiz, attempts[it.person_id, quiz.pk]) for quiz in quizzes),
            **_feedback(*feedback.get(it.person_id, (None, None))),
        )
        for it in enrolments
    }


def _feedback(given: bool | None, until: date | None) -> dict[str, Any]:
    end = timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min)) if until else None
    return {"feedback_given": given, "feedback_closes_at": end}


def planned_minutes(event: EventPage) -> int | None:
    """Of one day of the event; None when its hours are not known."""
    if event.start_time is None or event.end_time is None:
        return None
    first, last = (datetime.combine(event.starts_on, it) for it in (event.start_time, event.end_time))
    return int((last - first) / timedelta(minutes=1))


def _minutes_present(people: list[int], events: list[EventPage]) -> Minutes:
    """By person and event, of those who attended; a day that nobody measured has the minutes that were planned."""
    by_number = {it.pk: it for it in events}
    attended = Attendance.objects.filter(registration__person__in=people, registration__event__in=list(by_number))
    rows = {it.registration_id: it.registration for it in attended.select_related("registration")}
    present = CheckIn.objects.holding(rows)
    return {
        (row.person_id, row.event_id): sum(
            (planned_minutes(by_number[row.event_id]) or 0) if it.minutes is None else it.minutes
            for it in present.get(number, ())
        )
        for number, row in rows.items()
    }


def _attempts(people: list[int], quizzes: list[Quiz]) -> dict[tuple[int, int], list[Attempt]]:
    found = defaultdict(list)
    for it in Attempt.objects.submitted().filter(person__in=people, quiz__in=quizzes).defer("draw", "rules"):
        found[it.person_id, it.quiz_id].append(it)
    return found


def _seen(session: SeriesSession, minutes: int | None) -> SeenSession:
    event = session.event
    return SeenSession(
        session=session.pk,
        event=event.pk,
        title=str(event.local_title),
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        attended=minutes is not None,
        minutes=minutes or 0,
        planned_minutes=planned_minutes(event),
        is_cancelled=event.is_cancelled,
    )


def _taken(quiz: Quiz, attempts: Iterable[Attempt]) -> TakenQuiz:
    attempts = list(attempts)
    return TakenQuiz(
        quiz=quiz.pk,
        kind=quiz.kind,
        title=str(quiz.local_title),
        pass_mark=quiz.pass_mark,
        best=max((percent_of(it) for it in attempts), default=None),
        passed=any(it.has_passed for it in attempts),
        attempts=len(attempts),
        opens_at=quiz.opens_at,
        closes_at=quiz.closes_at,
    )


def percent_of(attempt: Attempt) -> Decimal:
    """Of a submitted attempt, from 0 to 100; a quiz without points, as feedback, gives 100."""
    if not attempt.most:
        return Decimal(100)
    return Decimal(attempt.score) / Decimal(attempt.most) * 100
