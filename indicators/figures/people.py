"""Unique people of the year and the people of each event, with their shares and cells."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.results import Results
from indicators.rules import Figure, Stated
from portal.core.sex_by_country import FEMALE, MALE, NOT_STATED, SEXES, SexByCountry


def people_figures(results: Results) -> Iterator[Figure]:
    yield from unique_people_figures(results.people)
    yield from _unique_cells(results)
    yield _attendances(results)


def unique_people_figures(people: SexByCountry) -> Iterator[Figure]:
    name, label = "people.unique", _("unique people")
    yield Figure(f"{name}.total", label, "total-is-sum", Decimal(people.total))
    yield from _by_sex(name, label, people)


def event_figures(results: Results) -> Iterator[Figure]:
    for held in results.events:
        table = held.table
        name, label = f"event.{held.event.name_in(results.year)}", _("participants: %(event)s")
        label %= {"event": held.event.title}
        is_listed = bool(table.total)
        missing = "" if is_listed else _("no list of participants")
        total = Decimal(table.total) if is_listed else None
        yield Figure(f"{name}.people", label, "total-is-sum", total, missing=missing, is_computable=is_listed)
        if is_listed:
            yield from _by_sex(name, label, table)
            yield from _cells(name, label, table)


def _by_sex(name: str, label: str, table: SexByCountry) -> Iterator[Figure]:
    words = {MALE: _("men"), FEMALE: _("women")}
    for sex, word in words.items():
        yield Figure(f"{name}.{sex}", f"{label}: {word}", "total-is-sum", Decimal(table.of_sex(sex)))
    for sex, word in words.items():
        yield Figure(
            f"{name}.{sex}_pct",
            _("%(people)s: share of %(sex)s, per cent") % {"people": label, "sex": word},
            "share-from-integers",
            table.share_of(sex),
            decimals=1,
            exact=Decimal(100 * table.of_sex(sex)) / table.total if table.total else None,
            missing="" if table.total else _("nobody to divide by"),
            is_computable=bool(table.total),
            unit_tolerance=True,
        )


def _cells(name: str, label: str, table: SexByCountry) -> Iterator[Figure]:
    words = {MALE: _("men"), FEMALE: _("women"), NOT_STATED: _("not stated")}
    for sex in SEXES:
        for country in table.countries:
            value = Decimal(table.cell(sex, country))
            if sex in (MALE, FEMALE) or value:
                yield Figure(f"{name}.{sex}.{country}", f"{label}: {words[sex]}, {country}", "total-is-sum", value)


def _unique_cells(results: Results) -> Iterator[Figure]:
    """The cells of unique people; that they lie within their bounds is held where they are counted."""
    label = _("unique people")
    for figure in _cells("people.unique", label, results.people):
        yield Figure(figure.name, figure.counts, "people-counted-once", figure.computed)


def _attendances(results: Results) -> Figure:
    """All attendances, beside the sum of those that count for an indicator."""
    counted = {event.id for line in results.lines for event in line.events}
    tables = results.participation.events
    inside = Decimal(sum(table.total for event, table in tables.items() if event in counted))
    return Figure(
        "people.attendances.total",
        _("attendances: each person once for each event"),
        "attendances-by-indicator",
        Decimal(results.participation.attendances),
        demands=(Stated(inside, _("attendances of events that an indicator counts")),),
    )
