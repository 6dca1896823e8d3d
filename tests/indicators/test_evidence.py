from datetime import date

import pytest

from indicators import evidence
from indicators.people import Headline, headline, people_cells
from indicators.results import results_of
from portal.core.sex_by_country import FEMALE
from tests.factories.attending import attend
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def test_years_are_those_in_which_an_event_with_attendance_ended():
    attend(EventPageFactory(starts_on=date(2021, 12, 30), ends_on=date(2022, 1, 2)))
    attend(EventPageFactory(starts_on=date(2020, 5, 1), ends_on=date(2020, 5, 1)))
    EventPageFactory(starts_on=date(2019, 5, 1), ends_on=date(2019, 5, 1))
    assert evidence.years() == [2022, 2020]


def test_years_without_evidence():
    assert evidence.years() == []


def test_headline_is_what_the_tables_count(year_2022):
    found = results_of(2022).participation
    assert headline(2022) == Headline(
        year=2022,
        people=found.people.total,
        attendances=found.attendances,
        women=found.people.of_sex(FEMALE),
        events=len(found.events),
    )
    assert headline(2022) == Headline(2022, people=175, attendances=216, women=65, events=6)
    assert headline(2022).repeats == 41


def test_an_event_that_is_over_and_has_no_list_yet_is_there_and_one_to_come_is_not():
    held = PastEventPageFactory()
    PastEventPageFactory(live=False)
    to_come = EventPageFactory()
    assert list(evidence.of_years([2022])[2022].events) == [held.pk]
    assert list(evidence.of_years([to_come.ends_on.year])[to_come.ends_on.year].events) == []


def test_an_unpublished_event_counts_when_somebody_attended_it_and_has_no_address():
    event = PastEventPageFactory(live=False)
    attend(event)
    assert (people_cells(2022).total_attendances, evidence.of_years([2022])[2022].events[event.pk].url) == (1, "")


def test_an_event_of_today_counts_as_soon_as_somebody_attended():
    event = EventPageFactory(starts_on=date(2022, 12, 31), ends_on=date(2023, 1, 1))
    attend(event)
    assert people_cells(2022).total_attendances == 0
    assert people_cells(2023).total_attendances == 1


def test_a_registration_without_attendance_counts_nothing():
    RegistrationFactory(event=PastEventPageFactory())
    assert people_cells(2022).total_attendances == 0


def test_of_year_takes_four_queries(year_2022, django_assert_num_queries):
    evidence.of_years([2022])[2022]  # the address of the site is looked up once and then remembered
    with django_assert_num_queries(4):
        evidence.of_years([2022])[2022]


def test_two_events_with_one_address_but_for_the_year_have_two_names():
    slugs = ("forum", "forum-2022", "seminar-2022", "forum-2021")
    events = {slug: PastEventPageFactory(slug=slug) for slug in slugs}
    names = {"forum": "forum", "forum-2022": "forum-2022", "seminar-2022": "seminar", "forum-2021": "forum-2021"}
    found = evidence.of_years([2022])[2022].events
    assert {slug: found[event.pk].name_in(2022) for slug, event in events.items()} == names
    known = evidence.figure_names(2022)
    assert {slug: known[event.pk] for slug, event in events.items()} == names
