"""The page of a person, with what became of them, and that of a merge."""

import pytest
from django.urls import reverse

from events.models import Registration
from participants.models import Person
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.merging import merged, undone
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


def page_of(person) -> str:
    return reverse("person:inspect", args=[person.pk])


class TestPerson:
    def test_shows_addresses_events_and_merges(self, staff):
        keep = PersonFactory(email="a@example.org")
        drop = PersonFactory(email="b@example.org")
        registration = RegistrationFactory(person=drop)
        done = merged(keep, drop)
        html = staff.get(page_of(keep)).content.decode()
        wanted = ["a@example.org", "b@example.org", registration.event.title, reverse("merge:inspect", args=[done.pk])]
        assert [text for text in wanted if text not in html] == []

    @pytest.mark.parametrize("page", ["person:inspect", "person:edit"])
    def test_old_page_leads_to_who_they_are_now(self, staff, page):
        done = merged(PersonFactory(), PersonFactory())
        answer = staff.get(reverse(page, args=[done.dropped_id]), follow=True)
        assert answer.redirect_chain == [(reverse(page, args=[done.kept_id]), 302)]
        assert "This entry was merged into another one" in answer.content.decode()

    def test_stale_form_of_a_merged_entry_changes_nobody(self, staff):
        done = merged(PersonFactory(), PersonFactory())
        staff.post(reverse("person:edit", args=[done.dropped_id]), {"given_name": "Changed"})
        assert not Person.with_merged.filter(given_name="Changed").exists()

    def test_who_may_not_merge_sees_no_way_to(self, client_of):
        keep = merged(PersonFactory(), PersonFactory()).kept
        html = client_of("M&E officer").get(page_of(keep)).content.decode()
        assert ("/merge/" in html, "/merges/" in html) == (False, False)

    @pytest.mark.parametrize("page", ["person:inspect", "person:edit"])
    def test_way_to_merge_is_on_every_page_of_a_person(self, staff, page):
        person = PersonFactory()
        html = staff.get(reverse(page, args=[person.pk])).content.decode()
        assert reverse("person_merge", args=[person.pk]) in html

    @pytest.mark.parametrize("number", [1, 3])
    def test_asks_the_same_queries_for_one_event_and_for_three(self, staff, number, django_assert_num_queries):
        person = PersonFactory()
        for _ in range(number):
            RegistrationFactory(person=person)
            merged(person, PersonFactory())
        staff.get(page_of(person))
        with django_assert_num_queries(14):
            staff.get(page_of(person))


class TestMerge:
    @pytest.fixture
    def done(self):
        keep, drop = PersonFactory(phone="", email="a@example.org"), PersonFactory(phone="+77011234567")
        event = EventPageFactory()
        for person in (keep, drop):
            RegistrationFactory(person=person, event=event)
        return merged(keep, drop, reason="Married name.")

    def test_says_what_moved(self, staff, done):
        page = staff.get(reverse("merge:inspect", args=[done.pk]))
        assert page.context["moved"] == [
            ("Registrations", "1"),
            ("Settled in “Events”", "1"),
            ("E-mail addresses", "1"),
            ("Filled in", "phone"),
        ]
        assert "Married name." in page.content.decode()

    def test_is_undone_from_its_page(self, staff, done):
        undo = reverse("merge_undo", args=[done.pk])
        assert undo in staff.get(reverse("merge:inspect", args=[done.pk])).content.decode()
        assert staff.get(undo).status_code == 405
        answer = staff.post(undo, follow=True)
        html = answer.content.decode()
        assert ("Undone: the two entries are two people again." in html, undo in html) == (True, False)
        assert (Person.objects.count(), Registration.objects.confirmed().count()) == (2, 2)

    def test_refused_undoing_says_why(self, staff, done):
        merged(done.kept, PersonFactory(given_name="Bolat", family_name="Kim"))
        answer = staff.post(reverse("merge_undo", args=[done.pk]), follow=True)
        assert "Meanwhile Bolat Kim was merged into" in answer.content.decode()

    def test_list_is_searched_by_either_name(self, staff, done):
        other = undone(merged(PersonFactory(given_name="Bolat"), PersonFactory()))
        page = staff.get("/admin/merges/?q=bolat")
        assert (list(page.context["object_list"]), "undone" in page.content.decode()) == ([other], True)
        assert set(staff.get("/admin/merges/").context["object_list"]) == {done, other}

    @pytest.mark.parametrize("number", [1, 3])
    def test_list_asks_the_same_queries_for_one_and_for_three(self, staff, number, django_assert_num_queries):
        for _ in range(number):
            merged(PersonFactory(), PersonFactory(), by=UserFactory())
        staff.get("/admin/merges/")
        with django_assert_num_queries(12):
            staff.get("/admin/merges/")
