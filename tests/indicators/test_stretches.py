"""Parts of years and single events, beside sets of people made by hand."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

import pytest

from events.models import EventPage
from indicators.formulas import Light
from indicators.models import Indicator, IndicatorEvent
from indicators.results import Results, results_of
from indicators.stretches import results_between, results_of_event
from participants.models import Person
from tests.factories.attending import attend
from tests.factories.events import PastEventPageFactory
from tests.factories.framework import IndicatorFactory
from tests.factories.people import PersonFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

HALVES = (date(2022, 1, 1), date(2022, 6, 30)), (date(2022, 7, 1), date(2022, 12, 31))


@pytest.fixture
def attended() -> dict[EventPage, set[Person]]:
    """Who came to which event: two in spring, one that ended in July, one in autumn; some came to several of them."""
    countries = [CountryFactory(iso2=iso2, report_code=code) for iso2, code in (("KZ", "KAZ"), ("GE", "GEO"))]
    people = [PersonFactory(country=countries[n % 2], sex=Person.Sex.MALE if n % 3 else "female") for n in range(9)]
    days = {
        "april": (date(2022, 4, 1), date(2022, 4, 1)),
        "june": (date(2022, 6, 29), date(2022, 6, 30)),
        "july": (date(2022, 6, 30), date(2022, 7, 1)),
        "autumn": (date(2022, 10, 1), date(2022, 10, 2)),
    }
    came = {"april": people[:5], "june": people[3:7], "july": people[:2], "autumn": [*people[6:], people[0]]}
    found = {}
    for name, (first, last) in days.items():
        event = PastEventPageFactory(slug=f"{name}-2022", starts_on=first, ends_on=last)
        found[event] = set(came[name])
        for person in came[name]:
            attend(event, person)
    return found


def of_sets(sets: Collection[set[Person]]) -> tuple[dict[tuple[str, str], int], int]:
    """Everybody once, by sex and country; and all attendances."""
    cells: dict[tuple[str, str], int] = {}
    for person in set().union(*sets):
        cell = (person.sex, person.country.report_code)
        cells[cell] = cells.get(cell, 0) + 1
    return cells, sum(map(len, sets))


def counted(results: Results) -> tuple[dict[tuple[str, str], int], int]:
    return dict(results.people.cells), results.participation.attendances


@pytest.mark.parametrize(("first", "last"), [*HALVES, (date(2022, 6, 30), date(2022, 7, 1))])
def test_people_of_a_part_of_a_year_are_counted_once(attended, first, last):
    theirs = {event: people for event, people in attended.items() if first <= event.ends_on <= last}
    found = results_between(first, last)
    assert {it.event.id: it.table.total for it in found.events} == {it.pk: len(people) for it, people in theirs.items()}
    assert counted(found) == of_sets(theirs.values())


def test_an_event_has_its_own_people_alone(attended):
    event = next(iter(attended))
    found = results_of_event(event.pk, 2022)
    assert counted(found) == of_sets([attended[event]])
    assert ([it.event.id for it in found.events], found.outputs, found.publications) == ([event.pk], (), ())
    assert results_of_event(0, 2022).events == ()


def test_an_indicator_is_counted_to_date_beside_the_target_of_the_year(attended):
    people = IndicatorFactory(counting=Indicator.Counting.PEOPLE, unit=Indicator.Unit.PEOPLE)
    events = IndicatorFactory(counting=Indicator.Counting.EVENTS, unit=Indicator.Unit.EVENTS, output=people.output)
    unlinked = IndicatorFactory(counting=Indicator.Counting.EVENTS, unit=Indicator.Unit.EVENTS, output=people.output)
    missing = PastEventPageFactory(slug="without-a-list", starts_on=date(2022, 10, 1), ends_on=date(2022, 10, 1))
    for event in (*attended, missing):
        for indicator in (people, events):
            IndicatorEvent.objects.create(indicator=indicator, event=event)
    for indicator in (people, events):
        indicator.targets.create(year=2022, value=8, source="Plan", approved_at="2022-01-01T00:00Z")
    begun = {line.id: line for line in results_between(*HALVES[0]).lines}
    assert [begun[it.pk].actual for it in (people, events, unlinked)] == [Decimal(7), Decimal(2), None]
    assert (begun[people.pk].achievement, begun[people.pk].light) == (Decimal("87.5"), Light.NOT_APPLICABLE)
    assert begun[unlinked.pk].reason == "Nothing is linked to this indicator yet."
    assert results_between(*HALVES[1]).lines == results_of(2022).lines
    assert {line.id: line.light for line in results_of(2022).lines}[people.pk] is Light.NOT_REPORTED


@pytest.mark.parametrize("year", [2021, 2022])
def test_nothing_in_these_days_is_nobody(attended, year):
    found = results_between(date(year, 1, 1), date(year, 1, 31))
    assert (found.events, found.publications, counted(found)) == ((), (), ({}, 0))


def test_all_days_of_a_year_give_the_year(year_2022):
    assert results_between(date(2022, 1, 1), date(2022, 12, 31)) == results_of(2022)
    halves = [results_between(*half) for half in HALVES]
    assert [it.people.total for it in halves] == [93, 97]
    assert sum(len(it.publications) for it in halves) == 3
