"""Any sequence of merges and undoings: an event counts each person once, under the country and sex of who they are."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.actions.attendance import check_in
from events.models import Attendance, CheckIn, Registration
from participants.models import Merge, Person
from participants.signals import MergeRefused
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.merging import merged, undone
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.places import CountryFactory

AT = datetime(2022, 6, 22, 6, tzinfo=UTC)
DAYS = (date(2022, 6, 20), date(2022, 6, 21))
PEOPLE, EVENTS = 4, 2

number = st.integers(0, PEOPLE - 1)
step = st.one_of(st.tuples(st.just("merge"), number, number), st.tuples(st.just("undo"), st.integers(0, 5)))
presence = st.dictionaries(
    st.tuples(number, st.integers(0, EVENTS - 1)), st.sets(st.sampled_from(DAYS)), min_size=3, max_size=8
)


def build(marks):
    """People of two countries and both sexes, registered and marked as drawn."""
    countries = [CountryFactory(), CountryFactory(iso2="AM", report_code="ARM", name="Armenia", name_ru="Армения")]
    people = [PersonFactory(country=countries[n % 2], sex=["female", "male"][n // 2]) for n in range(PEOPLE)]
    events = [PastEventPageFactory() for _ in range(EVENTS)]
    for (person, event), days in marks.items():
        registration = RegistrationFactory(person=people[person], event=events[event])
        for day in sorted(days):
            check_in(registration, day=day, mode="in_person", by=None, at=AT, source=CheckIn.Source.MANUAL)
    return people, events


def counted() -> Counter:
    """What the figures rest on: each attendance by event, person, country, sex and days."""
    person = "registration__person"
    return Counter(
        Attendance.objects.values_list(
            "registration__event", person, f"{person}__country__report_code", f"{person}__sex", "days"
        )
    )


def expected(people, events, marks) -> Counter:
    """The same from what was drawn and from who is whom by now."""
    now = {row.pk: row.merged_into_id or row.pk for row in Person.with_merged.all()}
    rows = {person.pk: person for person in people}
    days: dict[tuple[int, int], set] = {}
    for (person, event), theirs in marks.items():
        if theirs:
            days.setdefault((events[event].pk, now[people[person].pk]), set()).update(theirs)
    return Counter(
        (event, who, rows[who].country.report_code, rows[who].sex, len(there)) for (event, who), there in days.items()
    )


def take(step, people, by) -> None:
    verb, *numbers = step
    if verb == "merge":
        merged(people[numbers[0]], people[numbers[1]], by=by)
    else:
        merges = list(Merge.objects.order_by("pk"))
        if merges:
            undone(merges[numbers[0] % len(merges)], by=by)


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=presence, steps=st.lists(step, min_size=1, max_size=6))
def test_figures_follow_from_who_is_whom_and_come_back(marks, steps):
    with transaction.atomic():
        people, events = build(marks)
        by, before = UserFactory(), (counted(), list(Registration.objects.order_by("pk").values_list("pk", "state")))
        for it in steps:
            with_refusals(it, people, by)
            assert counted() == expected(people, events, marks)
            assert Person.objects.count() == PEOPLE - Merge.objects.standing().count()
        for merge in Merge.objects.standing().order_by("-pk"):
            undone(merge, by=by)
        after = counted(), list(Registration.objects.order_by("pk").values_list("pk", "state"))
        assert after == before
        transaction.set_rollback(True)


def with_refusals(step, people, by) -> None:
    try:
        take(step, people, by)
    except MergeRefused:
        assert step[0] == "undo" or len({people[n].pk for n in step[1:]}) == 1 or any_merged(people, step[1:])


def any_merged(people, numbers) -> bool:
    return Person.with_merged.filter(pk__in=[people[n].pk for n in numbers]).exclude(merged_into=None).exists()
