"""A survey as those see it who are asked, and as staff make it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from knowledge.models import Survey, SurveyAnswer
from tests.factories.learning import SeriesFactory
from tests.factories.surveys import SurveyInvitationFactory

pytestmark = pytest.mark.django_db


def names(survey):
    return [f"question-{it.pk}" for it in survey.questions.all()]


def test_survey_is_answered_once_by_the_link_of_the_mail(client):
    invitation = SurveyInvitationFactory()
    scale, choice, _text = names(invitation.survey)
    address = invitation.get_absolute_url()
    page = client.get(address)
    assert ("Nobody can say who answered what" in page.text, "noindex" in page.text) == (True, True)
    response = client.post(address, {scale: "4", choice: "0"})
    assert (response.status_code, response["Location"]) == (302, address)
    assert "Thank you. Your answers are in." in client.get(address).text
    client.post(address, {scale: "1"})
    assert sorted(SurveyAnswer.objects.values_list("value", flat=True)) == [0, 4]


def test_empty_form_asks_for_one_answer(client):
    invitation = SurveyInvitationFactory()
    response = client.post(invitation.get_absolute_url(), {"anything": "else"})
    assert "Please answer one question at least." in response.text
    assert SurveyAnswer.objects.count() == 0


def test_value_that_was_not_offered_is_refused(client):
    invitation = SurveyInvitationFactory()
    response = client.post(invitation.get_absolute_url(), {names(invitation.survey)[0]: "9"})
    assert (response.status_code, SurveyAnswer.objects.count()) == (200, 0)


def test_survey_in_russian(client):
    invitation = SurveyInvitationFactory()
    assert "Как всё прошло?" in client.get(f"/ru{invitation.get_absolute_url()}").text


def test_link_that_nobody_was_sent(client):
    assert client.get("/surveys/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_staff_make_a_survey_of_the_standard_questions(staff):
    data = {"series": SeriesFactory().pk, "kind": "feedback", "title": "How was it?"}
    data |= {"opens_on": "2026-03-02", "closes_on": "2026-03-20"}
    data |= {f"questions-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    response = staff.post("/admin/surveys/new/", data)
    assert (response.status_code, Survey.objects.get().questions.count()) == (302, 5)


def test_questions_stay_as_they_are_once_people_were_asked(staff):
    survey = SurveyInvitationFactory().survey
    question = survey.questions.first()
    data = {"series": survey.series_id, "kind": "feedback", "title": "How was it?"}
    data |= {"opens_on": str(survey.opens_on), "closes_on": str(survey.closes_on)}
    data |= {"questions-TOTAL_FORMS": 1, "questions-INITIAL_FORMS": 1, "questions-0-id": question.pk}
    data |= {"questions-0-kind": "scale", "questions-0-level": 1, "questions-0-text": "Was it dull?"}
    data |= {"questions-0-ORDER": 1, "questions-0-DELETE": ""}
    response = staff.post(f"/admin/surveys/edit/{survey.pk}/", data)
    assert "People have been asked already: the questions stay as they are." in response.text
    assert survey.questions.first().text == "It was useful."


def test_staff_read_no_results_before_the_end(staff):
    invitation = SurveyInvitationFactory(has_answered=True)
    page = staff.get(f"/admin/surveys/{invitation.survey_id}/results/").text
    assert ("The results are shown when the survey is closed." in page, "It was useful." in page) == (True, False)


def test_closed_survey_stays_closed():
    survey = SurveyInvitationFactory().survey
    Survey.objects.update(opens_on=date(2026, 1, 1), closes_on=date(2026, 1, 20))
    survey.opens_on, survey.closes_on = date(2026, 1, 1), timezone.localdate() + timedelta(days=9)
    with pytest.raises(Exception, match="it stays closed"):
        survey.full_clean()
