"""A learner finds a series, enrols, sees what is missing, and withdraws."""

from datetime import timedelta

import pytest
from django.utils import timezone

from knowledge.models import Enrolment, Material
from tests.factories.events import EventPageFactory
from tests.factories.learning import EnrolmentFactory, QuizFactory, SeriesFactory, SeriesSessionFactory
from tests.factories.library import WorkFactory
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.surveys import SurveyFactory, SurveyInvitationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner(client):
    person = PersonFactory()
    client.force_login(UserFactory(person=person))
    return person


def session(series, days: int, **fields):
    day = timezone.localdate() + timedelta(days=days)
    return SeriesSessionFactory(series=series, event=EventPageFactory(starts_on=day, ends_on=day, **fields)).event


def page(client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_list_shows_what_is_open_first_under_the_same_queries(client, number, django_assert_num_queries):
    for place in range(number):
        session(SeriesFactory(title=f"Coming {place}", capacity=9), 5)
        session(SeriesFactory(title=f"Finished {place}"), -5)
    client.get("/learning/")
    with django_assert_num_queries(2):
        text = page(client, "/learning/")
    assert text.index("Open for enrolment") < text.index("Coming 0") < text.index("Finished 0")
    assert "9 places left" in text


def test_series_says_what_it_is_to_whom(client):
    trainer = UserFactory(first_name="Aru", last_name="Example")
    series = SeriesFactory(slug="course", capacity=2)
    series.trainers.set([trainer])
    series.prerequisites.set([SeriesFactory(title="First steps")])
    series.save()
    event = session(series, 2)
    work = WorkFactory()
    Material.objects.create(series=series, work=work)
    Material.objects.create(series=series, url="https://example.org/secret", title="Recording")
    Material.objects.create(series=series, url="https://example.org/later", title="Later", days=0)
    text = page(client, "/learning/course/")
    assert [it in text for it in ("Aru Example", "First steps", event.title, str(work), "2 places left")] == [True] * 5
    assert ("Recording" in text, trainer.email in text) == (False, False)
    person = EnrolmentFactory(series=series).person
    client.force_login(UserFactory(person=person))
    text = page(client, "/learning/course/")
    assert ("Recording" in text, "Later" in text, "You take part in this series." in text) == (True, False, True)


def test_who_is_not_signed_in_is_led_there_and_back(client):
    SeriesFactory(slug="course")
    answer = client.get("/learning/course/enrol/")
    assert (answer.status_code, answer.url.partition("?")[2]) == (302, "next=/learning/course/enrol/")


def test_account_of_nobody_says_first_who_it_is(client):
    SeriesFactory(slug="course")
    client.force_login(UserFactory())
    answer = client.get("/learning/course/enrol/", follow=True)
    assert "Please say who you are first; then you can enrol." in answer.content.decode()


def test_enrols_with_consent_and_withdraws(client, learner):
    series = SeriesFactory(slug="course")
    session(series, 5)
    refused = client.post("/learning/course/enrol/", {})
    assert (refused.status_code, Enrolment.objects.count()) == (422, 0)
    answer = client.post("/learning/course/enrol/", {"consent": "on"}, follow=True)
    assert answer.redirect_chain == [("/learning/course/progress/", 302)]
    assert "You take part in this series." in answer.content.decode()
    assert learner.consents.get().text.startswith("The programme keeps my name, sex")
    assert series.title in page(client, "/learning/my/")
    assert client.get("/learning/course/enrol/").url == "/learning/course/progress/"
    answer = client.post("/learning/course/withdraw/", follow=True)
    assert "You no longer take part in this series." in answer.content.decode()
    assert Enrolment.objects.get().state == "withdrawn"


def test_closed_series_says_why_in_the_place_of_the_form(client, learner):
    series = SeriesFactory(slug="course", capacity=1)
    EnrolmentFactory(series=series)
    answer = client.post("/learning/course/enrol/", {"consent": "on"})
    assert (answer.status_code, "The only place is taken." in answer.content.decode()) == (422, True)


def test_progress_says_what_is_missing(client, learner):
    series = EnrolmentFactory(person=learner, series__slug="course").series
    session(series, -5, title="Past one")
    session(series, 5, title="Next one")
    QuizFactory(series=series, pass_mark=70, questions=0)
    session(SeriesFactory(), 6, title="Of another series")
    text = page(client, "/learning/course/progress/")
    missing = "0 of 2 sessions attended; missed: “Past one”; still to do: “Next one”, “Final test” (pass mark 70 %)."
    assert missing in text


def test_progress_links_to_the_surveys_that_wait_for_an_answer(client, learner):
    series = EnrolmentFactory(person=learner, series__slug="course").series
    surveys = [SurveyFactory(series=series, title=title) for title in ("Waiting", "Answered")]
    waiting, answered = (SurveyInvitationFactory(survey=it, person=learner) for it in surveys)
    SurveyInvitationFactory(survey=surveys[1], person=learner, has_answered=True)
    over = timezone.localdate() - timedelta(days=1)
    closed = SurveyFactory(series=series, opens_on=over, closes_on=over)
    others = [SurveyInvitationFactory(survey=closed, person=learner), SurveyInvitationFactory(survey=surveys[0])]
    text = page(client, "/learning/course/progress/")
    shown = [it.get_absolute_url() in text for it in (waiting, answered, *others)]
    assert (shown, "still to do: feedback" in text) == ([True, False, False, False], False)


def test_progress_of_others_is_not_to_be_seen(client, learner):
    EnrolmentFactory(series__slug="course")
    assert client.get("/learning/course/progress/").url == "/learning/course/"
    assert client.post("/learning/course/withdraw/").status_code == 404


def test_prerequisites_make_no_circle():
    one, two, three = SeriesFactory(), SeriesFactory(), SeriesFactory()
    for series, first in ((two, one), (three, two)):
        series.prerequisites.set([first])
        series.full_clean()
        series.save()
    one.prerequisites.set([three])
    with pytest.raises(Exception, match=r"“Digital services \d+” builds on this series"):
        one.full_clean()
