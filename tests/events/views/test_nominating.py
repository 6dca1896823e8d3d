"""Focal points write the list of their own country, staff that of any, and nobody else any."""

import re

import pytest
from django.utils import timezone

from events.actions.nominating import add, submit
from events.models import CountryQuota, Nomination, Registration
from tests.factories.events import EventPageFactory
from tests.factories.nominations import a_visit, armenia, georgia, nominee
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

FORM = {
    "given_name": "Ani",
    "family_name": "Testyan",
    "sex": "female",
    "institution": "Ministry of Tests",
    "email": "Ani@Example.org",
    "language": "ru",
}
TABLE = (
    "Name\tSurname\tInstitution\tE-mail\nAni\tTestyan\tMinistry\tani@example.org\nNino\tTestadze\t\tnino@example.org"
)


@pytest.fixture
def am():
    return armenia()


@pytest.fixture
def visit():
    return a_visit(title="To the agencies")


@pytest.fixture
def focal_point(client, am):
    client.force_login(UserFactory(role="Focal point", focal_country=am))
    return client


@pytest.fixture
def listed(visit, am):
    """Three on the list of Armenia, none asked yet."""
    add(visit, am, [nominee(number) for number in (1, 2, 3)], by=UserFactory(), at=timezone.now())
    return list(Nomination.objects.of(visit, am))


def address(event, country="AM", rest="") -> str:
    return f"/nominations/{event.pk}/{country}/{rest}"


def text(page) -> str:
    return page.content.decode()


def test_own_country_leads_to_the_events_for_which_it_nominates(focal_point, visit, am):
    seminar = EventPageFactory(title="With places for us")
    CountryQuota.objects.create(event=seminar, country=am, seats=2)
    CountryQuota.objects.create(event=EventPageFactory(title="For others"), country=georgia(), seats=2)
    a_visit(title="Cancelled", cancelled_at=timezone.now())
    html = text(focal_point.get("/my/country/"))
    titles = ["To the agencies", "With places for us", "For others", "Cancelled"]
    assert [title for title in titles if title in html] == titles[:2]
    assert address(visit) in html


def test_who_gets_in(client_of, role, visit, am):
    georgia()
    client = client_of(role)
    found = {client.get(address(visit, country)).status_code for country in ("AM", "GE")}
    expected = {"Programme staff": {200}, "Administrator": {200}, "Focal point": {404}}  # no country is set
    assert found == expected.get(role, {403})


def test_who_is_not_signed_in_is_led_to_the_sign_in(client, visit, am):
    assert client.get(address(visit))["Location"].startswith("/accounts/login/?next=/nominations/")


def test_another_country_is_not_there_whatever_is_tried(focal_point, visit, listed):
    theirs = georgia()
    add(visit, theirs, [nominee(4, family_name="Talltelishvili")], by=UserFactory(), at=timezone.now())
    [foreign] = Nomination.objects.of(visit, theirs)
    assert "Talltelishvili" not in text(focal_point.get(address(visit)))
    for country, number in (("AM", foreign.pk), ("GE", foreign.pk), ("GE", listed[0].pk)):
        for verb in ("move", "remove"):
            data = {"reason": "Mine", "way": "up"}
            assert focal_point.post(address(visit, country, f"{number}/{verb}/"), data).status_code == 404
    for rest in ("", "add/", "paste/"):
        assert focal_point.get(address(visit, "GE", rest)).status_code == 404
    assert focal_point.post(address(visit, "GE", "submit/")).status_code == 404
    assert focal_point.get(address(EventPageFactory(admission="open"))).status_code == 404
    assert (Nomination.objects.standing().count(), Registration.objects.count()) == (4, 0)


def test_form_adds_at_the_end_once(focal_point, visit, listed):
    pages = [focal_point.post(address(visit, rest="add/"), FORM, follow=True) for _twice in range(2)]
    assert ["Added to the list." in text(pages[0]), "is on the list already" in text(pages[1])] == [True, True]
    row = Nomination.objects.of(visit, listed[0].country).last()
    assert (row.rank, row.name, row.email, row.language) == (4, "Ani Testyan", "ani@example.org", "ru")
    wrong = focal_point.post(address(visit, rest="add/"), FORM | {"email": "nobody", "institution": "<b>"})
    assert (wrong.status_code, Nomination.objects.count()) == (422, 4)


def test_pasted_table_is_looked_at_first_and_written_once(focal_point, visit):
    page = focal_point.post(address(visit, rest="paste/"), {"table": TABLE})
    html = text(page)
    assert (page.status_code, Nomination.objects.count()) == (200, 0)
    assert "Row 3: there is no institution." in html
    seen = re.search(r'name="seen" value="(\w+)"', html)[1]
    for _twice in range(2):
        focal_point.post(address(visit, rest="paste/"), {"table": TABLE, "seen": seen})
    assert [row.name for row in Nomination.objects.all()] == ["Ani Testyan"]


def test_what_was_not_looked_at_is_not_written(focal_point, visit):
    answers = [
        focal_point.post(address(visit, rest="paste/"), {"table": table, "seen": "0123456789abcdef"})
        for table in (TABLE, "no table", "")
    ]
    assert ([answer.status_code for answer in answers], Nomination.objects.count()) == ([200, 422, 422], 0)


def test_order_submission_and_removal_by_buttons(focal_point, visit, listed, am):
    first, second, third = listed
    focal_point.post(address(visit, rest=f"{third.pk}/move/"), {"way": "up"})
    html = text(focal_point.post(address(visit, rest="submit/"), follow=True))
    assert "3 nominees are asked by mail." in html
    names = [first.name, third.name, second.name]
    assert sorted(names, key=html.index) == names
    assert "0 nominees are asked" in text(focal_point.post(address(visit, rest="submit/"), follow=True))
    remove = address(visit, rest=f"{first.pk}/remove/")
    assert (focal_point.get(remove).status_code, focal_point.post(remove, {}).status_code) == (200, 422)
    focal_point.post(remove, {"reason": "Changed the ministry"})
    assert [row.name for row in Nomination.objects.of(visit, am)] == [third.name, second.name]


def test_closed_list_is_shown_without_buttons_and_refuses_in_words(focal_point, listed, visit):
    visit.nomination_closes_at = timezone.now()
    visit.save()
    html = text(focal_point.get(address(visit)))
    assert ["The list is closed since" in html, "Submit the nominations" in html] == [True, False]
    assert "The list is closed since" in text(focal_point.post(address(visit, rest="submit/"), follow=True))
    assert "The list is closed since" in text(focal_point.post(address(visit, rest="add/"), FORM))
    assert (Nomination.objects.count(), Registration.objects.count()) == (3, 0)


def test_staff_write_on_behalf_of_a_country_and_see_who_has_no_list(staff, visit, am):
    georgia()
    staff.post(address(visit, rest="add/"), FORM)
    staff.post(address(visit, rest="submit/"))
    assert "To the agencies" in text(staff.get("/admin/nominations/"))
    html = text(staff.get(f"/admin/nominations/{visit.pk}/"))
    armenian, georgian = html.split("<h2>Georgia</h2>")
    row = Nomination.objects.get()
    assert [words in armenian for words in ("Ani Testyan", "nominated", str(row.added_by))] == [True] * 3
    assert "No list yet." in georgian


def test_lists_of_all_countries_are_for_who_decides(client_of, role, visit):
    found = {
        client_of(role).get(path).status_code for path in ("/admin/nominations/", f"/admin/nominations/{visit.pk}/")
    }
    assert found == ({200} if role in ("Programme staff", "Administrator") else {302})


@pytest.mark.parametrize("number", [1, 3])
def test_lists_ask_the_same_queries_for_one_and_for_three(client, staff, number, django_assert_num_queries):
    visit, am = a_visit(), armenia()
    by = UserFactory(role="Focal point", focal_country=am)
    client.force_login(by)
    add(visit, am, [nominee(it) for it in range(number)], by=by, at=timezone.now())
    submit(visit, am, by=by, at=timezone.now())
    for browser, path in ((client, address(visit)), (staff, f"/admin/nominations/{visit.pk}/")):
        browser.get(path)
    with django_assert_num_queries(13):
        client.get(address(visit))
    with django_assert_num_queries(13):
        staff.get(f"/admin/nominations/{visit.pk}/")
