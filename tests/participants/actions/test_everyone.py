from datetime import UTC, datetime

import pytest

from participants.actions import everyone
from participants.actions.candidates import find_candidates
from participants.actions.everyone import match_everyone
from participants.matching import blocking_keys, prepare
from participants.models import MatchCandidate, MatchKey, Person, match_keys
from participants.tasks import match_everyone as match_everyone_task
from tests.benchmarks.people import load
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.places import CountryFactory

AT = datetime(2022, 6, 1, 6, tzinfo=UTC)
COUNTRIES = {"KZ": "KAZ", "UZ": "UZB", "KG": "KYR", "TJ": "TAJ", "AZ": "AZE", "AM": "ARM", "GE": "GEO"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def everybody():
    """Six hundred people, six of them twice."""
    for iso2, report_code in COUNTRIES.items():
        CountryFactory(iso2=iso2, report_code=report_code)
    load(600, seed=1)


def kept():
    return set(MatchCandidate.objects.values_list("first", "second", "score", "state"))


def test_the_pass_finds_what_saving_each_person_finds(everybody):
    new = match_everyone(at=AT)
    nightly = kept()
    MatchCandidate.objects.all().delete()
    find_candidates(*Person.objects.all(), at=AT)
    assert (kept(), len(nightly)) == (nightly, new)
    assert len(nightly) >= 5


def test_the_pass_done_twice_changes_nothing_and_remembers_decisions(everybody):
    match_everyone(at=AT)
    apart, *_others = MatchCandidate.objects.all()
    MatchCandidate.objects.filter(pk=apart.pk).update(state="kept_apart", decided_at=AT, decided_by=UserFactory())
    before = kept()
    assert (match_everyone(at=AT), kept()) == (0, before)


def test_the_pass_with_room_for_few_people_finds_the_same(everybody, monkeypatch):
    match_everyone(at=AT)
    before = kept()
    MatchCandidate.objects.all().delete()
    monkeypatch.setattr(everyone, "CHUNK", 10)
    monkeypatch.setattr(everyone, "MOST_READY", 20)
    match_everyone(at=AT)
    assert kept() == before


def test_the_pass_writes_keys_anew_that_matching_makes_otherwise_today():
    person, merged = PersonFactory(), PersonFactory()
    MatchKey.objects.filter(person=person, key__startswith="n:").delete()
    MatchKey.objects.create(person=person, key="of yesterday")
    Person.objects.filter(pk=merged.pk).update(merged_into=person)
    match_everyone(at=AT)
    assert set(MatchKey.objects.values_list("person", "key")) == {
        (person.pk, key) for key in blocking_keys(prepare(person.identity))
    }


def test_a_key_that_too_many_share_brings_nobody_together(monkeypatch):
    names = {"given_name": "Айгүл", "family_name": "Ахметова", "email": "", "institution": None}
    people = [PersonFactory(**names, phone=phone) for phone in ("", "", "+77011234567", "+77011234567")]
    monkeypatch.setattr(match_keys, "MOST_PER_KEY", 3)
    match_everyone(at=AT)
    nightly = kept()
    assert [pair[:2] for pair in nightly] == [(people[2].pk, people[3].pk)]
    find_candidates(*people, at=AT)
    assert kept() == nightly


def test_the_task_looks_among_all(everybody):
    match_everyone_task()
    assert MatchCandidate.objects.open().exists()
