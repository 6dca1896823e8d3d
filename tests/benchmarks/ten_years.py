"""Ten years of events made in the database itself: pages, people and attendances as copies of one row, by the number.

Three stages of people, so that what the figures cost can be seen to grow: each attends with its own people, five times.
"""

from collections.abc import Mapping
from typing import Any

from django.db import connection, models

from events.models import EventIndexPage, EventPage, Registration
from indicators.models import Indicator, IndicatorEvent, Output
from participants.models import Institution, Person

FIRST_YEAR, YEARS, EVENTS, INDICATORS = 2031, 10, 2000, 40
STAGES = ((2_000, 10_000), (18_000, 90_000), (180_000, 900_000))  # further people, further attendances
APART = 397  # so far apart are the people of one event: 450 times this is less than a stage has people


def build_events() -> list[int]:
    """2,000 events of 7 activities, 200 in each year, each counting for one of 40 indicators. Their numbers."""
    model = EventPage.objects.latest("pk")
    parent = EventIndexPage.objects.get()
    first = model.pk + 1_000_000
    page = {
        "id": f"{first} + n",
        "path": f"'{parent.path}' || 'Z' || lpad(upper(to_hex(n)), 3, '0')",
        "slug": "'made-' || n",
        "url_path": f"'{parent.url_path}made-' || n || '/'",
        "translation_key": "gen_random_uuid()",
        "latest_revision_id": "NULL",
        "live_revision_id": "NULL",
    }
    copy(model.page_ptr, page, EVENTS)
    day = f"make_date({FIRST_YEAR} + n / {EVENTS // YEARS}, 1 + n % 12, 5)"
    event = {
        "page_ptr_id": f"{first} + n",
        "activity": "'1.' || 1 + n % 7",
        "starts_on": day,
        "ends_on": day,
        "cancelled_at": "NULL",
        "country_id": "(ARRAY['KZ', 'KG', 'UZ'])[1 + n % 3]",
    }
    copy(model, event, EVENTS)
    numbers = [first + n for n in range(EVENTS)]
    _link(numbers)
    return numbers


def _link(numbers: list[int]) -> None:
    counting, accumulation = Indicator.Counting, Indicator.Accumulation
    indicators = Indicator.objects.bulk_create(
        Indicator(
            output=Output.objects.first(),
            number=f"9.{n}",
            title=f"People reached {n}",
            unit=Indicator.Unit.PEOPLE,
            counting=counting.PEOPLE if n % 2 else counting.ATTENDANCES,
            accumulation=accumulation.DISTINCT if n % 4 == 1 else accumulation.SUM,
            data_source="Lists of participants",
        )
        for n in range(INDICATORS)
    )
    IndicatorEvent.objects.bulk_create(
        IndicatorEvent(indicator=indicators[n % INDICATORS], event_id=number) for n, number in enumerate(numbers)
    )


def build_attendances(events: list[int], stage: int) -> None:
    """The people of a stage, and what they attended: no person twice at one event."""
    people, attendances = STAGES[stage]
    institutions = [
        Institution.objects.get_or_create(country_id="KZ", name=f"Office {it}", defaults={"level": it})[0].pk
        for it in ("central", "local", "")
    ]
    one = Person.objects.exclude(institution=None).earliest("pk")
    first = 10_000_000 * (stage + 1)
    person = {
        "id": f"{first} + n",
        "email": "''",
        "sex": "(ARRAY['female', 'male', 'female', 'male', 'not_stated'])[1 + n % 5]",
        "country_id": "(ARRAY['KZ', 'KZ', 'UZ', 'KG', 'TJ', 'AZ', 'AM', 'GE', 'UZ', 'KZ', 'UZ'])[1 + n % 11]",
        "seniority": "(ARRAY['', 'official', 'expert', 'official', 'executive', 'policy_maker'])[1 + n % 7 % 6]",
        "institution_id": f"(ARRAY{[*institutions, institutions[0]]}::bigint[])[1 + n % 13]",
    }
    copy(one, person, people)
    registration = {
        "id": f"{first} + n",
        "event_id": f"{events[0]} + n % {EVENTS}",
        "person_id": f"{first} + ((n / {EVENTS}) * {APART} + (n % {EVENTS}) * 7919) % {people}",
        "code": f"'{stage}M' || n",
        "state": "'confirmed'",
        "offered_until": "NULL",
        "merged_into_id": "NULL",
    }
    copy(Registration.objects.filter(attendance__isnull=False).earliest("pk"), registration, attendances)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO events_attendance (registration_id, days, days_online, mode) SELECT id, 1, 0,"
            " (ARRAY['in_person', 'in_person', 'in_person', 'online', 'hybrid'])[1 + id %% 5]"
            " FROM events_registration WHERE id >= %s AND id < %s",
            [first, first + attendances],
        )
        cursor.execute("VACUUM (ANALYZE) events_attendance, events_registration, participants_person, events_eventpage")


def copy(row: models.Model, changed: Mapping[str, str], number: int) -> None:
    """So many copies of a row, with other values in some columns: SQL in which n counts from 0."""
    columns: list[Any] = [field.column for field in row._meta.local_concrete_fields]
    values = ", ".join(changed.get(column, f'one."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    table = row._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}" one, generate_series(0, {number - 1}) n'
            f' WHERE one."{row._meta.pk.column}" = {row.pk}'
        )
