"""Whoever sends a form twice at one moment is one person: real threads, with a connection each."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import connection

from participants.models import Institution, MatchKey, Person, PersonEmail
from tests.factories.people import PersonDetailsFactory
from tests.factories.places import CountryFactory

AT = datetime(2022, 6, 1, 6, tzinfo=UTC)
RIVALS = 6

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.usefixtures("broker")]


def at_once(*calls):
    start = threading.Barrier(len(calls))

    def run(call):
        try:
            start.wait(timeout=60)
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_one_new_person_who_is_recognised_many_times_at_once_is_entered_once():
    details = PersonDetailsFactory(country=CountryFactory())
    people = at_once(*[lambda: Person.objects.recognise(replace(details), at=AT)] * RIVALS)
    assert len({person.pk for person in people}) == 1
    assert (Person.objects.count(), PersonEmail.objects.count(), Institution.objects.count()) == (1, 1, 1)


def test_lists_that_share_people_and_are_entered_at_once_enter_them_once():
    country = CountryFactory()
    shared = [PersonDetailsFactory(country=country) for _ in range(20)]
    lists = [[PersonDetailsFactory(country=country), *shared, PersonDetailsFactory(country=country)] for _ in range(2)]
    one, other = at_once(*(lambda written=written: Person.objects.enter_all(written, at=AT) for written in lists))
    assert [person.pk for person in one[1:-1]] == [person.pk for person in other[1:-1]]
    assert (Person.objects.count(), PersonEmail.objects.count()) == (24, 24)
    assert set(MatchKey.objects.values_list("person", flat=True)) == set(Person.objects.values_list("pk", flat=True))
