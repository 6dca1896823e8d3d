"""What happened, as the other apps recorded it: the only window of this app on them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Aggregate, Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, Sum, TextField, Value, When
from django.db.models.functions import Coalesce, ExtractYear, Left, Length
from django.utils import timezone

from events.models import Attendance, EventPage, Registration
from events.signals import AttendanceLocked, attendance_changed, attendance_changing
from indicators.cells import BOTH, IN_PERSON, ONLINE, Group
from indicators.counting import Attended, Numbers
from indicators.models import StatedResult
from indicators.participation import FunnelRow
from indicators.scopes import Held
from knowledge.models import Work, WorkQuerySet
from participants.models import Country, MatchCandidate, Person
from participants.signals import counting_touched

# The doors of the other apps, for the receivers of this one.
__all__ = ["AttendanceLocked", "attendance_changed", "attendance_changing", "counting_touched"]


@dataclass(frozen=True)
class Event:
    """An event as a report speaks of it, in the active language. `host` is the ISO code of where people met."""

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
    host: str = ""
    has_namesake: bool = False  # another event has its address without the year

    def name_in(self, year: int) -> str:
        """How figures of the year call it: its address without the year at its end, if it is the only one so."""
        return self.slug if self.has_namesake else name_in(year, self.slug)


def name_in(year: int, slug: str) -> str:
    """The short name; where another event has it for its address, figures are called by the whole one."""
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
class HeldEvent:
    """An event as the desk of a period sees it. `last_word` is the number of its latest check-in (0: there is none)."""

    id: int
    title: str
    ends_on: date
    attendances: int
    last_word: int

    @property
    def stand(self) -> str:
        """Another one, once the list is another."""
        return f"{self.attendances}/{self.last_word}"


@dataclass(frozen=True)
class Evidence:
    """What happened in a year, but for the people: these are read from the stored results.

    `countries` maps the codes of the tables to names, `headings` ISO codes to the codes of the tables; `participating`
    are ISO codes.
    """

    year: int
    events: Mapping[int, Event]
    publications: Mapping[int, Publication]
    countries: Mapping[str, str]
    headings: Mapping[str, str]
    participating: tuple[str, ...]


class Packed(Aggregate):
    """Numbers of a group of rows in one value: a million rows would take as many steps to fetch."""

    template = "string_agg(int8send(%(expressions)s), '')"
    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template="group_concat(%(expressions)s)", **more)


def _unpacked(value: Any) -> Numbers:
    import numpy as np

    if isinstance(value, str):
        return np.array(value.split(","), np.int64)
    return np.frombuffer(value, ">i8").astype(np.int64)


def years() -> list[int]:
    """The years with evidence, the latest first: an event with attendance ended in it, a work was published, or a
    result was stated with its file."""
    attended = EventPage.objects.filter(_is_attended()).annotate(year=ExtractYear("ends_on"))
    published = _counting_works().annotate(year=ExtractYear("published_on"))
    found = (
        attended.order_by()
        .values_list("year", flat=True)
        .union(
            published.order_by().values_list("year", flat=True),
            StatedResult.objects.order_by().values_list("year", flat=True),
        )
    )
    return sorted(set(found), reverse=True)


def of_years(years: Collection[int]) -> dict[int, Evidence]:
    """Three queries and one for editions, however much happened in however many years."""
    countries = list(Country.objects.all())
    events, works = list(_events(years)), list(_works(years))
    return {
        year: Evidence(
            year=year,
            events={event.pk: _event(event) for event in events if event.ends_on.year == year},
            publications={work.pk: _publication(work) for work in works if work.published_on.year == year},
            countries={country.report_code: str(country) for country in countries},
            headings={country.pk: country.report_code for country in countries},
            participating=tuple(country.pk for country in countries if country.is_participating),
        )
        for year in years
    }


def held() -> list[Held]:
    """Every event, in the year in which it counts."""
    rows = EventPage.objects.order_by().annotate(year=ExtractYear("ends_on"))
    found = rows.values_list("pk", "year", "activity", Case(When(_is_over(), then=Value(1)), default=Value(0)))
    return [Held(number, year, activity, bool(is_over)) for number, year, activity, is_over in found]


def _is_over() -> Q:
    return Q(live=True, cancelled_at=None, ends_on__lt=timezone.localdate())


def publications_by_year() -> dict[tuple[int, str], int]:
    """How many works of each type were published in each year."""
    rows = _counting_works().order_by().annotate(year=ExtractYear("published_on")).values_list("year", "kind")
    return {(year, kind): works for year, kind, works in rows.annotate(works=Count("pk"))}


def attended(events: Collection[int] | None = None, group: Group | None = None) -> list[Attended]:
    """Who attended, by event and mode: of these events or of all, of this group of people or of all.

    Somebody who was in the room on one day and online on another attended in both modes, and so did who is only known
    to have come to a hybrid event.
    """
    mode = Case(
        When(days_online__gt=0, days_online__lt=F("days"), then=Value(BOTH)),
        When(mode__in=(IN_PERSON, ONLINE), then=F("mode")),
        default=Value(BOTH),
    )
    rows = Attendance.objects.order_by()
    if events is not None:
        rows = rows.filter(registration__event__in=events)
    if group is not None:
        rows = rows.filter(registration__person__in=_of_group(group))
    found = rows.values_list("registration__event_id", mode).annotate(people=Packed("registration__person_id"))
    return [Attended(event, mode, _unpacked(people)) for event, mode, people in found]


def counted_as(events: Collection[int] | None = None) -> list[tuple[Group, Numbers]]:
    """Everybody, or who registered for these events, by what they are counted as."""
    people = Person.with_merged.order_by()
    if events is not None:
        people = people.filter(pk__in=Registration.objects.filter(event__in=events).values("person"))
    rows = people.values_list("sex", "country_id", "seniority", _LEVEL).annotate(numbers=Packed("pk"))
    return [(Group(*group), _unpacked(numbers)) for *group, numbers in rows]


_LEVEL = Coalesce("institution__level", "institution_level")


def _of_group(group: Group) -> QuerySet[Person]:
    people = Person.with_merged.filter(sex=group.sex, country=group.country, seniority=group.seniority)
    kept = Q(institution=None, institution_level=group.level)  # of who was erased
    return people.filter(kept | Q(institution__level=group.level))


def attendances_of(events: Collection[int]) -> dict[int, int]:
    """How many people attended each of these events."""
    rows = Registration.objects.filter(event__in=events, attendance__isnull=False).order_by()
    counted = dict(rows.values_list("event").annotate(people=Count("person", distinct=True)))
    return {event: counted.get(event, 0) for event in events}


def group_of(person: Person) -> Group:
    institution = person.institution
    return Group(
        person.sex, person.country_id, person.seniority, institution.level if institution else person.institution_level
    )


def attended_by(people: Collection[int]) -> set[tuple[int, Group]]:
    """The events that these people attended, each with what they are counted as at this moment."""
    who = "registration__person"
    level = Coalesce(f"{who}__institution__level", f"{who}__institution_level")
    rows = Attendance.objects.filter(registration__person__in=people).order_by()
    found = rows.values_list("registration__event", f"{who}__sex", f"{who}__country", f"{who}__seniority", level)
    return {(event, Group(*group)) for event, *group in found.distinct()}


def _is_attended() -> Exists:
    return Exists(Registration.objects.filter(event=OuterRef("pk"), attendance__isnull=False))


def _events(years: Collection[int]) -> QuerySet[EventPage]:
    """Published events of the years that are over and were not cancelled, and any that somebody attended."""
    held = EventPage.objects.filter(ends_on__year__in=years).order_by("ends_on", "pk")
    address = OuterRef("slug")
    namesakes = EventPage.objects.filter(slug=Left(address, Length(address) - len("-2022")))
    held = held.annotate(has_namesake=Exists(namesakes))
    return held.filter(_is_over() | _is_attended()).select_related("country")


def _works(years: Collection[int]) -> QuerySet[Work]:
    return _counting_works().filter(published_on__year__in=years).order_by("published_on", "pk").with_editions()


def _counting_works() -> WorkQuerySet:
    """What counts as published today: docs/decisions/0017."""
    return Work.objects.counting(timezone.localdate())


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
        host=event.country_id or "" if event.mode != EventPage.Mode.ONLINE else "",
        has_namesake=event.has_namesake,
    )


def _publication(work: Work) -> Publication:
    return Publication(
        work.pk, str(work), work.kind, work.get_kind_display(), work.published_on, work.get_absolute_url()
    )


def events_between(first: date, last: date) -> list[HeldEvent]:
    """Those that ended from `first` to `last`: published ones that are over, and any that somebody attended."""
    ended = EventPage.objects.filter(ends_on__range=(first, last), cancelled_at=None).order_by("ends_on", "pk")
    attended = Attendance.objects.ended_between(first, last).order_by().values("registration__event")
    counts = dict(attended.annotate(found=Count("pk")).values_list("registration__event", "found"))
    words = dict(ended.annotate(word=Max("registrations__check_ins")).order_by().values_list("pk", "word"))
    over = ended.filter(Q(live=True, ends_on__lt=timezone.localdate()) | Q(pk__in=counts))
    return [
        HeldEvent(event.pk, event.local_title, event.ends_on, counts.get(event.pk, 0), words[event.pk] or 0)
        for event in over
    ]


def event_page(number: int) -> EventPage:
    """The row itself, for what points at it."""
    return EventPage.objects.get(pk=number)


def publications_between(first: date, last: date) -> list[Publication]:
    """Those published from `first` to `last`."""
    return [_publication(it) for it in _counting_works().filter(published_on__range=(first, last)).with_editions()]


def pairs_to_decide(first: date, last: date) -> int:
    """Pairs that may be one person of whom one attended an event that ended in these days."""
    people = Attendance.objects.ended_between(first, last).values("registration__person")
    pairs = MatchCandidate.objects.to_decide()
    return pairs.filter(Q(first__in=people) | Q(second__in=people)).count()


def event_ids() -> dict[str, int]:
    """Every event by the last part of its address."""
    return dict(EventPage.objects.values_list("slug", "pk"))


def figure_names(year: int) -> dict[int, str]:
    """How figures of the year call each event."""
    slugs = event_ids()
    short = {slug: name_in(year, slug) for slug in slugs}
    return {pk: slug if short[slug] in slugs else short[slug] for slug, pk in slugs.items()}


def country_ids() -> dict[str, str]:
    """The key of every country by its code in reports."""
    return dict(Country.objects.values_list("report_code", "pk"))


def known_countries() -> dict[str, tuple[str, str]]:
    """ISO code and name of the participating countries and of those of which somebody is on record, by their codes."""
    known = Exists(Person.objects.filter(country=OuterRef("pk")))
    countries = Country.objects.filter(Q(is_participating=True) | known)
    return {country.report_code: (country.pk, str(country)) for country in countries}


def publication_kinds() -> list[tuple[str, str]]:
    """The types of publication there are, with their names."""
    return [(str(value), str(name)) for value, name in Work.Kind.choices]


def registrations_by_sex(
    year: int, *, country: str | None = None, activity: str | None = None, event: int | None = None
) -> list[FunnelRow]:
    """Registrations for the events of the year, by sex and how far they came; those of merged people stand once."""
    rows = Registration.objects.standing().filter(event__ends_on__year=year).order_by()
    rows = rows.filter(person__country=country) if country else rows
    rows = rows.filter(event__activity=activity) if activity else rows
    rows = rows.filter(event=event) if event else rows
    came = Case(When(attendance__isnull=False, then=Value(1)), default=Value(0))
    found = rows.values_list("person__sex", "source", "state", came).annotate(number=Count("pk"))
    return [
        FunnelRow(sex, source == "nominated", state == "confirmed" or bool(has_come), bool(has_come), number)
        for sex, source, state, has_come, number in found
    ]


def participant_days(year: int) -> int:
    """The days on which each participant was present, added up."""
    rows = Attendance.objects.ended_between(date(year, 1, 1), date(year, 12, 31))
    return rows.aggregate(days=Sum("days"))["days"] or 0


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


def rows_between(first: date, last: date, event: int | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """What happened from `first` to `last`, or at one event, row by row: numbers and kinds, nobody's name."""
    of_days = Q(ends_on__range=(first, last)) if event is None else Q(pk=event)
    held = EventPage.objects.filter(of_days).filter(_is_over() | _is_attended()).order_by()
    registered = Registration.objects.filter(event__in=held).order_by()
    came = registered.filter(attendance__isnull=False)
    counted = ("person", "person__sex", "person__country", "attendance__days", "attendance__mode")
    works = (
        _counting_works().filter(published_on__range=(first, last)).order_by() if event is None else Work.objects.none()
    )
    return {
        "events": list(held.values_list("pk", "slug", "activity", "mode", "starts_on", "ends_on", "country")),
        "registrations": list(registered.values_list("event", "pk", "source", "state")),
        "attendances": list(came.values_list("event", "pk", *counted)),
        "publications": list(works.values_list("pk", "kind", "published_on")),
    }
