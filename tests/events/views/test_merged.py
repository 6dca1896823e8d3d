"""A registration that became part of another one when two people turned out to be one: nobody sees it by itself."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from events.actions.registration import confirm
from portal.core.signing import sign
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.merging import merged, undone
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/registrations/"


@pytest.fixture
def two():
    """The registration of the kept person, which stands, and that of the dropped one, which is part of it."""
    event, keep, drop = EventPageFactory(), PersonFactory(), PersonFactory(given_name="Bolat")
    return RegistrationFactory(event=event, person=keep), RegistrationFactory(event=event, person=drop)


@pytest.fixture
def done(two):
    stands, lost = two
    return merged(stands.person, lost.person)


def test_list_filter_and_export_leave_it_out(staff, two, done):
    shown = [list(staff.get(LIST + query).context["object_list"]) for query in ("", "?state=confirmed", "?q=bolat")]
    assert shown == [[two[0]], [two[0]], [two[0]]]  # also found by the name of the dropped one
    assert "part of another registration" not in staff.get(LIST).content.decode()
    file = staff.get(f"{LIST}?export=csv").content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(file)))) == 1
    undone(done)
    assert len(staff.get(LIST).context["object_list"]) == 2


def test_its_page_leads_to_the_one_that_stands(staff, two, done):
    page = staff.get(reverse("registration:inspect", args=[two[1].pk]), follow=True)
    assert page.redirect_chain == [(reverse("registration:inspect", args=[two[0].pk]), 302)]
    assert page.context["registration"] == two[0]


def test_mails_of_both_are_on_the_page_of_the_one_that_stands(staff):
    event, keep, drop = EventPageFactory(), PersonFactory(), PersonFactory()
    rows = [RegistrationFactory(event=event, person=person, state="applied") for person in (keep, drop)]
    for row in rows:
        confirm(row, by=UserFactory(), at=timezone.now())
    merged(keep, drop)
    page = staff.get(reverse("registration:inspect", args=[rows[0].pk]))
    assert {mail.recipient for mail in page.context["mails"]} == {keep.email, drop.email}


def test_its_links_lead_to_the_one_that_stands(client, two, done):
    withdraw = reverse("events:withdraw", args=[sign("events.withdraw", two[1].code)])
    registered = reverse("events:registered", args=[sign("events.registered", two[1].pk)])
    pages = [client.get(link, follow=True) for link in (withdraw, registered)]
    assert [page.context["registration"] for page in pages] == [two[0], two[0]]
    assert client.post(withdraw).status_code == 303
    for registration in two:
        registration.refresh_from_db()
    assert [registration.state for registration in two] == ["withdrawn", "merged"]


def test_my_portal_shows_the_event_once(client, two, done):
    client.force_login(UserFactory(person=two[0].person))
    html = client.get("/my/").content.decode()
    assert (html.count(f">{two[0].event.title}</a>"), "part of another" in html) == (1, False)


def test_sheet_shows_the_person_once(staff, two, done):
    rows = staff.get(reverse("attendance_sheet", args=[two[0].event.pk])).context["rows"]
    assert [row["registration"] for row in rows] == [two[0]]


def test_focal_point_sees_the_event_once(client, two, done):
    account = UserFactory(role="Focal point", focal_country=two[0].person.country)
    client.force_login(account)
    assert client.get("/my/country/").content.decode().count(two[0].event.title) == 1
