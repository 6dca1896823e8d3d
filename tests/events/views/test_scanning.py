import json
from uuid import UUID

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client
from django.utils import timezone

from events.check_in_codes import code_of
from events.models import CheckIn
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

ID = UUID(int=7)


@pytest.fixture
def event():
    return EventPageFactory(starts_on=timezone.localdate(), slug="today")


@pytest.fixture
def registration(event):
    return RegistrationFactory(event=event)


@pytest.fixture
def door(client_of) -> Client:
    return client_of("Logistics")


def send(client: Client, event, *scans, **options):
    body = json.dumps({"scans": scans})
    return client.post(f"/check-in/{event.pk}/scans/", body, content_type="application/json", **options)


def a_scan(registration, **fields) -> dict:
    return {"id": str(ID), "age": 1000, "code": code_of(registration), "present": True} | fields


def test_scan_is_answered_with_name_and_country(door, event, registration, django_assert_num_queries):
    send(door, event, a_scan(registration, id=str(UUID(int=8)), present=False))
    with django_assert_num_queries(20):
        answer = send(door, event, a_scan(registration))
    assert answer.json() == {
        "answers": [
            {
                "id": str(ID),
                "why": "",
                "registration": registration.pk,
                "name": registration.person.full_name,
                "country": registration.person.country_id,
                "state": "confirmed",
                "day": event.starts_on.isoformat(),
            }
        ]
    }
    assert CheckIn.objects.filter(client_id=ID, source="scan", is_present=True).count() == 1


def test_who_may_not_is_told_and_nothing_is_written(event, registration, client_of, role):
    may = role in {"Programme staff", "Logistics", "Administrator"}
    answer = send(client_of(role), event, a_scan(registration))
    assert (answer.status_code, answer.json().get("why")) == ((200, None) if may else (403, "not_allowed"))
    assert CheckIn.objects.count() == may


def test_who_is_not_signed_in_is_told_so_by_every_address_of_the_door(client, event, registration):
    answers = [send(client, event, a_scan(registration)), client.get(f"/check-in/{event.pk}/people/")]
    assert [(it.status_code, it.json()) for it in answers] == [(401, {"why": "signed_out"})] * 2
    assert client.get(f"/check-in/{event.pk}/")["Location"] == f"/accounts/login/?next=/check-in/{event.pk}/"
    assert CheckIn.objects.count() == 0


def test_scans_of_another_site_are_refused(event, registration):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(UserFactory(role="Logistics"))
    assert send(strict, event, a_scan(registration)).status_code == 403
    strict.get(f"/check-in/{event.pk}/")
    token = strict.cookies["csrftoken"].value
    assert send(strict, event, a_scan(registration), headers={"X-CSRFToken": token}).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"scans": 3}',
        b'{"scans": [3]}',
        b'{"scans": [{"id": "x", "age": 0}]}',
        b'{"scans": [{"id": "00000000-0000-0000-0000-000000000007"}]}',
        b'{"scans": [{"id": "00000000-0000-0000-0000-000000000007", "age": 1e999}]}',
        json.dumps({"scans": [{"id": str(UUID(int=number)), "age": 0} for number in range(201)]}).encode(),
        b"[" * 100_000,
    ],
    ids=str,
)
def test_batch_that_is_none_is_refused(door, event, body):
    answer = door.post(f"/check-in/{event.pk}/scans/", body, content_type="application/json")
    assert (answer.status_code, answer.json()) == (400, {"why": "unreadable"})


def test_list_is_sent_once_and_then_only_when_it_changed(door, event, registration, django_assert_num_queries):
    address = f"/check-in/{event.pk}/people/"
    first = door.get(address)
    assert (first.status_code, first["Cache-Control"]) == (200, "no-store")
    assert door.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    send(door, event, a_scan(registration))
    RegistrationFactory.create_batch(2, event=event)
    with django_assert_num_queries(7):
        again = door.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, len(json.loads(again.json()["list"])["people"])) == (200, 3)


def test_worker_keeps_what_the_page_needs_and_nothing_else(client):
    script = client.get("/ru/check-in/worker.js")
    told = json.loads(script.content.decode().split("=", 1)[1].split(";\n")[0])
    assert (script["Content-Type"], told["pages"]) == ("text/javascript", ["^/ru/check-in/$", "^/ru/check-in/[0-9]+/$"])
    kept = [staticfiles_storage.exists(address.removeprefix("/static/")) for address in told["files"]]
    assert kept == [True] * 12
    manifest = client.get("/check-in/manifest.json")
    assert (manifest["Content-Type"], manifest.json()["start_url"]) == ("application/manifest+json", "/check-in/")


def test_door_leads_to_the_events_that_are_not_over(door, event):
    page = door.get("/check-in/").content.decode()
    assert (f"/check-in/{event.pk}/" in page, door.get(f"/check-in/{event.pk + 99}/").status_code) == (True, 404)
