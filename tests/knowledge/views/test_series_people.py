"""Staff look for people, enrol or nominate them, and withdraw them; a session of a series is not deleted."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from events.models import EventPage
from knowledge.models import Enrolment, Series
from participants.models import Consent, Person
from tests.factories.events import EventPageFactory
from tests.factories.learning import EnrolmentFactory, SeriesFactory, SeriesSessionFactory
from tests.factories.people import PersonFactory, UserFactory
from tests.knowledge.actions.test_enrolling import TEXT

pytestmark = pytest.mark.django_db


def agreed(person: Person) -> Person:
    fields = {"purpose": "registration", "is_given": True, "text": TEXT, "language": "en", "source": "self"}
    Consent.objects.create(person=person, at=person.created_at, **fields)
    return person


def test_staff_find_people_and_enrol_or_nominate_them(staff):
    series = SeriesFactory()
    EnrolmentFactory(series=series, person__family_name="Zhanova")
    two = [PersonFactory(family_name="Zhanov"), agreed(PersonFactory(family_name="Zhanovich"))]
    address = reverse("series_people", args=[series.pk])
    text = staff.get(address, {"q": "zhanov"}).content.decode()
    assert [f'name="person" value="{it.pk}"' in text for it in Person.objects.order_by("pk")] == [False, True, True]
    chosen = {"person": [it.pk for it in two]}
    text = staff.post(reverse("series_enrol", args=[series.pk]), chosen, follow=True).content.decode()
    assert ("1 person added." in text, "has not agreed to the use of their data" in text) == (True, True)
    staff.post(reverse("series_enrol", args=[series.pk]), chosen | {"nominate": "1"})
    assert [series.enrolments.get(person=it).state for it in two] == ["nominated", "enrolled"]


def test_staff_withdraw_somebody(staff):
    enrolment = EnrolmentFactory()
    staff.post(reverse("series_withdraw", args=[enrolment.pk]))
    assert Enrolment.objects.get().state == "withdrawn"


def test_session_of_a_series_is_not_deleted(client):
    session = SeriesSessionFactory()
    client.force_login(UserFactory(is_superuser=True, role="Administrator"))
    answer = client.post(reverse("wagtailadmin_pages:delete", args=[session.event.pk]), follow=True)
    assert "Take it out of the series first." in answer.content.decode()
    assert EventPage.objects.filter(pk=session.event.pk).exists()


def test_series_is_written_as_a_draft_and_published(staff):
    event = EventPageFactory()
    form = {
        "title": "New course",
        "slug": "new-course",
        "track": "innovation",
        "admission": "open",
        "body": rich_text("<p>Text</p>"),
        "body_ru": rich_text(""),
        "sessions": inline_formset([{"event": event.pk}]),
        "materials": inline_formset([]),
    }
    staff.post(reverse("series:add"), nested_form_data(form))
    series = Series.objects.get()
    assert (series.live, staff.get("/learning/new-course/").status_code) == (False, 404)
    edit = reverse("series:edit", args=[series.pk])
    form["sessions"] = inline_formset([{"id": series.sessions.get().pk, "event": event.pk}], initial=1)
    staff.post(edit, nested_form_data(form | {"action-publish": "1"}))
    assert event.title in staff.get("/learning/new-course/").content.decode()
    assert staff.get(edit).status_code == staff.get(reverse("series:list")).status_code == 200
