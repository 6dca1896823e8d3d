from datetime import timedelta

import pytest
from django.utils import timezone

from participants.models import DataRequest, Person
from participants.request_viewsets import urgency
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def ask(days=0, **fields):
    person = fields.pop("person", None) or PersonFactory(given_name="Анна", family_name="Ким")
    options = {"person": person, "kind": "correction", "text": "My name", "asked_at": NOW - timedelta(days=days)}
    return DataRequest.objects.create(**options | fields)


def page_of(client, asked):
    return client.get(f"/admin/data-requests/inspect/{asked.pk}/").content.decode()


def test_list_shows_the_most_urgent_first_and_says_what_is_overdue(staff):
    fresh, late = ask(days=2), ask(days=31)
    done = ask(days=40, state="done", decided_at=NOW, decided_by_id=staff.session["_auth_user_id"])
    page = staff.get("/admin/data-requests/")
    assert list(page.context["object_list"]) == [late, fresh, done]
    assert page.content.decode().count("overdue since") == 1
    assert page.content.decode().count("due by") == 1
    assert urgency(done) == ""


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_same_queries_for_one_and_for_three(staff, number, django_assert_num_queries):
    for _ in range(number):
        ask()
    staff.get("/admin/data-requests/")
    with django_assert_num_queries(12):
        staff.get("/admin/data-requests/")


def test_correction_is_answered_from_its_page(staff):
    asked = ask(proposed="Анна Ли")
    assert "Анна Ли" in page_of(staff, asked)
    answer = staff.post(f"/admin/data-requests/{asked.pk}/done/", {"answer": "Corrected."})
    asked.refresh_from_db()
    assert answer["Location"] == f"/admin/data-requests/inspect/{asked.pk}/"
    assert (asked.state, asked.answer) == ("done", "Corrected.")
    assert "It is done" not in page_of(staff, asked)


def test_refusal_without_reason_is_refused_itself(staff):
    asked = ask(days=31)
    assert "This answer is overdue" in page_of(staff, asked)
    page = staff.post(f"/admin/data-requests/{asked.pk}/refused/", {"answer": ""}, follow=True)
    assert "Whoever is refused is told why." in page.content.decode()
    staff.post(f"/admin/data-requests/{asked.pk}/refused/", {"answer": "It is right as it is."})
    asked.refresh_from_db()
    assert (asked.state, asked.answer) == ("refused", "It is right as it is.")


def test_person_is_erased_from_the_page_of_the_request(staff):
    asked = ask(kind="erasure", text="")
    assert "Erasing cannot be undone." in page_of(staff, asked)
    page = staff.post(f"/admin/data-requests/{asked.pk}/done/", follow=True)
    assert "tick that you have made sure" in page.content.decode()
    assert not Person.objects.get().anonymised_at
    staff.post(f"/admin/data-requests/{asked.pk}/done/", {"sure": "yes"})
    assert Person.objects.get().anonymised_at
    assert "anonymised person" in page_of(staff, asked)
    assert "Анна" not in page_of(staff, asked)
    assert OutgoingMail.objects.get().is_last


def test_who_is_still_expected_is_not_erased_and_the_page_says_why(staff):
    asked = ask(kind="erasure")
    RegistrationFactory(person=asked.person, event=EventPageFactory(title="Open data"))
    page = staff.post(f"/admin/data-requests/{asked.pk}/done/", {"sure": "yes"}, follow=True)
    assert "registered for an event that is not over: Open data." in page.content.decode()
    assert not Person.objects.get().anonymised_at


@pytest.mark.parametrize("verb", ["done", "refused"])
@pytest.mark.parametrize("group", ["M&E officer", "Logistics", "Editor", "Participant"])
def test_others_answer_nothing(client_of, group, verb):
    asked = ask(kind="erasure")
    assert client_of(group).post(f"/admin/data-requests/{asked.pk}/{verb}/", {"answer": "no"}).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "open"


def test_request_that_came_by_letter_is_entered(staff):
    person = PersonFactory(given_name="Болат", family_name="Ли")
    PersonFactory()
    address = "/admin/data-requests/new/?q=болат"
    assert list(staff.get(address).context["people"]) == [person]
    assert "Nobody of this name is known." in staff.get("/admin/data-requests/new/?q=nobody").content.decode()
    missing = staff.post(address, {"person": person.pk, "kind": "correction"})
    assert (missing.status_code, missing.context["form"].errors) == (422, {"text": ["Write what is wrong."]})
    for kind in ("correction", "erasure"):
        staff.post(address, {"person": person.pk, "kind": kind, "text": "My name"})
    assert set(DataRequest.objects.values_list("person", "kind", "state")) == {
        (person.pk, "correction", "open"),
        (person.pk, "erasure", "open"),
    }


def test_request_for_an_entry_erased_meanwhile_is_refused_in_words(staff):
    person = PersonFactory(given_name="", family_name="", email="", phone="", anonymised_at=NOW)
    form = {"person": person.pk, "kind": "correction", "text": "My name", "proposed": ""}
    answer = staff.post("/admin/data-requests/new/?q=Kim", form)
    assert (answer.status_code, DataRequest.objects.count()) == (422, 0)
    assert answer.context["form"].non_field_errors() == ["This entry is closed."]
