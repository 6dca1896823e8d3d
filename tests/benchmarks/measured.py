"""What is measured, one after the other, so that no measurement disturbs another."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from events.models import EventPage
from tests.benchmarks.bare import make_bare_site
from tests.benchmarks.lists import list_rows
from tests.benchmarks.matching import SEED, matching_rows
from tests.benchmarks.pages import REQUESTS, WARM_UP, page_rows
from tests.benchmarks.reports import report_rows
from tests.benchmarks.served import Memory, free_port, served
from tests.benchmarks.table import Row

TOP = Path(__file__).resolve().parent.parent.parent


def all_rows(folder: Path, port: int) -> Iterator[Row]:
    call_command("migrate", verbosity=0)
    call_command("load_demo", stdout=io.StringIO())
    with served("portal.wsgi:application", folder=TOP, environment={}, port=port) as portal:
        yield from page_rows(portal, "home page", "/", limits={})
        yield from page_rows(portal, "event page", event_path(), limits={"cpu": 10, "bytes": 40, "queries": 15})
        ours = portal.memory()
    yield from rows_beside_bare_wagtail(folder / "bare", ours)
    yield from report_rows()
    yield from matching_rows()  # from here on 200,000 people are there
    yield from list_rows(seed=SEED)


def event_path() -> str:
    """An event that is still to come, if there is one: its page carries the registration form and costs the most."""
    live = EventPage.objects.live()
    event = live.upcoming(timezone.localdate()).first() or live.latest("starts_on")
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
