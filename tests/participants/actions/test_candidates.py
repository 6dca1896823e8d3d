import threading
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from participants.actions.candidates import find_candidates
from participants.models import MatchCandidate, Person
from participants.tasks import find_candidates as find_candidates_task
from tests.factories.people import PersonFactory, UserFactory

AT = datetime(2022, 6, 1, 6, tzinfo=UTC)
LATER = datetime(2023, 6, 1, 6, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def person_of(given_name, family_name, email="", **fields):
    return PersonFactory(
        given_name=given_name,
        family_name=family_name,
        given_name_latin="",
        family_name_latin="",
        email=email,
        **fields,
    )


@pytest.fixture
def gulnara():
    return person_of("Гульнара", "Ахметова", "gulnara@example.org")


@pytest.fixture
def twin(gulnara):
    """The same person on another list; colleagues and namesakes elsewhere are there too."""
    person_of("Гульнара", "Садыкова", "sadykova@example.org")
    person_of("Bolat", "Akhmetov", "bolat@example.org", sex=Person.Sex.MALE)
    return person_of("Gulnara", "Akhmetova", "gulnara@example.org")


def kept():
    return list(MatchCandidate.objects.values_list("first", "second", "state", "found_at"))


def test_candidates_are_found_once_whoever_of_the_two_is_looked_for(gulnara, twin):
    assert find_candidates(twin, at=AT) == 1
    assert find_candidates(gulnara, at=LATER) == find_candidates(gulnara, twin, at=LATER) == 0
    assert kept() == [(gulnara.pk, twin.pk, "open", AT)]
    candidate = MatchCandidate.objects.get()
    assert set(candidate.reasons[:2]) == {"same_name", "same_email"}
    assert 0.9 < candidate.score <= 1


def test_nobody_is_a_candidate_of_strangers(twin):
    stranger = person_of("Tigran", "Sahakyan", sex=Person.Sex.MALE)
    assert (find_candidates(stranger, at=AT), kept()) == (0, [])


@pytest.mark.parametrize("state", ["kept_apart", "merged"])
def test_a_pair_that_was_decided_stays_as_it_is(gulnara, twin, state):
    find_candidates(twin, at=AT)
    MatchCandidate.objects.update(state=state, decided_at=AT, decided_by=UserFactory(), score=0.7)
    assert find_candidates(gulnara, at=LATER) == 0
    assert (kept(), MatchCandidate.objects.get().score) == ([(gulnara.pk, twin.pk, state, AT)], 0.7)


def test_an_open_pair_gets_its_new_score_and_keeps_its_place(gulnara, twin):
    find_candidates(twin, at=AT)
    MatchCandidate.objects.update(later_at=AT)
    before = MatchCandidate.objects.get().score
    twin.email, twin.institution, twin.birth_years = "", gulnara.institution, 1985
    twin.save()
    gulnara.birth_years = 1985
    gulnara.save()
    twin.emails.filter(address="gulnara@example.org").delete()
    assert find_candidates(twin, at=LATER) == 0
    after = MatchCandidate.objects.get()
    assert (after.score < before, "same_email" in after.reasons) == (True, False)
    assert (after.found_at, after.later_at, after.state) == (AT, AT, "open")


def test_an_open_pair_goes_when_one_of_them_was_corrected(gulnara, twin):
    find_candidates(twin, at=AT)
    twin.given_name, twin.family_name, twin.sex = "Tigran", "Sahakyan", Person.Sex.MALE
    twin.save()
    assert (find_candidates(twin, at=LATER), kept()) == (0, [])


def test_open_pairs_of_a_merged_person_go(gulnara, twin):
    find_candidates(twin, at=AT)
    Person.objects.filter(pk=twin.pk).update(merged_into=gulnara)
    assert (find_candidates(Person.with_merged.get(pk=twin.pk), at=LATER), kept()) == (0, [])


def test_an_open_pair_that_no_key_finds_any_more_stays_while_it_is_proposed(gulnara, twin):
    find_candidates(twin, at=AT)
    twin.match_keys.all().delete()
    assert (find_candidates(gulnara, at=LATER), kept()) == (0, [(gulnara.pk, twin.pk, "open", AT)])


def test_finding_that_fails_half_way_leaves_everything_as_it_was(gulnara, twin):
    find_candidates(twin, at=AT)
    other = person_of("Gulnara", "Ahmetova", "gulnara@example.org")
    twin.given_name, twin.family_name, twin.sex = "Tigran", "Sahakyan", Person.Sex.MALE
    twin.save()

    def full_disk(execute, sql, *rest):
        if sql.startswith("INSERT"):
            raise DatabaseError("no space left")
        return execute(sql, *rest)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.execute_wrapper(full_disk):
        find_candidates(twin, other, at=LATER)
    assert kept() == [(gulnara.pk, twin.pk, "open", AT)]


def test_the_task_that_a_save_sends_finds_candidates(gulnara, twin):
    find_candidates_task(twin.pk, gulnara.pk)
    find_candidates_task(twin.pk)
    find_candidates_task(0)
    assert [pair[:3] for pair in kept()] == [(gulnara.pk, twin.pk, "open")]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_people_are_waited_for_before_their_pairs_are_locked(gulnara, twin):
    """As a merge locks them: else each could wait for the other. SQLite has one lock for all."""
    if not connection.features.has_select_for_update_nowait:
        pytest.skip("SQLite has no row locks")
    find_candidates(gulnara, at=AT)

    def find() -> None:
        try:
            find_candidates(gulnara, at=LATER)
        finally:
            connection.close()

    finder = threading.Thread(target=find)
    with transaction.atomic():
        Person.objects.select_for_update(of=("self",)).get(pk=gulnara.pk)
        finder.start()
        finder.join(timeout=1)
        assert finder.is_alive()
        assert MatchCandidate.objects.select_for_update(nowait=True).get().state == "open"
    finder.join(timeout=30)
    assert not finder.is_alive()
