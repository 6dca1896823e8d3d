"""What it costs to register, and how long a rush at the last places takes: web, worker and database together."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.db import connection
from django.utils import timezone

from events.models import EventIndexPage, EventPage
from portal.core.models import OutgoingMail
from tests.benchmarks.served import CLOCK_TICKS, Site
from tests.benchmarks.table import Row
from tests.visitors import Visitor
from tests.worker import running_worker

ATTEMPTS, CLIENTS, PLACES = 300, 8, 100
ROUND_TRIPS = 4  # the event, the form, the answer that leads on, the page that thanks
WARM_UP = 8
PATIENCE = 120


@dataclass(frozen=True)
class Processes:
    """Those that work while people register: gunicorn's, Celery's and PostgreSQL's, by their parents' numbers."""

    site: Site
    worker: int
    database: int

    def cpu_seconds(self) -> dict[str, float]:
        return {
            "web workers": self.site.cpu_seconds(),
            "Celery": cpu_of_family(self.worker),
            "database": cpu_of_family(self.database),
        }


def registering_rows(site: Site, log: Path) -> Iterator[Row]:
    with running_worker(log) as worker:
        processes = Processes(site, worker.pid, postmaster())
        warm_up = event_to_come("warm-up")
        rush(site, warm_up, first=ATTEMPTS, attempts=WARM_UP)
        wait_for_the_mail()
        event = event_to_come("last-places", capacity=PLACES)
        before = processes.cpu_seconds()
        seconds = rush(site, event, first=0, attempts=ATTEMPTS)
        wait_for_the_mail()
        after = processes.cpu_seconds()
    states = Counter(event.registrations.values_list("state", flat=True))
    assert states == {"confirmed": PLACES, "waiting": ATTEMPTS - PLACES}, states
    what = f"{ATTEMPTS} register for {PLACES} places, {CLIENTS} at a time"
    yield Row(what, seconds, "s", 12)
    yield Row("one registration: round trips", ROUND_TRIPS, "", 4)
    spent = {name: (after[name] - before[name]) / ATTEMPTS for name in before}
    yield Row("one registration: CPU of all", sum(spent.values()), "s", 0.12)
    for name, share in spent.items():
        yield Row(f"one registration: CPU of {name}", share, "s")


def event_to_come(slug: str, **fields: int) -> EventPage:
    """Open to all, in a month."""
    day = timezone.localdate() + timedelta(days=30)
    event = EventPage(title=slug, slug=slug, type="seminar", admission="open", starts_on=day, ends_on=day, **fields)
    return EventIndexPage.objects.get().add_child(instance=event)


def rush(site: Site, event: EventPage, *, first: int, attempts: int) -> float:
    """So many people, each with a browser of their own, a few at a time; how long it takes them all."""
    visitors = [Visitor(f"http://127.0.0.1:{site.port}", number) for number in range(first, first + attempts)]
    started = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(lambda visitor: register(visitor, event), visitors))
    return time.perf_counter() - started


def register(visitor: Visitor, event: EventPage) -> None:
    path = f"/events/{event.slug}/"
    pages = [visitor.open(path), visitor.open(f"{path}register/"), visitor.register(f"{path}register/", country="KZ")]
    assert [page.status for page in pages] == [200, 200, 200], pages[-1].text


def wait_for_the_mail() -> None:
    """Until everybody has been written to: what the worker does for a registration counts as well."""
    for _second in range(PATIENCE):
        theirs = OutgoingMail.objects.filter(recipient__startswith="visitor")
        if not theirs.exclude(state=OutgoingMail.State.SENT).exists():
            return
        time.sleep(1)
    raise TimeoutError("mails are still waiting")


def postmaster() -> int:
    """The number of the database server's first process."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
    return int((folder / "postmaster.pid").read_text().splitlines()[0])


def cpu_of_family(pid: int) -> float:
    """Of a process, of its children that live and of those that have ended, in user and system mode."""
    own = cpu_fields(pid)
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return (sum(own) + sum(sum(cpu_fields(int(child))) for child in children)) / CLOCK_TICKS


def cpu_fields(pid: int) -> list[int]:
    """utime, stime, cutime and cstime: fields 14 to 17 of /proc/PID/stat."""
    return [int(field) for field in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]]
