"""Where logistics see who travels; nobody else sees passport data."""

from io import BytesIO

import openpyxl
import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from events.models import TravelRequest
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.scans import picture
from tests.factories.travel import WORDS, TravelRequestFactory, handed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def logistics(client_of):
    return client_of("Logistics")


@pytest.fixture
def visit():
    return EventPageFactory(type="study_visit", slug="visit")


@pytest.fixture
def travel_request(visit):
    return handed_in(TravelRequestFactory(registration__event=visit), at=timezone.now(), flight_wishes="=1+1")


def addresses(travel_request) -> list[str]:
    event, number = travel_request.registration.event_id, travel_request.pk
    files = [f"/admin/travel/{event}/travel.{ending}" for ending in ("csv", "xlsx")]
    pages = ["/admin/travel/", f"/admin/travel/{event}/", f"/admin/travel/request/{number}/"]
    return [*pages, f"/admin/travel/request/{number}/scan/", *files]


def logged() -> list[str]:
    entries = [*ModelLogEntry.objects.all(), *PageLogEntry.objects.all()]
    return sorted(entry.action for entry in entries if entry.action.startswith("events.travel."))


def test_only_logistics_get_in(client_of, role, travel_request):
    client = client_of(role)
    found = [client.get(address) for address in addresses(travel_request)]
    assert {page.status_code for page in found} == ({200} if role == "Logistics" else {302})
    assert len(logged()) == (4 if role == "Logistics" else 0)
    for verb in ("book", "unbook"):
        client.post(f"/admin/travel/request/{travel_request.pk}/{verb}/")
        expected = "booked" if role == "Logistics" and verb == "book" else "handed_in"
        assert TravelRequest.objects.get().state == expected


def test_list_says_who_is_missing_and_names_no_passport(logistics, visit, travel_request):
    missing, unasked = TravelRequestFactory(registration__event=visit), RegistrationFactory(event=visit)
    RegistrationFactory(event=visit, state="withdrawn", person__family_name="Away")
    html = logistics.get(f"/admin/travel/{visit.pk}/").content.decode()
    names = [row.person.full_name for row in (unasked, missing.registration, travel_request.registration)]
    assert sorted(names, key=html.index) == names
    assert [word for word in ("Away", *WORDS.values()) if word not in ("needed", "own") and word in html] == []
    overview = logistics.get("/admin/travel/").content.decode()
    assert "<td>3</td><td>1</td><td>0</td>" in overview


def test_request_shows_what_was_written_and_nobody_keeps_it(logistics, travel_request):
    page = logistics.get(f"/admin/travel/request/{travel_request.pk}/")
    html = page.content.decode()
    expected = [*[word for key, word in WORDS.items() if key not in ("visa", "insurance", "flight_wishes")]]
    assert [word for word in [*expected, "I need a visa", "1990-02-03"] if word not in html] == []
    assert "no-store" in page["Cache-Control"]


def test_scan_comes_out_as_it_went_in_and_is_logged(logistics, travel_request):
    answer = logistics.get(f"/admin/travel/request/{travel_request.pk}/scan/")
    assert (answer.content, answer["Content-Type"]) == (picture(), "image/jpeg")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert ("no-store" in answer["Cache-Control"], answer["X-Content-Type-Options"]) == (True, "nosniff")
    assert logged() == ["events.travel.scan"]


def test_lost_key_is_told_on_the_page_and_nothing_fails(logistics, travel_request, settings):
    settings.TRAVEL_KEYS = ["YW5vdGhlciBrZXkgb2YgdGhlIHRlc3RzLCAzMiBieSE="]
    path = f"/admin/travel/request/{travel_request.pk}/"
    assert "the key with which it was encrypted is missing" in logistics.get(path).content.decode()
    answer = logistics.get(f"{path}scan/", follow=True)
    assert "The scan cannot be opened" in answer.content.decode()
    table = logistics.get(f"/admin/travel/{travel_request.registration.event_id}/travel.csv").content.decode()
    assert "cannot be opened: its key is missing" in table


def test_list_for_the_travel_agent_is_safe_and_logged_with_its_number(logistics, visit, travel_request):
    TravelRequestFactory(registration__event=visit)
    answer = logistics.get(f"/admin/travel/{visit.pk}/travel.xlsx")
    [head, *rows] = openpyxl.load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert head[:3] == ("Name as in the passport", "Passport number", "Nationality")
    assert [row[:4] for row in rows] == [("AIGUL TESTOVA", "N00000001", "Testlandish", "1990-02-03")]
    assert rows[0][8] == "'=1+1"
    table = logistics.get(f"/admin/travel/{visit.pk}/travel.csv").content.decode("utf-8-sig")
    assert table.splitlines()[1].startswith("AIGUL TESTOVA,N00000001,Testlandish,1990-02-03,2021-04-05,2039-06-07,")
    data = [entry.data for entry in PageLogEntry.objects.filter(action="events.travel.export").order_by("pk")]
    assert data == [{"people": 1, "format": "xlsx"}, {"people": 1, "format": "csv"}]
    assert logistics.get(f"/admin/travel/{visit.pk}/travel.pdf").status_code == 404


def test_button_writes_to_who_was_not_asked(logistics, visit):
    registration = RegistrationFactory(event=visit)
    page = logistics.post(f"/admin/travel/{visit.pk}/ask/", follow=True).content.decode()
    assert "1 mail is on its way." in page
    assert OutgoingMail.objects.get().recipient == registration.person.email


@pytest.mark.parametrize("number", [1, 3])
def test_lists_ask_the_same_queries_for_one_and_for_three(logistics, visit, number, django_assert_num_queries):
    for _ in range(number):
        TravelRequestFactory(registration__event=visit)
        TravelRequestFactory()
    logistics.get(f"/admin/travel/{visit.pk}/")
    logistics.get("/admin/travel/")
    with django_assert_num_queries(10):
        logistics.get(f"/admin/travel/{visit.pk}/")
    with django_assert_num_queries(10):
        logistics.get("/admin/travel/")
