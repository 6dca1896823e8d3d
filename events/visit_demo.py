"""The demo's study visit by nomination: two countries have sent a list, one nominee travels with a made-up passport."""

from datetime import date, datetime, timedelta
from io import BytesIO

from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.crypto import get_random_string

from events.actions.nominating import Nominee, add, agree, submit
from events.actions.travelling import Journey, ask_all, hand_in
from events.models import CountryQuota, EventIndexPage, EventPage, Nomination, Registration
from participants.models import Country, User
from portal.core.scans import Scan

SLUG = "study-visit-one-stop"
CONSENT = "I agree that the programme keeps my data to organise this event."
LISTS = {
    "AM": (
        ("Narek", "Galoyan", "male", "Ministry of High-Tech Industry", "Head of unit"),
        ("Siranush", "Ter-Azatyan", "female", "Civil Service Office", "Adviser"),
        ("Hrant", "Melik-Probyan", "male", "Urban Development Committee", "Chief specialist"),
    ),
    "GE": (
        ("Tamta", "Sadoebashvili", "female", "Public Service Hall", "Deputy head"),
        ("Vakhtang", "Nimushadze", "male", "Civil Service Bureau", "Specialist"),
    ),
}


def load() -> str:
    if EventPage.objects.filter(slug=SLUG).exists():
        return "Nominations: there already."
    now = timezone.now()
    visit = _publish(now)
    for iso2, people in LISTS.items():
        _nominate(visit, Country.objects.get(pk=iso2), people, at=now - timedelta(days=3))
    first = Nomination.objects.of(visit, Country.objects.get(pk="AM"))[0].registration
    _agree(first, at=now - timedelta(days=2))
    ask_all(visit, at=now - timedelta(days=1))
    _hand_in(first, at=now)
    return f"{Nomination.objects.count()} nominations, {visit.registrations.confirmed().count()} of them confirmed."


def _publish(at: datetime) -> EventPage:
    starts_on = timezone.localdate(at) + timedelta(days=110)
    visit = EventPage(
        slug=SLUG,
        type=EventPage.Type.STUDY_VISIT,
        title="Study visit: one counter for all services",
        title_ru="Ознакомительный визит: одно окно для всех услуг",
        summary="Four days in service centres, from the waiting hall to the back office.",
        summary_ru="Четыре дня в центрах обслуживания: от зала ожидания до рабочих мест.",
        body="<p>Each country names whom it sends, two people at most for certain.</p>",
        body_ru="<p>Каждая страна сама называет, кого направит: два места за ней закреплены.</p>",
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=3),
        city="Astana",
        city_ru="Астана",
        country=Country.objects.get(pk="KZ"),
        admission=EventPage.Admission.NOMINATION,
        capacity=16,
        nomination_closes_at=at + timedelta(days=60),
    )
    EventIndexPage.objects.get().add_child(instance=visit)
    for country in Country.objects.participating():
        CountryQuota.objects.create(event=visit, country=country, seats=2)
    visit.save_revision().publish()
    return visit


def _nominate(visit: EventPage, country: Country, people: tuple[tuple[str, ...], ...], *, at: datetime) -> None:
    by = _focal_point(country)
    nominees = [
        Nominee(given, family, sex, institution, f"{family.lower()}@example.org", position=position)
        for given, family, sex, institution, position in people
    ]
    add(visit, country, nominees, by=by, at=at)
    submit(visit, country, by=by, at=at)


def _focal_point(country: Country) -> User:
    """Armenia's has an account of the demo; for another country one is made, which nobody can open."""
    known = User.objects.filter(focal_country=country).first()
    if known:
        return known
    address = f"focal.{country.name.lower()}@example.org"
    user = User.objects.create(
        email=address, first_name="Lado", last_name="Tsikhelashvili", focal_country=country,
        password=f"!{get_random_string(40)}",
    )  # fmt: skip
    user.groups.add(Group.objects.get(name="Focal point"))
    return user


def _agree(registration: Registration, *, at: datetime) -> None:
    words = {"phone": "", "position": "Head of unit", "institution": "Ministry of High-Tech Industry"}
    agree(registration, words, consent_text=CONSENT, language="en", mode="", answers={}, at=at)


def _hand_in(registration: Registration, *, at: datetime) -> None:
    year = at.year
    journey = Journey(
        passport_name="SPECIMEN NAREK GALOYAN",
        passport_number="X00000000",
        nationality="Armenia",
        born_on=date(1990, 1, 1),
        issued_on=date(year - 2, 1, 1),
        expires_on=date(year + 8, 1, 1),
        visa="not_needed",
        departs_from="Yerevan",
        insurance="needed",
        flight_wishes="A seat at the aisle",
    )
    request = registration.travel_request
    hand_in(request, journey, Scan("png", _specimen()), consent_text=CONSENT, language="en", at=at)


def _specimen() -> bytes:
    """A picture that nobody takes for a passport."""
    from PIL import Image, ImageDraw  # only who loads the demo pays for it

    picture = Image.new("RGB", (640, 440), "#e8eef2")
    ImageDraw.Draw(picture).text((60, 190), "SPECIMEN - NO PASSPORT - DEMO", fill="#0b2d48", font_size=30)
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
