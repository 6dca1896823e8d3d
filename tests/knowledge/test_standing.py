from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from events.actions.attendance import check_in, undo_check_in
from events.models import CheckIn
from knowledge.learning_rules import SeenSession, TakenQuiz
from knowledge.standing import standing_of, standings_of
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.learning import (
    AttemptFactory,
    EnrolmentFactory,
    QuizFactory,
    SeriesFactory,
    SeriesSessionFactory,
)
from tests.factories.surveys import SurveyFactory, SurveyInvitationFactory

pytestmark = pytest.mark.django_db

DAY = date(2022, 10, 3)
AFTER = datetime(2022, 10, 4, 6, tzinfo=UTC)


def a_session(series, **fields):
    """Of three hours in Astana, online."""
    hours = {"start_time": time(10), "end_time": time(13), "mode": "online"}
    return SeriesSessionFactory(series=series, event=EventPageFactory(starts_on=DAY, ends_on=DAY, **hours | fields))


def present(event, person, *, minutes: int | None = None):
    row = RegistrationFactory(event=event, person=person)
    check_in(row, day=DAY, mode="online", by=None, at=AFTER, source=CheckIn.Source.MANUAL)
    CheckIn.objects.filter(registration=row).update(minutes=minutes)
    return row


def submitted(quiz, person, number: int, score: int, *, passed: bool):
    fields = {"score": Decimal(score), "most": Decimal(3), "has_passed": passed, "submitted_at": AFTER}
    return AttemptFactory(quiz=quiz, person=person, number=number, **fields)


def test_sessions_minutes_and_quizzes_of_one_learner():
    enrolment = EnrolmentFactory()
    measured, unmeasured, absent = (a_session(enrolment.series, title=title) for title in ("One", "Two", "Three"))
    present(measured.event, enrolment.person, minutes=95)
    present(unmeasured.event, enrolment.person)
    taken_back = present(absent.event, enrolment.person, minutes=170)
    undo_check_in(taken_back, day=DAY, by=None, at=AFTER)
    quiz = QuizFactory(series=enrolment.series, pass_mark=60)
    submitted(quiz, enrolment.person, 1, 1, passed=False)
    submitted(quiz, enrolment.person, 2, 2, passed=True)
    AttemptFactory(quiz=quiz, person=enrolment.person, number=3)
    standing = standing_of(enrolment)
    starts, ends = datetime(2022, 10, 3, 4, tzinfo=UTC), datetime(2022, 10, 3, 7, tzinfo=UTC)
    zone = measured.event.starts_at.tzinfo
    assert {starts.astimezone(zone), ends.astimezone(zone)} == {measured.event.starts_at, measured.event.ends_at}
    assert standing.sessions == tuple(
        SeenSession(it.pk, it.event_id, it.event.title, starts, ends, minutes > 0, minutes, 180)
        for it, minutes in ((measured, 95), (unmeasured, 180), (absent, 0))
    )
    best = Decimal(2) / Decimal(3) * 100
    assert standing.quizzes == (TakenQuiz(quiz.pk, "final", "Final test", 60, best, passed=True, attempts=2),)


@pytest.mark.parametrize("learners", [1, 3])
def test_everybody_of_a_series_under_the_same_queries(learners, django_assert_num_queries):
    series = SeriesFactory()
    sessions = [a_session(series), a_session(series)]
    quiz = QuizFactory(series=series)
    enrolments = EnrolmentFactory.create_batch(learners, series=series)
    for it in enrolments:
        present(sessions[0].event, it.person)
        submitted(quiz, it.person, 1, 3, passed=True)
    EnrolmentFactory(series=series, state="withdrawn")
    with django_assert_num_queries(7):
        found = standings_of(series)
    assert {number: (it.sessions_attended, it.final.best) for number, it in found.items()} == {
        it.pk: (1, Decimal(100)) for it in enrolments
    }


def test_feedback_is_asked_for_by_a_survey_and_given_by_an_answer():
    series = SeriesFactory()
    people = [enrolment.person for enrolment in EnrolmentFactory.create_batch(3, series=series)]
    survey = SurveyFactory(series=series)
    for person, has_answered in zip(people, (True, False), strict=False):
        SurveyInvitationFactory(survey=survey, person=person, has_answered=has_answered)
    end = timezone.make_aware(datetime.combine(survey.closes_on, time())) + timedelta(days=1)
    found = [(it.feedback_given, it.feedback_closes_at) for it in standings_of(series).values()]
    assert found == [(True, end), (False, end), (None, None)]


def test_feedback_on_another_series_and_what_came_of_it_are_none_of_it():
    enrolment = EnrolmentFactory()
    for survey in (SurveyFactory(), SurveyFactory(series=enrolment.series, kind="follow_up")):
        SurveyInvitationFactory(survey=survey, person=enrolment.person, has_answered=True)
    assert standing_of(enrolment).feedback_given is None


def test_who_was_asked_twice_has_given_feedback_once():
    """As two people who turned out to be one."""
    enrolment = EnrolmentFactory()
    survey = SurveyFactory(series=enrolment.series)
    for has_answered in (True, False):
        SurveyInvitationFactory(survey=survey, person=enrolment.person, has_answered=has_answered)
    assert standing_of(enrolment).feedback_given is True


def test_feedback_that_was_made_as_a_quiz_is_never_missing():
    series = SeriesFactory()
    QuizFactory(series=series, kind="feedback")
    standing = standing_of(EnrolmentFactory(series=series))
    assert (standing.quizzes, standing.missing(AFTER)) == ((), ())
