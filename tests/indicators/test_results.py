from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from events.models import EventPage, Registration
from indicators.formulas import Light
from indicators.models import Indicator, IndicatorEvent, TargetVersion
from indicators.results import Results, UnknownYear, results_of, results_so_far
from tests.factories.attending import leave
from tests.factories.events import PastEventPageFactory

pytestmark = pytest.mark.usefixtures("year_2022")


def actuals(results: Results) -> dict[str, Decimal | None]:
    return {line.number: line.actual for line in results.lines}


def test_framework_of_2022():
    lines = [(it.number, it.baseline, it.target, it.actual, it.achievement, it.light) for it in results_of(2022).lines]
    assert lines == [
        ("1.1", 0, None, 1, None, Light.NOT_APPLICABLE),
        ("1.2", 0, None, 50, None, Light.NOT_APPLICABLE),
        ("1.3", 0, 50, 82, Decimal("164.0"), Light.ON_TRACK),
        ("1.4", 0, 100, 54, Decimal("54.0"), Light.BEHIND),
        ("1.5", 0, 1, 0, Decimal("0.0"), Light.BEHIND),
        ("1.6", 0, 1, 1, Decimal("100.0"), Light.ON_TRACK),
        ("2.1", 0, 20, 20, Decimal("100.0"), Light.ON_TRACK),
    ]


def test_a_target_of_another_year_stands_beside_the_missing_one():
    lines = {it.number: it for it in results_of(2022).lines}
    assert (lines["1.2"].other_target, lines["1.2"].other_target_year) == (60, 2021)
    assert lines["1.3"].other_target is None


def test_texts_are_in_the_active_language():
    with translation.override("ru"):
        line = results_of(2022).lines[0]
    assert (line.title, line.data_source) == (
        "Проведено исследование осуществимости",
        "Сведения от стран-участниц",
    )


def test_one_attendance_less_moves_what_rests_on_it_and_nothing_else():
    before = results_of(2022)
    # P024, a man of Georgia, was in Korea and in Samarkand: he stays one of the unique people.
    leave(Registration.objects.get(person__email="p024@example.org", event__slug="korea-2022"))
    after = results_of(2022)
    assert actuals(after) == actuals(before) | {"2.1": 19}
    assert {it.number: it.light for it in after.lines} == {it.number: it.light for it in before.lines} | {
        "2.1": Light.BEHIND
    }
    assert after.participation.people == before.participation.people
    assert (after.participation.attendances, after.participation.repeats) == (215, 40)
    changed = {it.event.slug for it, other in zip(after.events, before.events, strict=True) if it != other}
    assert changed == {"korea-2022"}
    moved = next(it.table.cells for it in after.events if it.event.slug == "korea-2022")
    stood = next(it.table.cells for it in before.events if it.event.slug == "korea-2022")
    assert dict(stood) == dict(moved) | {("male", "GEO"): moved["male", "GEO"] + 1}


def test_a_person_who_came_once_leaves_the_unique_people_with_the_attendance():
    results_of(2022)
    leave(Registration.objects.get(person__email="p175@example.org"))
    after = results_of(2022)
    assert (after.people.total, after.people.cell("female", "TAJ"), after.participation.repeats) == (174, 3, 41)
    assert actuals(after)["1.3"] == 81


def test_an_event_whose_list_is_missing_is_not_reported_and_not_zero():
    event = PastEventPageFactory()
    IndicatorEvent.objects.create(indicator=Indicator.objects.get(number="2.1"), event=event)
    line = results_of(2022).lines[-1]
    assert (line.actual, line.achievement, line.light) == (None, None, Light.NOT_REPORTED)
    assert line.reason == f"The list of participants is missing: {event.title}."


def test_an_event_that_is_not_linked_counts_for_no_indicator():
    before = actuals(results_of(2022))
    IndicatorEvent.objects.filter(event=EventPage.objects.get(slug="tbilisi-2022")).delete()
    after = results_of(2022)
    assert actuals(after) == before | {"1.4": None}
    line = next(it for it in after.lines if it.number == "1.4")
    assert (line.light, line.reason) == (Light.NOT_REPORTED, "Nothing is linked to this indicator yet.")
    assert after.participation.attendances == 216


def test_the_target_approved_last_is_shown():
    TargetVersion.objects.create(
        indicator=Indicator.objects.get(number="1.4"),
        year=2022,
        value=50,
        source="Board",
        approved_at=datetime(2022, 3, 1, tzinfo=UTC),
    )
    line = next(it for it in results_of(2022).lines if it.number == "1.4")
    assert (line.target, line.light) == (50, Light.ON_TRACK)


def test_an_unknown_year_says_which_years_there_are():
    with pytest.raises(UnknownYear, match=r"There are no results for 2021\. Years with results: 2022\."):
        results_of(2021)


def test_results_take_fourteen_queries(django_assert_num_queries):
    results_of(2022)  # the address of the site is looked up once and then remembered
    with django_assert_num_queries(14):
        results_of(2022)


def test_a_year_of_which_nothing_is_recorded_has_results_so_far():
    found = results_so_far(2023)
    assert (found.year, found.events, found.publications, found.people.total) == (2023, (), (), 0)
    assert [line.actual for line in found.lines if line.counting == "attendances"] == [0] * 4
