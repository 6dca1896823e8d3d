"""The demo's four online seminars of 2023, with the minutes that everybody was there: sessions of a series."""

from datetime import UTC, date, datetime, time
from random import Random

from events.actions.registration import register_all
from events.actions.reporting import write_report
from events.models import EventIndexPage, EventPage
from participants.models import Country, Person, User

SLUG = "digital-services"
LEARNERS = 24
INVITED_AT = datetime(2023, 1, 10, 6, tzinfo=UTC)
SEMINARS = (
    (date(2023, 2, 7), "From paper to service: where to begin", "От бумаги к услуге: с чего начать"),
    (date(2023, 2, 14), "Data that offices share", "Данные, которыми ведомства делятся"),
    (date(2023, 2, 21), "Forms that people understand", "Формы, которые понятны людям"),
    (date(2023, 2, 28), "Measuring what has changed", "Как измерить, что изменилось"),
)
CONSENT = "I agreed that the programme keeps my data to organise the event."
PLANNED = 180  # minutes


def load() -> str:
    if EventPage.objects.filter(slug__startswith=f"{SLUG}-").exists():
        return "Online seminars of 2023: there already."
    people = learners()
    staff = User.objects.filter(email="staff@example.org").first()
    chance = Random(2023)  # noqa: S311  the same demo for everybody
    for number, (day, title, title_ru) in enumerate(SEMINARS, start=1):
        event = _seminar(number, day, title, title_ru)
        rows = register_all(event, people, consent_text=CONSENT, consent_language="en", by=staff, at=INVITED_AT)
        there = [rows[it.pk] for place, it in enumerate(people) if _was_there(place, number, chance)]
        minutes = {it.pk: chance.choice((95, 140, 165, 172, 178, PLANNED)) for it in there}
        after = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        write_report(event, minutes, day=day, by=staff, at=after)
    return f"{len(SEMINARS)} online seminars of 2023 with {len(people)} people."


def learners() -> list[Person]:
    """People of all participating countries in turn, the participant with an account among them."""
    own = Person.objects.filter(account__email="participant@example.org")
    countries = Country.objects.participating().order_by("iso2")
    by_country = [list(Person.objects.filter(country=it, anonymised_at=None).order_by("pk")[:5]) for it in countries]
    in_turn = [people[place] for place in range(5) for people in by_country if place < len(people)]
    return list({it.pk: it for it in [*own, *in_turn]}.values())[:LEARNERS]


def _was_there(place: int, number: int, chance: Random) -> bool:
    """The first eighteen nearly always, the others now and then; the participant with an account at all but one."""
    if place == 0:
        return number != 3
    return chance.random() < (0.92 if place < 18 else 0.45)


def _seminar(number: int, day: date, title: str, title_ru: str) -> EventPage:
    event = EventPage(
        slug=f"{SLUG}-{number}",
        type=EventPage.Type.SEMINAR,
        mode=EventPage.Mode.ONLINE,
        title=title,
        title_ru=title_ru,
        summary="Three hours online, with tasks from the offices of those who take part.",
        summary_ru="Три часа онлайн, с задачами из практики участников.",
        starts_on=day,
        ends_on=day,
        start_time=time(10),
        end_time=time(13),
        admission=EventPage.Admission.NOMINATION,
        least_minutes=60,
    )
    EventIndexPage.objects.get().add_child(instance=event)
    event.save_revision().publish()
    return event
