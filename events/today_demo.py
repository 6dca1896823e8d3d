"""The demo's event that is under way on the day on which the demo is loaded: with it the check-in can be tried."""

from datetime import time, timedelta

from django.utils import timezone

from events.actions.registration import register_all
from events.models import EventIndexPage, EventPage
from participants.models import Country, Person, User

SLUG = "workshop-under-way"
CONFIRMED = 40
TEXTS = {
    "title": "Service standards: a workshop under way",
    "title_ru": "Стандарты услуг: практикум, который идёт сегодня",
    "summary": "Two days on promises that an office can keep: how long a service takes, and what if it takes longer.",
    "summary_ru": "Два дня об обещаниях, которые ведомство может выполнить: сколько длится услуга и что, если дольше.",
    "body": "<p>Bring one service of your own; you leave with its standard on one page.</p>",
    "body_ru": "<p>Возьмите с собой одну свою услугу: вы уедете с её стандартом на одной странице.</p>",
}


def load() -> str:
    """People of the earlier events are confirmed, among them the participant with an account; nobody is checked in."""
    if EventPage.objects.filter(slug=SLUG).exists():
        return "The event under way: there already."
    at, today = timezone.now() - timedelta(days=10), timezone.localdate()
    event = EventPage(
        **TEXTS,
        slug=SLUG,
        type=EventPage.Type.WORKSHOP,
        mode=EventPage.Mode.HYBRID,
        city="Astana",
        city_ru="Астана",
        country=Country.objects.filter(iso2="KZ").first(),
        starts_on=today,
        ends_on=today + timedelta(days=1),
        start_time=time(9, 30),
        capacity=60,
        admission=EventPage.Admission.APPROVAL,
    )
    EventIndexPage.objects.get().add_child(instance=event)
    event.save_revision().publish()
    own = User.objects.filter(email="participant@example.org", person__isnull=False).select_related("person")
    others = Person.objects.filter(anonymised_at=None).order_by("pk")[: CONFIRMED - 1]
    people = list({person.pk: person for person in [*(user.person for user in own), *others]}.values())
    consent = "I agreed that the programme keeps my data to organise the event."
    register_all(event, people, consent_text=consent, consent_language="en", by=None, at=at)
    return f"One event under way with {len(people)} people."
