"""What happened, as the other apps recorded it: the only window of this app on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.db.models.functions import ExtractYear
from django.utils import timezone

from events.models import Attendance, EventPage
from events.signals import AttendanceLocked, attendance_changing
from indicators.counting import Participation, Seen, count
from knowledge.models import Work
from participants.models import Country, Person
from portal.core.sex_by_country import FEMALE

__all__ = ["AttendanceLocked", "attendance_changing"]  # the doors of the other apps, for the receivers of this one


@dataclass(frozen=True)
class Event:
    """An event as a report speaks of it, in the active language."""

    id: int
    slug: str
    activity: str
    title: str
    type: str
    mode: str
    starts_on: date
    ends_on: date
    city: str
    country: str
    url: str

    def name_in(self, year: int) -> str:
        return name_in(year, self.slug)


def name_in(year: int, slug: str) -> str:
    """How figures of the year call an event: its address without the year at its end."""
    return slug.removesuffix(f"-{year}")


@dataclass(frozen=True)
class Publication:
    """A work of the library, in the active language."""

    id: int
    title: str
    kind: str
    kind_name: str
    published_on: date
    url: str


@dataclass(frozen=True)
class Evidence:
    """All that the figures of one year rest on. `countries` maps the codes of the tables to names."""

    year: int
    events: Mapping[int, Event]
    participation: Participation
    publications: Mapping[int, Publication]
    countries: Mapping[str, str]


@dataclass(frozen=True)
class Headline:
    """The figures of a year that stand on the front page."""

    year: int
    people: int
    attendances: int
    women: int
    events: int

    @property
    def repeats(self) -> int:
        return self.attendances - self.people


def years() -> list[int]:
    """The years with evidence, the latest first: an event with attendance ended in it, or a work was published."""
    attended = Attendance.objects.annotate(year=ExtractYear("registration__event__ends_on"))
    published = Work.objects.annotate(year=ExtractYear("published_on"))
    found = (
        attended.order_by().values_list("year", flat=True).union(published.order_by().values_list("year", flat=True))
    )
    return sorted(set(found), reverse=True)


def of_year(year: int) -> Evidence:
    """Five queries, however much happened. Attendances and people are counted in `counting`, not here."""
    attendances = _of_year(year).values_list(
        "registration__person_id",
        "registration__person__sex",
        "registration__person__country__report_code",
        "registration__event_id",
    )
    events = {event.pk: _event(event) for event in _events(year)}
    countries = list(Country.objects.all())
    participating = [country.report_code for country in countries if country.is_participating]
    return Evidence(
        year=year,
        events=events,
        participation=count((Seen(*row) for row in attendances), countries=participating, events=events),
        publications={work.pk: _publication(work) for work in Work.objects.published_in(year).with_editions()},
        countries={country.report_code: str(country) for country in countries},
    )


def _of_year(year: int):
    return Attendance.objects.ended_between(date(year, 1, 1), date(year, 12, 31))


def _events(year: int):
    """Published events of the year that are over, and any that somebody attended."""
    attended = _of_year(year).values("registration__event")
    over = Q(live=True, ends_on__lt=timezone.localdate())
    return EventPage.objects.held_in(year).filter(over | Q(pk__in=attended)).select_related("country")


def _event(event: EventPage) -> Event:
    return Event(
        id=event.pk,
        slug=event.slug,
        activity=event.activity,
        title=event.local_title,
        type=event.get_type_display(),
        mode=event.get_mode_display(),
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        city=event.local_city,
        country=str(event.country or ""),
        url=event.url if event.live else "",
    )


def _publication(work: Work) -> Publication:
    return Publication(
        work.pk, str(work), work.kind, work.get_kind_display(), work.published_on, work.get_absolute_url()
    )


def headline(year: int) -> Headline:
    """The same figures as `of_year(year).participation`, added up by the database."""
    person, event = "registration__person", "registration__event"
    women = Count(person, distinct=True, filter=Q(registration__person__sex=FEMALE))
    sums = _of_year(year).aggregate(
        people=Count(person, distinct=True), attendances=Count("pk"), women=women, events=Count(event, distinct=True)
    )
    return Headline(year=year, **sums)


def event_ids() -> dict[str, int]:
    """Every event by the last part of its address."""
    return dict(EventPage.objects.values_list("slug", "pk"))


def figure_names(year: int) -> dict[int, str]:
    """How figures of the year call each event."""
    return {pk: name_in(year, slug) for slug, pk in event_ids().items()}


def country_ids() -> dict[str, str]:
    """The key of every country by its code in reports."""
    return dict(Country.objects.values_list("report_code", "pk"))


def country_names() -> dict[str, str]:
    """The participating countries by their codes in reports, and those of which somebody is on record, with names."""
    known = Exists(Person.objects.filter(country=OuterRef("pk")))
    return {country.report_code: str(country) for country in Country.objects.filter(Q(is_participating=True) | known)}


def publication_kinds() -> list[tuple[str, str]]:
    """The types of publication there are, with their names."""
    return [(str(value), str(name)) for value, name in Work.Kind.choices]


def participant_days(year: int) -> int:
    """The days on which each participant was present, added up."""
    return _of_year(year).aggregate(days=Sum("days"))["days"] or 0


@dataclass(frozen=True)
class CountryName:
    """A country by its code in reports, in the active language."""

    report_code: str
    name: str
    is_participating: bool


def countries() -> list[CountryName]:
    return [_country_name(country) for country in Country.objects.all()]


def country_named(code: str) -> CountryName | None:
    """By its code in reports or its ISO code, in any case."""
    found = Country.objects.filter(Q(report_code__iexact=code) | Q(iso2__iexact=code)).first()
    return _country_name(found) if found else None


def _country_name(country: Country) -> CountryName:
    return CountryName(country.report_code, str(country), country.is_participating)


def participating_codes() -> list[str]:
    """The ISO codes of the countries of the programme."""
    return list(Country.objects.participating().values_list("iso2", flat=True))
