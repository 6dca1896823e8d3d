"""Who is asked, and that no answer leads back to anybody."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from knowledge.actions import surveying
from knowledge.models import Enrolment, Survey, SurveyAnswer, SurveyInvitation
from knowledge.survey_results import results_of, survey_results
from portal.core.models import OutgoingMail
from tests.factories.learning import EnrolmentFactory
from tests.factories.surveys import SurveyFactory, SurveyInvitationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    return SurveyFactory()


def answered(survey, *scales, seed=1):
    """As many people answer, each with their point of the scale and a word."""
    scale, choice, text = survey.questions.all()
    rng = random.Random(seed)
    for number, point in enumerate(scales):
        invitation = SurveyInvitationFactory(survey=survey)
        values = {scale.pk: point, choice.pk: 1, text.pk: f"word {number}"}
        surveying.answer(invitation, values, at=timezone.now(), rng=rng)


def close(survey):
    yesterday = timezone.localdate() - timedelta(days=1)
    Survey.objects.filter(pk=survey.pk).update(opens_on=yesterday, closes_on=yesterday)
    survey.refresh_from_db()


def test_who_takes_part_is_asked_once_in_their_language(survey, commits):
    asked = EnrolmentFactory(series=survey.series, person__language="ru")
    EnrolmentFactory(series=survey.series, state=Enrolment.State.WITHDRAWN)
    EnrolmentFactory(series=survey.series, person__email="")
    with commits():
        counts = [surveying.ask_all(at=timezone.now()) for _again in range(2)]
    mail = OutgoingMail.objects.get()
    assert (counts, mail.recipient, mail.language) == ([1, 0], asked.person.email, "ru")
    assert f"/ru/surveys/{survey.invitations.get().key}/" in mail.text


def test_who_has_not_answered_is_reminded_once_before_the_end(survey):
    late, _done = SurveyInvitationFactory(survey=survey), SurveyInvitationFactory(survey=survey, has_answered=True)
    for invitation in survey.invitations.all():
        EnrolmentFactory(series=survey.series, person=invitation.person)
    near = timezone.now() + timedelta(days=10)
    counts = [surveying.ask_all(at=at) for at in (timezone.now(), near, near)]
    assert (counts, OutgoingMail.objects.get().recipient) == ([0, 1, 0], late.person.email)


def test_survey_that_is_not_open_asks_nobody(survey):
    EnrolmentFactory(series=survey.series)
    close(survey)
    assert surveying.ask_all(at=timezone.now()) == 0


def test_answer_holds_nothing_but_the_question_and_the_value(survey):
    answered(survey, 5)
    fields = {field.name for field in SurveyAnswer._meta.get_fields()}
    assert (fields, SurveyAnswer.objects.count()) == ({"key", "question", "value"}, 3)
    assert SurveyInvitation.objects.values_list("has_answered", flat=True).get() is True


def test_all_answers_are_written_anew_with_each_that_comes(survey):
    """So neither keys nor places in the table tell which came together, or last."""
    answered(survey, 1, 2, 3)
    before = set(SurveyAnswer.objects.values_list("key", flat=True))
    answered(survey, 4, seed=2)
    rows = SurveyAnswer.objects.filter(question__kind="scale")
    after = set(SurveyAnswer.objects.values_list("key", flat=True))
    assert (before & after, len(after), sorted(rows.values_list("value", flat=True))) == (set(), 12, [1, 2, 3, 4])


def test_second_answer_of_one_person_is_refused_and_changes_nothing(survey):
    invitation = SurveyInvitationFactory(survey=survey)
    scale = survey.questions.first()
    surveying.answer(invitation, {scale.pk: 5}, at=timezone.now(), rng=random.Random(1))
    with pytest.raises(surveying.SurveyRefused, match="You have answered already"):
        surveying.answer(invitation, {scale.pk: 1}, at=timezone.now(), rng=random.Random(1))
    assert list(SurveyAnswer.objects.values_list("value", flat=True)) == [5]
    assert Survey.objects.has_answered(survey, invitation.person)


def test_closed_survey_takes_no_answer(survey):
    invitation = SurveyInvitationFactory(survey=survey)
    close(survey)
    with pytest.raises(surveying.SurveyRefused, match="not open"):
        surveying.answer(invitation, {}, at=timezone.now(), rng=random.Random(1))
    assert not Survey.objects.has_answered(survey, invitation.person)


def test_results_are_shown_when_the_survey_is_closed(survey):
    answered(survey, 5, 4, 4, 3, 5)
    open_ = results_of(survey)
    close(survey)
    [closed] = survey_results(survey.series)
    assert (open_.questions, [(it.answers, it.mean and str(it.mean)) for it in closed.questions]) == (
        (),
        [(5, "4.2"), (5, None), (5, None)],
    )


def test_results_of_four_are_not_shown(survey):
    answered(survey, 5, 4, 4, 3)
    close(survey)
    assert (results_of(survey).is_closed, results_of(survey).questions) == (True, ())


def test_survey_without_questions_gets_the_standard_ones_once():
    survey = SurveyFactory(kind=Survey.Kind.FOLLOW_UP)
    survey.questions.all().delete()
    surveying.fill_in_standard_questions(survey)
    surveying.fill_in_standard_questions(survey)
    assert list(survey.questions.values_list("level", flat=True)) == [3, 3, 4, 4]
