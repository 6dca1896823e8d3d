"""Staff see two people side by side and decide whether they are one."""

import pytest
from django.test import Client
from django.urls import reverse

from participants.models import MatchCandidate, Merge, Person
from tests.factories.events import RegistrationFactory
from tests.factories.merging import merged, pair_of
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/possible-matches/"


@pytest.fixture
def two():
    anna = PersonFactory(given_name="Anna", family_name="Kim", email="anna@example.org", position="Head")
    return anna, PersonFactory(given_name="Анна", family_name="Ким", email="kim@example.org", position="Deputy head")


def page_of(one, other) -> str:
    return reverse("pair", args=[one.pk, other.pk])


def notes(answer) -> list[str]:
    return [str(message).strip() for message in answer.context["messages"]]


class TestPair:
    def test_shows_both_field_by_field_with_differences_and_events(self, staff, two):
        registration = RegistrationFactory(person=two[1])
        pair_of(*two, reasons=["same_sound", "other_email", "gone"], score=0.934)
        page = staff.get(page_of(*two))
        lines = {line.label: (*line.values, line.differs) for line in page.context["lines"]}
        assert lines["given name"] == ("Anna", "Анна", True)
        assert lines["position"] == ("Head", "Deputy head", True)
        assert lines["country"] == ("Kazakhstan", "Kazakhstan", False)
        assert lines["e-mail addresses"] == ("anna@example.org", "kim@example.org", True)
        assert (lines["last active"][2], "patronymic" in lines) == (False, False)
        html = page.content.decode()
        wanted = ["93 %, likely", "For it speaks:", "Against it speaks:", "Different e-mail addresses"]
        wanted += [registration.event.title, "Keep apart", "Later", "differs"]
        assert [text for text in wanted if text not in html] == []

    def test_two_whom_nobody_proposed_are_compared_as_they_are(self, staff, two):
        page = staff.get(page_of(*two))
        assert page.context["likeness"].score > 0.5
        assert ("Keep apart" in page.content.decode(), MatchCandidate.objects.count()) == (False, 0)

    def test_looking_changes_nothing(self, staff, two):
        candidate = pair_of(*two)
        staff.get(page_of(*two))
        for address in ("pair_keep_apart", "pair_later"):
            assert staff.get(reverse(address, args=[candidate.pk])).status_code == 405
        candidate.refresh_from_db()
        assert (candidate.state, candidate.later_at, Merge.objects.count()) == ("open", None, 0)

    @pytest.mark.parametrize("who", ["account", "history", "older"])
    def test_proposes_to_keep_who_is_known_better(self, staff, two, who):
        other, better = two
        if who == "account":
            UserFactory(person=better)
        if who == "history":
            RegistrationFactory(person=better)
        if who == "older":
            Person.objects.filter(pk=better.pk).update(created_at="2021-01-01T00:00Z")
        assert staff.get(page_of(other, better)).context["form"].initial["keep"] == better.pk

    def test_says_who_kept_them_apart(self, staff, two):
        colleague = UserFactory(first_name="Dana", last_name="Omarova")
        pair_of(*two, state="kept_apart", decided_at="2022-07-01T06:00Z", decided_by=colleague)
        html = staff.get(page_of(*two)).content.decode()
        assert "Dana Omarova decided on 1 July 2022 that these are two people." in html

    def test_html_in_a_name_is_text(self, staff, two):
        evil = PersonFactory(family_name="<script>alert(1)</script>")
        assert "<script>alert(1)" not in staff.get(page_of(evil, two[0])).content.decode()

    def test_nobody_of_that_number_is_not_found(self, staff, two):
        assert staff.get(reverse("pair", args=[two[0].pk, 999_999])).status_code == 404


class TestMerging:
    def test_merges_into_the_chosen_one_and_offers_the_way_back(self, client, two):
        account = UserFactory(role="Programme staff")
        client.force_login(account)
        candidate = pair_of(*two)
        answer = client.post(page_of(*two), {"keep": two[1].pk, "reason": "Same phone."}, follow=True)
        done = Merge.objects.get()
        assert (done.kept, done.dropped, done.by, done.reason) == (two[1], two[0], account, "Same phone.")
        assert answer.redirect_chain == [(reverse("person:inspect", args=[two[1].pk]), 302)]
        [note] = notes(answer)
        assert ("Merged: the two entries" in note, reverse("merge:inspect", args=[done.pk]) in note) == (True, True)
        candidate.refresh_from_db()
        assert candidate.state == "merged"

    def test_double_click_is_one_merge(self, staff, two):
        form = {"keep": two[0].pk, "reason": "The same."}
        assert [staff.post(page_of(*two), form).status_code for _ in range(2)] == [302, 302]
        assert Merge.objects.count() == 1

    @pytest.mark.parametrize(
        ("form", "sentence"),
        [({"reason": ""}, "Write why they are one person."), ({"keep": "999999"}, "Select a valid choice.")],
    )
    def test_wrong_form_is_shown_again(self, staff, two, form, sentence):
        page = staff.post(page_of(*two), {"keep": two[0].pk, "reason": "The same."} | form)
        assert (sentence in page.content.decode(), Merge.objects.count()) == (True, 0)

    def test_refusal_is_shown_in_words(self, staff, two):
        for person in two:
            UserFactory(person=person)
        page = staff.post(page_of(*two), {"keep": two[0].pk, "reason": "The same."})
        assert "Both have an account. One of the accounts must be closed first." in page.content.decode()

    def test_same_entry_twice_is_refused_in_words(self, staff, two):
        page = staff.post(page_of(two[0], two[0]), {"keep": two[0].pk, "reason": "The same."})
        assert "This is one row already; choose two." in page.content.decode()

    def test_page_of_a_merged_pair_leads_to_the_person(self, staff, two):
        merged(*two)
        answer = staff.get(page_of(*two), follow=True)
        assert answer.redirect_chain[-1] == (reverse("person:inspect", args=[two[0].pk]), 302)
        assert "One of the two has been merged already." in notes(answer)

    def test_form_without_its_token_is_refused(self, two):
        client = Client(enforce_csrf_checks=True)
        client.force_login(UserFactory(role="Programme staff"))
        assert client.post(page_of(*two), {"keep": two[0].pk, "reason": "x"}).status_code == 403


class TestDecisions:
    @pytest.mark.parametrize(
        ("verb", "state", "note"),
        [
            ("pair_keep_apart", "kept_apart", "Kept apart. This pair is not proposed again."),
            ("pair_later", "open", "Put at the end of the list."),
        ],
    )
    def test_decision_is_written_and_leads_to_the_list(self, staff, two, verb, state, note):
        candidate = pair_of(*two)
        answer = staff.post(reverse(verb, args=[candidate.pk]), follow=True)
        candidate.refresh_from_db()
        assert (candidate.state, answer.redirect_chain, notes(answer)) == (state, [(LIST, 302)], [note])

    @pytest.mark.parametrize("verb", ["pair_keep_apart", "pair_later"])
    def test_decided_pair_is_refused_in_words(self, staff, two, verb):
        candidate = pair_of(*two)
        merged(*two)
        answer = staff.post(reverse(verb, args=[candidate.pk]), follow=True)
        assert notes(answer) == ["This pair has been decided meanwhile: merged."]


def test_whoever_may_not_merge_changes_nothing(client_of, role):
    keep, drop, third = (PersonFactory() for _ in range(3))
    candidate, done = pair_of(keep, third), merged(keep, drop)
    client, form = client_of(role), {"keep": keep.pk, "reason": "The same."}
    for address in ("pair_keep_apart", "pair_later"):
        client.post(reverse(address, args=[candidate.pk]))
    client.post(reverse("merge_undo", args=[done.pk]))
    client.post(page_of(keep, third), form)
    candidate.refresh_from_db()
    done.refresh_from_db()
    may = role in {"Programme staff", "Administrator"}
    assert (candidate.state != "open", done.undone_at is not None, Merge.objects.count() == 2) == (may, may, may)


class TestList:
    @pytest.fixture
    def pairs(self, two):
        tbilisi = CountryFactory(iso2="GE", report_code="GEO", name="Georgia", name_ru="Грузия")
        others = PersonFactory(given_name="Nino", country=tbilisi), PersonFactory(given_name="Nana")
        apart = {"state": "kept_apart", "decided_at": "2022-07-01T06:00Z", "decided_by": UserFactory()}
        third = PersonFactory()
        return pair_of(*two, score=0.7), pair_of(*others, score=0.9), pair_of(two[0], third, **apart)

    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("", [1, 0]),
            ("?q=ким", [0]),
            ("?q=nobody", []),
            ("?country=GE", [1]),
            ("?state=kept_apart", [2]),
            ("?state=merged", []),
        ],
    )
    def test_filters_and_searches_the_likeliest_first(self, staff, pairs, query, shown):
        page = staff.get(LIST + query)
        assert list(page.context["object_list"]) == [pairs[number] for number in shown]

    def test_menu_says_how_many_wait(self, staff, pairs):
        assert "Possible matches (2)" in staff.get("/admin/").content.decode()

    def test_pair_of_somebody_merged_elsewhere_is_not_shown(self, staff, two):
        pair_of(*two)
        keep = PersonFactory()
        pair_of(keep, two[1])
        merged(keep, two[0])
        assert len(staff.get(LIST).context["object_list"]) == 1

    @pytest.mark.parametrize("number", [1, 3])
    def test_asks_the_same_queries_for_one_and_for_three(self, staff, number, django_assert_num_queries):
        for _ in range(number):
            pair_of(PersonFactory(), PersonFactory())
        staff.get(LIST)
        with django_assert_num_queries(13):
            staff.get(LIST)


class TestChoosing:
    def test_proposed_and_found_people_are_offered(self, staff, two):
        third = PersonFactory(given_name="Аннa", family_name="Цой")
        pair_of(*two)
        page = staff.get(reverse("person_merge", args=[two[0].pk]) + "?q=ЦОЙ")
        assert (page.context["proposed"], list(page.context["found"])) == ([two[1]], [third])
        for other in (two[1], third):
            assert page_of(two[0], other) in page.content.decode()

    def test_without_a_search_nobody_is_listed(self, staff, two):
        page = staff.get(reverse("person_merge", args=[two[0].pk]))
        assert (page.context["proposed"], page.context["found"]) == ([], [])

    def test_nobody_found_is_said(self, staff, two):
        html = staff.get(reverse("person_merge", args=[two[0].pk]) + "?q=nobody").content.decode()
        assert "Nobody was found." in html
