"""What a list of 5,000 participants costs that comes in: looked at and written, by the jobs that staff wait for."""

import csv
import io
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random

from django.utils import timezone

from events.models import EventIndexPage, EventPage
from participants.models import Country, PersonDetails, User
from portal.core import uploads
from portal.core.models import UploadedList
from tests.benchmarks.people import anybody, people
from tests.benchmarks.table import Row

ROWS = 5000
KNOWN = 2000  # of them are on record, the others are new
SPARE = 500  # rows that may turn out to be refused, since the people on record have namesakes


def list_rows(*, seed: int) -> Iterator[Row]:
    """On top of the people of this seed."""
    upload = uploaded(written(readable(some_details(seed))))
    started = time.perf_counter()
    uploads.check(silent, upload=str(upload.pk))
    checked = time.perf_counter()
    upload.refresh_from_db()
    by = upload.uploaded_by_id
    uploads.write(silent, upload=str(upload.pk), skip_duplicates=False, seen=upload.digest, by=by)
    done = time.perf_counter()
    yield Row(f"a list of {ROWS} rows: preview", checked - started, "s")
    yield Row(f"a list of {ROWS} rows: writing", done - checked, "s")
    yield Row(f"import of a list of {ROWS} rows, preview and write", done - started, "s", 20)


def silent(percent: int, note: str) -> None:
    """The progress, of which nobody is told here."""


def some_details(seed: int) -> list[PersonDetails]:
    countries, rng = Country.objects.in_bulk(), Random(seed + 1)
    known = [it for place, it in enumerate(islice(people(10 * KNOWN, seed=seed), 10 * KNOWN)) if place % 10 == 0]
    new = [anybody(rng, 10_000_000 + place) for place in range(ROWS - KNOWN + SPARE)]
    return [somebody.details(countries) for somebody in known + new]


def readable(details: Sequence[PersonDetails]) -> list[PersonDetails]:
    """The first 5,000 of them that are not refused: who has namesakes on record is for staff to decide first."""
    from participants.resources import PersonResource

    resource = PersonResource(at=timezone.now())
    planned = resource.import_data(resource.read("list.csv", written(details)), dry_run=True).plan.rows
    good = [it for it, row in zip(details, planned, strict=True) if row.outcome not in ("refused", "duplicate")]
    return good[:ROWS]


def written(details: Sequence[PersonDetails]) -> bytes:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["Given name", "Family name", "Sex", "Country", "Institution", "E-mail", "Phone"])
    for it in details:
        rows.writerow([it.given_name, it.family_name, it.sex, it.country.name, it.institution, it.email, it.phone])
    return text.getvalue().encode()


def uploaded(content: bytes) -> UploadedList:
    today = timezone.localdate()
    event = EventPage(title="Conference", slug="list", type="conference", starts_on=today, ends_on=today)
    EventIndexPage.objects.get().add_child(instance=event)
    staff = User.objects.create_user("list@example.org")
    parameters = {"event": event.pk}
    return uploads.take_in(
        "participants", name="list.csv", content=content, parameters=parameters, by=staff, at=timezone.now()
    )
