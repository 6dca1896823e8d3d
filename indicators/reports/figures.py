"""Figures that the texts of a report tell and no document is compared with: sums by country, repeats, hosts, lights.

They follow from the same results as those of `indicators.figures`, and are called after the same pattern.
"""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.evidence import Event
from indicators.figures.framework import JUDGEMENTS
from indicators.figures.people import event_figures
from indicators.results import Results
from indicators.rules import Figure
from portal.core.sex_by_country import FEMALE, NOT_STATED, SEXES, SexByCountry
from portal.core.shares import percent


def report_figures(results: Results) -> Iterator[Figure]:
    yield from _people(results)
    for held in results.events:
        if held.table.total:
            yield from _of_event(held.event, held.table, results)
    yield from _events(results)
    yield from _lights(results)


def completion_figures(results: Results) -> Iterator[Figure]:
    """Of the one event of these results, with the share of women of each country."""
    yield from event_figures(results)
    for held in results.events:
        name, label = f"event.{held.event.name_in(results.year)}", _("participants: %(event)s")
        label %= {"event": held.event.title}
        if held.table.total:
            yield from _of_event(held.event, held.table, results)
            yield from _shares(name, label, held.table, results)


def attendances_of(results: Results, country: str) -> int:
    return sum(held.table.cell(sex, country) for held in results.events for sex in SEXES)


def host_of(event: Event, results: Results) -> str:
    """The code of the country in which people met; empty for an event held online."""
    hosts = (code for code, name in results.countries.items() if event.host and name == event.country)
    return next(hosts, "")


def _people(results: Results) -> Iterator[Figure]:
    people, label = results.people, _("unique people")
    yield from _sums("people.unique", "people.unique.total", label, people, results)
    yield from _shares("people.unique", label, people, results)
    came, repeats = _("attendances: each person once for each event"), _("repeats: attendances beyond the first")
    for code, whole in zip(people.countries, people.totals, strict=True):
        country, attendances = results.countries[code], attendances_of(results, code)
        yield _count(f"people.attendances.total.{code}", f"{came}, {country}", attendances)
        yield _count(f"people.repeats.total.{code}", f"{repeats}, {country}", attendances - whole)
    yield _count("people.repeats.total", repeats, results.participation.repeats)
    yield _count("people.countries", _("countries that took part"), _countries(people))


def _of_event(event: Event, table: SexByCountry, results: Results) -> Iterator[Figure]:
    name, label = f"event.{event.name_in(results.year)}", _("participants: %(event)s") % {"event": event.title}
    yield from _sums(name, f"{name}.people", label, table, results)
    label = _("countries that took part: %(event)s") % {"event": event.title}
    yield _count(f"{name}.countries", label, _countries(table))


def _sums(name: str, total: str, label: str, people: SexByCountry, results: Results) -> Iterator[Figure]:
    """Of each country, and of those whose sex is not known where there are any."""
    not_stated = _("not stated")
    if people.of_sex(NOT_STATED):
        yield _count(f"{name}.{NOT_STATED}", f"{label}, {not_stated}", people.of_sex(NOT_STATED))
    for code, whole in zip(people.countries, people.totals, strict=True):
        yield _count(f"{total}.{code}", f"{label}, {results.countries[code]}", whole)


def _shares(name: str, label: str, people: SexByCountry, results: Results) -> Iterator[Figure]:
    for code, whole in zip(people.countries, people.totals, strict=True):
        women, country = people.cell(FEMALE, code), results.countries[code]
        yield _share(f"{name}.{FEMALE}_pct.{code}", f"{label}, {country}", women, whole)


def _events(results: Results) -> Iterator[Figure]:
    names, evidence = {"year": results.year}, "actual-from-evidence"
    label = _("events held in %(year)s") % names
    yield _count(f"events.total.{results.year}", label, len(results.events), evidence)
    hosts = [host for held in results.events if (host := host_of(held.event, results))]
    hosting = _("countries that hosted events in %(year)s") % names
    yield _count(f"events.hosts.{results.year}", hosting, len(set(hosts)), evidence)
    for code in dict.fromkeys([*results.people.countries, *sorted(hosts)]):
        name = f"events.hosted.{code}.{results.year}"
        yield _count(name, f"{label}, {results.countries[code]}", hosts.count(code), evidence)
    activities = [held.event.activity for held in results.events]
    for number in sorted({line.number for line in results.lines} | set(filter(None, activities))):
        about = _("events of activity %(number)s in %(year)s") % (names | {"number": number})
        yield _count(f"events.activity.{number}.{results.year}", about, activities.count(number), evidence)


def _lights(results: Results) -> Iterator[Figure]:
    for line in results.lines:
        label = _("status of indicator %(number)s in %(year)s") % {"number": line.number, "year": results.year}
        name = f"indicator.{line.number}.light.{results.year}"
        yield Figure(name, label, "judgement-from-lights", JUDGEMENTS[line.light])


def _count(name: str, counts: str, value: int, rule: str = "total-is-sum") -> Figure:
    return Figure(name, counts, rule, Decimal(value))


def _share(name: str, label: str, women: int, whole: int) -> Figure:
    return Figure(
        name,
        _("%(people)s: share of %(sex)s, per cent") % {"people": label, "sex": _("women")},
        "share-from-integers",
        percent(women, whole),
        decimals=1,
        missing="" if whole else _("nobody to divide by"),
        is_computable=bool(whole),
        unit_tolerance=True,
    )


def _countries(people: SexByCountry) -> int:
    return sum(1 for total in people.totals if total)
