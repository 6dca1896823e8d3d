import pytest
from django.urls import reverse

from portal.core.models import Job
from portal.core.roles import role as role_of
from tests.factories.events import PastEventPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("broker")]

LISTS = {"participants", "badges", "plates", "sheets", "presence"}
FIGURES = {"table", "report"}
LIST = {"language": "en", "who": "confirmed", "columns": ["name"], "file_format": "csv"}


def make(client, event, what, **answers):
    return client.post(reverse("make_handout", args=[event.pk, what]), answers)


def test_every_role_is_offered_what_it_may_make(client_of, role):
    event, client = PastEventPageFactory(), client_of(role)
    page = client.get(reverse("handouts", args=[event.pk]))
    offered = {it["what"] for it in page.context["offered"]} if page.status_code == 200 else set()
    may = role_of(role).permissions
    assert offered == {
        *(LISTS if "events.hand_out_lists" in may else ()),
        *(FIGURES if "events.hand_out_figures" in may else ()),
    }
    assert ("Total" in page.content.decode()) == bool(offered & FIGURES)
    assert make(client, event, "participants", **LIST).status_code == 302
    assert Job.objects.exists() == ("participants" in offered)
    assert make(client, event, "nothing").status_code == (404 if offered else 302)


def test_contacts_are_for_those_who_may_take_people_out(client_of):
    event = PastEventPageFactory()
    answers = LIST | {"columns": ["name", "phone"]}
    assert make(client_of("Logistics"), event, "participants", **answers).status_code == 422
    page = client_of("Logistics").get(reverse("handouts", args=[event.pk])).content.decode()
    assert 'value="phone"' not in page
    make(client_of("Programme staff"), event, "participants", **answers)
    assert Job.objects.get().parameters["options"]["columns"] == ["name", "phone"]


def test_what_cannot_be_made_is_said_on_the_page(staff):
    event = PastEventPageFactory()
    refused = make(staff, event, "participants", **LIST | {"columns": [], "days": ["2021-01-01"]})
    page = refused.content.decode()
    assert (refused.status_code, "Choose at least one column." in page, " open>" in page) == (422, True, True)
    assert not Job.objects.exists()


def test_events_are_listed_in_few_queries(staff, django_assert_num_queries):
    PastEventPageFactory(title="First")
    staff.get(reverse("handout_events"))
    with django_assert_num_queries(12):
        staff.get(reverse("handout_events"))
    PastEventPageFactory.create_batch(2)
    with django_assert_num_queries(12):
        assert "First" in staff.get(reverse("handout_events")).content.decode()


def test_it_is_found_from_the_event(client_of):
    event = PastEventPageFactory()
    address = reverse("handouts", args=[event.pk])
    staff_pages = [("wagtailadmin_pages:edit", "Programme staff"), ("attendance_sheet", "Logistics")]
    for name, role_name in [*staff_pages, ("event_dashboard", "M&E officer")]:
        assert address in client_of(role_name).get(reverse(name, args=[event.pk])).content.decode()
