"""What is measured, one after the other, so that no measurement disturbs another."""

import io
import os
from collections.abc import Collection, Iterator
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from events.models import EventPage
from tests.benchmarks.bare import make_bare_site
from tests.benchmarks.certificates import certificate_rows
from tests.benchmarks.checking_in import checking_in_rows
from tests.benchmarks.handouts import handout_rows
from tests.benchmarks.indicators import indicator_rows
from tests.benchmarks.library import library_rows
from tests.benchmarks.lists import list_rows
from tests.benchmarks.matching import SEED, matching_rows
from tests.benchmarks.pages import REQUESTS, WARM_UP, page_rows
from tests.benchmarks.quizzes import quiz_rows
from tests.benchmarks.registering import registering_rows
from tests.benchmarks.reports import report_rows
from tests.benchmarks.searching import searching_rows
from tests.benchmarks.served import Memory, free_port, served
from tests.benchmarks.shelves import shelf_rows
from tests.benchmarks.table import Row

TOP = Path(__file__).resolve().parent.parent.parent


def all_rows(folder: Path, port: int, parts: Collection[str]) -> Iterator[Row]:
    """The rows of these parts, or of all, in the order of PARTS: the last one leaves 200,000 people behind."""
    call_command("migrate", verbosity=0)
    call_command("load_demo", stdout=io.StringIO())
    for name, rows in PARTS.items():
        if name in parts or not parts:
            yield from rows(folder, port)


def rows_of_pages(folder: Path, port: int) -> Iterator[Row]:
    with served("portal.wsgi:application", folder=TOP, environment={}, port=port) as portal:
        yield from page_rows(portal, "home page", "/", limits={})
        yield from page_rows(portal, "event page", event_path(), limits={"cpu": 10, "bytes": 40, "queries": 15})
        ours = portal.memory()
    yield from rows_beside_bare_wagtail(folder / "bare", ours)


def rows_of_registering(folder: Path, port: int) -> Iterator[Row]:
    with served("portal.wsgi:application", folder=TOP, environment={}, port=port) as portal:
        yield from registering_rows(portal, folder / "worker.log")


def rows_of_reports(folder: Path, port: int) -> Iterator[Row]:
    yield from report_rows()


def rows_of_handouts(folder: Path, port: int) -> Iterator[Row]:
    yield from handout_rows()


def rows_of_certificates(folder: Path, port: int) -> Iterator[Row]:
    yield from certificate_rows()


def rows_of_checking_in(folder: Path, port: int) -> Iterator[Row]:
    yield from checking_in_rows(free_port())


def rows_of_quizzes(folder: Path, port: int) -> Iterator[Row]:
    yield from quiz_rows(free_port())


def rows_of_searching(folder: Path, port: int) -> Iterator[Row]:
    yield from searching_rows()


def rows_of_library(folder: Path, port: int) -> Iterator[Row]:
    yield from library_rows(folder)


def rows_of_shelves(folder: Path, port: int) -> Iterator[Row]:
    yield from shelf_rows()


def rows_of_people(folder: Path, port: int) -> Iterator[Row]:
    yield from matching_rows()
    yield from list_rows(seed=SEED)


def rows_of_indicators(folder: Path, port: int) -> Iterator[Row]:
    yield from indicator_rows()


def event_path() -> str:
    """An event that is still to come, if there is one: its page carries the registration form and costs the most."""
    live, today = EventPage.objects.live(), timezone.localdate()
    event = live.upcoming(today).filter(starts_on__gt=today).first() or live.latest("starts_on")
    return event.get_url()


def rows_beside_bare_wagtail(folder: Path, ours: Memory) -> Iterator[Row]:
    """What Wagtail alone costs after as many requests as the portal has answered, in the same minute."""
    folder.mkdir()
    environment = make_bare_site(folder, beside=os.environ["DATABASE_URL"])
    with served("bare.wsgi:application", folder=folder, environment=environment, port=free_port()) as bare:
        bare.load("/", 2 * WARM_UP + REQUESTS)
        yield Row("home page of a bare Wagtail: CPU per request", bare.load("/", REQUESTS).cpu_ms_per_request, "ms")
        theirs = bare.memory()
    for kind in ("resident", "fair", "own"):
        portal, wagtail = getattr(ours, kind), getattr(theirs, kind)
        yield Row(f"memory of a web worker, {kind}", portal, "MB")
        yield Row(f"memory of a web worker, {kind}: bare Wagtail", wagtail, "MB")
        yield Row(f"memory of a web worker, {kind}: ratio", portal / wagtail, "x", 1.15)


PARTS = {
    "pages": rows_of_pages,
    "registering": rows_of_registering,
    "reports": rows_of_reports,
    "handouts": rows_of_handouts,
    "certificates": rows_of_certificates,
    "checking-in": rows_of_checking_in,
    "quizzes": rows_of_quizzes,
    "library": rows_of_library,
    "shelves": rows_of_shelves,
    "indicators": rows_of_indicators,
    "searching": rows_of_searching,
    "people": rows_of_people,
}
