"""A series as its trainers see it; a trainer of another series, and anybody else, sees nothing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from knowledge.models import SurveyAnswer
from tests.factories.attending import attend
from tests.factories.events import PastEventPageFactory
from tests.factories.learning import (
    AttemptFactory,
    EnrolmentFactory,
    QuizFactory,
    SeriesFactory,
    SeriesSessionFactory,
)
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.surveys import SurveyFactory, SurveyInvitationFactory

pytestmark = pytest.mark.django_db

QUERIES = 24
ADDRESSES = ("/learning/course/teaching/", "/learning/course/teaching/sheet/")


@pytest.fixture
def course():
    """Two learners of one session and one test; the first was there and passed."""
    series = SeriesFactory(slug="course")
    event = PastEventPageFactory(title="Session", starts_on=date(2022, 6, 20), ends_on=date(2022, 6, 20))
    SeriesSessionFactory(series=series, event=event)
    quiz = QuizFactory(series=series, questions=0)
    there = PersonFactory(given_name="Ani", family_name="Aaron")
    for person in (there, PersonFactory(given_name="Bek", family_name="Baron")):
        EnrolmentFactory(series=series, person=person)
    EnrolmentFactory(series=series, state="withdrawn", person__family_name="Gone")
    attend(event, there)
    score = {"score": Decimal(3), "most": Decimal(4), "has_passed": True, "submitted_at": timezone.now()}
    AttemptFactory(quiz=quiz, person=there, **score)
    return series


@pytest.fixture
def trainer(client, course):
    user = UserFactory(role="Trainer")
    course.trainers.add(user)
    course.save()
    client.force_login(user)
    return user


def test_trainer_sees_names_and_results_but_no_contacts(client, course, trainer):
    text = client.get(ADDRESSES[0]).content.decode()
    shown = ("Ani Aaron", "Bek Baron", "1 of 2", "75 %", "everything is done", "2 things missing")
    assert [it in text for it in shown] == [True] * len(shown)
    assert ("Gone" in text, "@example.org" in text.replace(trainer.email, "")) == (False, False)


def test_sheet_has_a_row_for_each_learner_and_is_logged(client, course, trainer):
    answer = client.get(ADDRESSES[1], {"format": "csv"})
    head, first, second = answer.content.decode("utf-8-sig").splitlines()
    assert head == 'Name,Country,Institution,"Session, minutes","Final test, %",Sessions attended,Progress'
    assert first.startswith("Ani Aaron,")
    assert ",0,75.0,1,1 of 1 session attended; everything is done." in first
    assert ",,,0," in second
    assert ModelLogEntry.objects.filter(action="knowledge.series.exported", user=trainer).count() == 1
    assert client.get(ADDRESSES[1], {"format": "exe"}).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_others_see_nothing(client, client_of, course, address):
    assert client.get(address).url.endswith(f"?next={address}")
    other = UserFactory(role="Trainer")
    another = SeriesFactory(slug="another")
    another.trainers.add(other)
    another.save()
    client.force_login(other)
    assert client.get("/learning/another/teaching/").status_code == 200
    assert client.get(address).status_code == 404
    client.force_login(UserFactory(person=course.enrolments.active().first().person))
    assert client.get(address).status_code == 404
    assert client_of("Editor").get(address).status_code == 404
    assert client_of("Programme staff").get(address).status_code == 200


@pytest.mark.parametrize("learners", [1, 3])
def test_as_many_queries_for_one_learner_as_for_three(client, trainer, course, learners, django_assert_num_queries):
    EnrolmentFactory.create_batch(learners, series=course)
    client.get(ADDRESSES[0])
    with django_assert_num_queries(QUERIES):
        client.get(ADDRESSES[0])


def test_trainer_reads_what_learners_thought_when_the_survey_is_closed_and_five_answered(client, course, trainer):
    day = timezone.localdate()
    for closes_in, people, title in ((5, 5, "Still open"), (-1, 4, "Of four"), (-1, 5, "Of five")):
        fields = {"opens_on": day - timedelta(days=9), "title": title}
        survey = SurveyFactory(series=course, closes_on=day + timedelta(days=closes_in), **fields)
        scale = survey.questions.first()
        SurveyInvitationFactory.create_batch(people, survey=survey, has_answered=True)
        SurveyAnswer.objects.bulk_create(SurveyAnswer(question=scale, value=4) for _person in range(people))
    text = client.get(ADDRESSES[0]).content.decode()
    sections = {
        title: text.split(f">{title}</h2>")[1].split("<h2")[0] for title in ("Still open", "Of four", "Of five")
    }
    assert {
        title: ("On average 4.0 of 5." in section, "nothing is shown" in section) for title, section in sections.items()
    } == {
        "Still open": (False, False),
        "Of four": (False, True),
        "Of five": (True, True),
    }


def test_a_session_to_come_is_not_yet_counted(client, course, trainer):
    day = timezone.localdate() + timedelta(days=9)
    SeriesSessionFactory(series=course, event__title="Later one", event__starts_on=day, event__ends_on=day)
    assert client.get(ADDRESSES[0]).content.decode().count('2. Later one</th><td class="number">–</td>') == 1
