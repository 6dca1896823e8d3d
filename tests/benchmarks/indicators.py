"""What the results of ten years cost: 200,000 people, 1,000,000 attendances, 2,000 events, 40 indicators."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client

from events.actions.attendance import derive
from events.models import Attendance, CheckIn, Registration
from indicators.models import Result
from indicators.results import results_of
from indicators.stored import count_changes, count_everything
from participants.models import User
from tests.benchmarks.table import Row
from tests.benchmarks.ten_years import EVENTS, FIRST_YEAR, STAGES, build_attendances, build_events

PATHS = (
    "/results/",
    "/results/indicators/1.3/",
    "/results/countries/KAZ/",
    *(f"/results/donor/{page}" for page in ("", "people/", "events/", "years/", "money/")),
)
BY_HAND = (Path(__file__).parent / "ten_years.sql").read_text(encoding="utf-8")
AT = datetime(2041, 1, 1, tzinfo=UTC)
ATTENDANCES_MORE = 15


def indicator_rows() -> Iterator[Row]:
    events, cold, attendances = build_events(), [], 0
    for stage, (_people, more) in enumerate(STAGES):
        started = time.perf_counter()
        build_attendances(events, stage)
        attendances += more
        yield Row(f"{attendances:,} attendances: building the data", time.perf_counter() - started, "s")
        cold.append(min(seconds_cold() for _run in range(3)))
        yield Row(f"{attendances:,} attendances: the whole framework, cold", cold[-1], "s")
    by_hand = taken(count_by_hand)
    yield Row("the whole framework with all disaggregations, cold", cold[-1], "s", 1.5)
    yield Row("one hand-written SQL that counts the same", by_hand, "s")
    yield Row("the framework against the SQL by hand: ratio", cold[-1] / by_hand, "x", 2)
    yield Row("cost of ten times the data: ratio", cold[-1] / cold[-2], "x", 10)
    year = FIRST_YEAR + 4
    read = median(taken(results_of, year) for _run in range(5))
    yield Row(f"results of {year}, from what is stored", 1000 * read, "ms")
    moved = [figures_after_one_more(events[n * EVENTS // ATTENDANCES_MORE]) for n in range(ATTENDANCES_MORE)]
    yield Row("one new attendance: the figures it touches, median", 1000 * median(moved), "ms", 50)
    yield Row("one new attendance: the figures it touches, slowest", 1000 * max(moved), "ms")
    yield from page_rows_of(PATHS)


def seconds_cold() -> float:
    Result.objects.all().delete()
    return taken(count_everything)


def count_by_hand() -> None:
    with connection.cursor() as cursor:
        cursor.execute(BY_HAND)
        cursor.fetchall()


def figures_after_one_more(event: int) -> float:
    """Somebody who came to other events comes to this one as well: seconds until all results tell it."""
    there = Registration.objects.filter(event=event).values("person")
    one = Registration.objects.filter(event=event + 1).exclude(person__in=there).select_related("event").earliest("pk")
    number, day = one.pk + 500_000_000, Registration.objects.filter(event=event).first().event.starts_on
    Registration.objects.bulk_create(
        [
            Registration(
                pk=number,
                event_id=event,
                person_id=one.person_id,
                code=f"X{event}",
                state=one.state,
                source=one.source,
                language=one.language,
                mode=one.mode,
                registered_at=AT,
                queued_at=AT,
            )
        ]
    )
    CheckIn.objects.create(
        registration_id=number, day=day, mode="in_person", is_present=True, source=CheckIn.Source.MANUAL, at=AT
    )
    derive([number])
    assert Attendance.objects.filter(registration=number).exists()
    return taken(count_changes)


def page_rows_of(paths: Sequence[str], *, requests: int = 20) -> Iterator[Row]:
    """Pages as a donor sees them: the slowest of twenty. How much they ask of the database stands in their tests."""
    donor = User.objects.create_user("donor-of-the-benchmark@example.org")
    donor.user_permissions.add(Permission.objects.get(codename="view_dashboard"))
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(donor, backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in paths:
        answer = client.get(path)
        if answer.status_code != 200:
            yield Row(f"{path}: answered", answer.status_code, "", 200)
            continue
        times = sorted(taken(client.get, path) for _request in range(requests))
        yield Row(f"{path}: p95", 1000 * times[math.ceil(0.95 * requests) - 1], "ms", 300)


def taken(work: Callable[..., object], *arguments: object) -> float:
    started = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - started
