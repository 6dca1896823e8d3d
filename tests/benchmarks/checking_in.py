"""Twenty scans a second at the door, each sent by itself, answered by two web workers."""

import http.client
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.test import Client

from events.check_in_codes import code_of
from events.models import CheckIn, EventPage
from events.today_demo import SLUG
from participants.models import User
from tests.benchmarks.served import Site, served
from tests.benchmarks.table import Row

A_SECOND = 20
SECONDS = 15
WARM_UP = 20
DOORS = 8
TOP = Path(__file__).resolve().parent.parent.parent


def checking_in_rows(port: int) -> Iterator[Row]:
    event = EventPage.objects.get(slug=SLUG)
    codes = [code_of(row) for row in event.registrations.confirmed()]
    door = Client()
    door.force_login(User.objects.get(email="logistics@example.org"))
    session = door.cookies[settings.SESSION_COOKIE_NAME].value
    with served("portal.wsgi:application", folder=TOP, environment={"STAFF_MFA": "false"}, port=port) as portal:
        took = list(scans(portal, f"/check-in/{event.pk}/scans/", codes, session))[WARM_UP:]
    took.sort()
    assert CheckIn.objects.filter(source=CheckIn.Source.SCAN).count() == A_SECOND * SECONDS + WARM_UP
    yield Row("check-in: answer to a scan, median", took[len(took) // 2] * 1000, "ms")
    yield Row("check-in: answer to a scan, 95th percentile", took[len(took) * 95 // 100] * 1000, "ms", 100)


def scans(portal: Site, address: str, codes: list[str], session: str) -> Iterator[float]:
    """How long each answer took, from the moment at which it was to be asked: a queue in front of the server counts."""
    start = time.perf_counter() + 1

    def send(number: int) -> float:
        due = start + number / A_SECOND
        time.sleep(max(0, due - time.perf_counter()))
        scan = {"id": str(uuid4()), "age": 0, "code": codes[number % len(codes)], "present": True}
        ask(portal, address, json.dumps({"scans": [scan]}), session)
        return time.perf_counter() - due

    with ThreadPoolExecutor(DOORS) as pool:
        yield from pool.map(send, range(A_SECOND * SECONDS + WARM_UP))


def ask(portal: Site, address: str, body: str, session: str) -> None:
    token = "a" * 32
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
    headers = {"Content-Type": "application/json", "Cookie": cookies, "X-CSRFToken": token}
    connection = http.client.HTTPConnection("127.0.0.1", portal.port, timeout=30)
    connection.request("POST", address, body, headers)
    response = connection.getresponse()
    said = json.loads(response.read())
    connection.close()
    assert (response.status, [answer["why"] for answer in said["answers"]]) == (200, [""]), said
