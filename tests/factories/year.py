"""The programme's real year, written to the database at once: the tests of figures do not register people."""

from datetime import UTC, date, datetime

from django.utils.text import slugify

from events.models import Attendance, EventPage, Registration
from events.signals import attendance_changed
from indicators import demo as framework
from knowledge import demo as library
from participants.models import Country, Institution, Person
from portal.core.demo import rows
from tests.factories.events import EventPageFactory

AT = datetime(2022, 1, 1, tzinfo=UTC)


def build_year() -> None:
    """The six events of 2022 with their 216 attendances of 175 people, the library and the framework."""
    countries = {}
    for row in rows("participants", "countries.csv"):
        countries[row["report_code"]], _new = Country.objects.update_or_create(
            iso2=row["iso2"],
            defaults={
                "report_code": row["report_code"],
                "name": row["name_en"],
                "name_ru": row["name_ru"],
                "region": row["region"],
                "is_participating": row["participating"] == "yes",
            },
        )
    events = {row["event"]: _event(row) for row in rows("events", "events_2022.csv")}
    institution = Institution.objects.create(name="Agency", country=countries["KAZ"])
    attended = rows("events", "attendance_2022.csv")
    people = {
        row["person"]: Person(
            given_name=row["person"],
            family_name="Demo",
            name_key=row["person"],
            sex=row["sex"],
            country=countries[row["country"]],
            institution=institution,
            email=f"{slugify(row['person'])}@example.org",
            created_at=AT,
            last_active_at=AT,
        )
        for row in attended
    }
    Person.objects.bulk_create(people.values())
    registrations = [
        Registration(
            event=events[row["event"]],
            person=people[row["person"]],
            state=Registration.State.CONFIRMED,
            source=Registration.Source.IMPORTED,
            language="en",
            mode=events[row["event"]].usual_mode,
            registered_at=AT,
            queued_at=AT,
        )
        for row in attended
    ]
    Registration.objects.bulk_create(registrations)
    Attendance.objects.bulk_create(Attendance(registration=it, days=1, mode=it.event.mode) for it in registrations)
    attendance_changed.send(Attendance, registrations=registrations)
    library.load()
    framework.load()


def _event(row: dict[str, str]) -> EventPage:
    return EventPageFactory(
        title=row["title"],
        slug=framework.slug(row["event"]),
        type=row["type"],
        activity=row["indicator"],
        starts_on=date.fromisoformat(row["start"]),
        ends_on=date.fromisoformat(row["end"]),
        mode=row["mode"],
        city=row["city"],
        country_id=row["country_iso2"] or None,
    )
