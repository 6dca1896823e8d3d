"""What it costs to hand out the list of an event with 1,000 people, by the job that staff wait for."""

import resource
import time
from collections.abc import Iterator

from django.utils import timezone

from events.handouts.jobs import make_handout
from events.models import EventIndexPage, EventPage, Registration
from participants.models import Country, Person, User
from tests.benchmarks.people import AT, people
from tests.benchmarks.table import Row

PEOPLE = 1000
SEED = 7
COLUMNS = ["number", "name", "latin_name", "sex", "country", "institution", "position", "mode"]


def handout_rows() -> Iterator[Row]:
    event, by = an_event(), User.objects.create_user("handouts@example.org")
    for file_format, limit in (("xlsx", 3), ("csv", None), ("pdf", 20)):
        before, started, worked = peak(), time.perf_counter(), time.process_time()
        days = [day.isoformat() for day in event.days] if file_format == "pdf" else []
        options = {"who": "confirmed", "columns": COLUMNS, "file_format": file_format, "days": days}
        make_handout(silent, event=event.pk, what="participants", language="en", options=options, by=by.pk)
        name = f"list of {PEOPLE} participants as {file_format.upper()}"
        yield Row(name, time.perf_counter() - started, "s", limit)
        yield Row(f"{name}: CPU", time.process_time() - worked, "s")
        yield Row(f"{name}: memory", peak() - before, "MB")


def an_event(slug: str = "congress") -> EventPage:
    """Two days, everybody confirmed."""
    today = timezone.localdate()
    event = EventPage(title="Congress", slug=slug, type="conference", starts_on=today, ends_on=today)
    EventIndexPage.objects.get().add_child(instance=event)
    countries = Country.objects.in_bulk()
    entered = Person.objects.enter_all([it.details(countries) for it in people(PEOPLE, seed=SEED)], at=AT)
    Registration.objects.bulk_create(
        Registration(
            event=event,
            person=person,
            state=Registration.State.CONFIRMED,
            source=Registration.Source.IMPORTED,
            language="en",
            mode=EventPage.Mode.IN_PERSON,
            registered_at=AT,
            queued_at=AT,
        )
        for person in entered
    )
    return event


def peak() -> float:
    """The most memory that this process has ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def silent(percent: int, note: str) -> None:
    """The progress, of which nobody is told here."""
