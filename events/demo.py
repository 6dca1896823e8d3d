"""The demo's six activities of 2022 with their 216 attendances of 175 people, and five events to come."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.text import normalize_newlines

from events import demo_places
from events.actions.attendance import check_in
from events.actions.registration import register
from events.demo_pages import fill
from events.demo_questions import QUESTIONS, answers_of
from events.models import Attendance, CheckIn, EventIndexPage, EventPage, Registration
from events.questioning import Answers
from participants.models import Country, PersonDetails, User
from portal.core.demo import rows

Row = dict[str, str]

CONSENT = {
    "en": "I agreed on the list of participants that the programme keeps my data to organise the event.",
    "ru": "На списке участников я дал(а) согласие на хранение моих данных для проведения мероприятия.",
}
UNDECIDED = 4  # registrations that wait for staff, at each event to come where staff decide
MOST_DAYS = 3

BEFORE_THE_FIRST_DAY = {
    "kind": "event_reminder_week",
    "use": "after",
    "subject": "",
    "subject_ru": "",
    "text": "Please bring an identity document and, if you can, a laptop to {place}.",
    "text_ru": "Пожалуйста, возьмите удостоверение личности и, если можете, ноутбук: {place}.",
}


def load() -> str:
    if EventPage.objects.exists():
        return "Events: there already."
    people = _details()
    _load_2022(people)
    _load_upcoming(people)
    demo_places.load(at=timezone.now())
    User.objects.filter(email="participant@example.org").update(
        person=Registration.objects.get(event__slug="conference-2022", person__email=people["P001"].email).person
    )
    return f"{EventPage.objects.count()} events, {Attendance.objects.count()} attendances of {len(people)} people."


def _details() -> dict[str, PersonDetails]:
    """Each person of 2022 as written on the lists of participants."""
    countries = {country.report_code: country for country in Country.objects.all()}
    institutions = {row["key"]: row["name_en"] for row in rows("participants", "institutions.csv")}
    same = ("given_name", "family_name", "given_name_latin", "family_name_latin", "sex", "position", "seniority")
    return {
        row["person"]: PersonDetails(
            **{field: row[field] for field in same},
            email=row["email"],
            language=row["language"],
            country=countries[row["country"]],
            institution=institutions[row["institution"]],
        )
        for row in rows("events", "people_2022.csv")
    }


def _load_2022(people: dict[str, PersonDetails]) -> None:
    texts = {row["event"]: row for row in rows("events", "event_texts_2022.csv")}
    present = defaultdict(list)
    for row in rows("events", "attendance_2022.csv"):
        present[row["event"]].append(people[row["person"]])
    for row in rows("events", "events_2022.csv"):
        event = _publish(
            texts[row["event"]] | row,
            slug=f"{row['event']}-2022",
            starts_on=date.fromisoformat(row["start"]),
            ends_on=date.fromisoformat(row["end"]),
            activity=row["indicator"],
        )
        for details in present[row["event"]]:
            registration = _enrol(event, details, at=event.starts_at - timedelta(days=14))
            for day in event.days[:MOST_DAYS]:
                at = datetime.combine(day, time(5), tzinfo=UTC)
                check_in(registration, day=day, mode=event.mode, by=None, at=at, source=CheckIn.Source.IMPORTED)


def _load_upcoming(people: dict[str, PersonDetails]) -> None:
    """Who is confirmed comes from a list; those who wait for a decision have registered themselves, and get a mail.

    Some of the latter wrote themselves otherwise than in 2022: they are new people, and possible matches.
    """
    again = _again(people)
    today = timezone.localdate()
    rng = Random(2022)  # noqa: S311  the same demo every time
    for row in rows("events", "events_upcoming.csv"):
        zone = ZoneInfo(row["time_zone"])
        opens_on, closes_on, starts_on, ends_on = (
            today + timedelta(days=int(row[f"{moment}_day"]))
            for moment in ("registration_opens", "registration_closes", "start", "end")
        )
        event = _publish(
            row,
            slug=row["event"],
            starts_on=starts_on,
            ends_on=ends_on,
            start_time=time.fromisoformat(row["start_time"]),
            end_time=time.fromisoformat(row["end_time"]) if row["end_time"] else None,
            time_zone=row["time_zone"],
            capacity=int(row["capacity"]),
            decided_on=opens_on - timedelta(days=30),
            planned_size=int(row["capacity"]) or None,
            target_women=50,
            registration_opens_at=datetime.combine(opens_on, time(9), tzinfo=zone),
            registration_closes_at=datetime.combine(closes_on, time(23, 59), tzinfo=zone),
            contact_email="events@example.org",
            survey_url="https://survey.example.org/events",
            mail_texts=[("text", BEFORE_THE_FIRST_DAY)],
            admission=row["admission"],
            questions=QUESTIONS.get(row["event"], []),
        )
        waiting = UNDECIDED if event.admission == EventPage.Admission.APPROVAL else 0
        chosen = rng.sample(list(people.values()), waiting + int(row["confirmed"]))
        chosen[: len(again[row["event"]])] = again[row["event"]]
        for number, details in enumerate(chosen):
            at = datetime.combine(opens_on, time(6), UTC) + timedelta(hours=number)
            if number < waiting:
                _enrol(event, details, at=at, source=Registration.Source.SELF, answers=answers_of(event.slug, number))
            else:
                _enrol(event, details, at=at)


def _again(people: dict[str, PersonDetails]) -> dict[str, list[PersonDetails]]:
    """For each event those of 2022 who have registered again in another script, or with a slip or another address."""
    written = ("given_name", "family_name", "email", "institution", "language")
    found = defaultdict(list)
    for row in rows("events", "people_again.csv"):
        details = replace(people[row["person"]], given_name_latin="", family_name_latin="")
        found[row["event"]].append(replace(details, **{field: row[field] for field in written}))
    return found


def _publish(row: Row, *, slug: str, **fields: object) -> EventPage:
    same = ("type", "title", "title_ru", "summary", "summary_ru", "mode", "city", "city_ru")
    event = EventPage(
        **{field: row[field] for field in same},
        body=_paragraphs(row["body"]),
        body_ru=_paragraphs(row["body_ru"]),
        country=Country.objects.filter(iso2=row["country_iso2"]).first(),
        slug=slug,
        **fields,
    )
    fill(event, _paragraphs)
    EventIndexPage.objects.get().add_child(instance=event)
    event.save_revision().publish()
    return event


def _paragraphs(text: str) -> str:
    paragraphs = (part.strip() for part in normalize_newlines(text).split("\n\n"))
    return mark_safe("".join(f"<p>{escape(part)}</p>" for part in paragraphs if part))  # each part is escaped


def _enrol(
    event: EventPage,
    details: PersonDetails,
    *,
    at: datetime,
    source: Registration.Source = Registration.Source.IMPORTED,
    answers: Answers | None = None,
) -> Registration:
    words = {"consent_text": CONSENT[details.language], "language": details.language}
    return register(event, details, **words, at=at, source=source, answers=answers)
