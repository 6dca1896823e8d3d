from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError
from django.db.models.signals import pre_save
from wagtail.models import ModelLogEntry

from participants.actions.merging import (
    AlreadyMerged,
    Anonymised,
    BothHaveAccounts,
    MergedSince,
    NotCertain,
    SamePerson,
    Taken,
)
from participants.models import MatchCandidate, MatchKey, Merge, Person, PersonEmail
from participants.signals import persons_merging, persons_parting
from tests.factories.merging import MERGED_AT, UNDONE_AT, merged, pair_of, undone
from tests.factories.people import PersonDetailsFactory, PersonFactory, UserFactory
from tests.factories.places import InstitutionFactory

pytestmark = pytest.mark.django_db

EARLIER = datetime(2021, 3, 1, 6, 30, 15, 123456, tzinfo=UTC)
HOUR = timedelta(hours=1)
FIELDS = [field.attname for field in Person._meta.concrete_fields]


def everything(*people) -> list[dict]:
    """All that the database says of these people, with their addresses."""
    rows = {row.pk: row for row in Person.with_merged.filter(pk__in=[person.pk for person in people])}
    return [
        {name: getattr(rows[person.pk], name) for name in FIELDS}
        | {"addresses": list(rows[person.pk].emails.order_by("address").values_list("address", "verified_at"))}
        for person in people
    ]


def verify(person, address, at=MERGED_AT):
    PersonEmail.objects.filter(person=person, address=address).update(verified_at=at)


class TestMerge:
    def test_dropped_row_stays_and_says_into_whom(self):
        keep, drop, staff = PersonFactory(), PersonFactory(), UserFactory()
        done = merged(keep, drop, by=staff, reason="Married name.")
        drop.refresh_from_db()
        assert (drop.merged_into, list(Person.objects.all()), Person.with_merged.count()) == (keep, [keep], 2)
        facts = (done.kept, done.dropped, done.reason, done.at, done.by, done.undone_at, done.undone_by)
        assert facts == (keep, drop, "Married name.", MERGED_AT, staff, None, None)

    def test_both_histories_say_it_without_a_name(self):
        keep, drop, staff = PersonFactory(), PersonFactory(), UserFactory()
        merged(keep, drop, by=staff)
        logged = ModelLogEntry.objects.order_by("pk").values_list("action", "user", "object_id", "label", "data")
        assert list(logged) == [
            ("participants.merge", staff.pk, str(keep.pk), str(keep.pk), {"other": drop.pk}),
            ("participants.merge", staff.pk, str(drop.pk), str(drop.pk), {"other": keep.pk}),
        ]

    def test_twice_is_the_same_merge(self):
        keep, drop = PersonFactory(), PersonFactory()
        assert merged(keep, drop) == merged(keep, drop)
        assert Merge.objects.count() == 1

    def test_row_with_itself_is_refused(self):
        person = PersonFactory()
        with pytest.raises(SamePerson, match=r"^This is one row already; choose two\.$"):
            merged(person, person)

    def test_who_was_merged_is_neither_kept_nor_dropped_again(self):
        keep, drop, third = PersonFactory(), PersonFactory(given_name="Bolat", family_name="Kim"), PersonFactory()
        merged(keep, drop)
        for pair in ((third, drop), (drop, third), (drop, keep)):
            with pytest.raises(AlreadyMerged, match=r"^Bolat Kim has been merged already\.$"):
                merged(*pair)
        assert Merge.objects.count() == 1

    def test_whom_nobody_knows_any_more_is_refused(self):
        nobody = PersonFactory(given_name="", family_name="", email="", phone="", anonymised_at=MERGED_AT)
        for pair in ((PersonFactory(), nobody), (nobody, PersonFactory())):
            with pytest.raises(Anonymised, match=r"^One of the two was anonymised"):
                merged(*pair)

    def test_two_accounts_are_refused(self):
        keep, drop = UserFactory(person=PersonFactory()).person, UserFactory(person=PersonFactory()).person
        with pytest.raises(BothHaveAccounts, match=r"^Both have an account\."):
            merged(keep, drop)

    def test_those_merged_before_are_merged_into_the_one_who_is_kept(self):
        keep, drop, before = PersonFactory(), PersonFactory(), PersonFactory()
        merged(drop, before)
        merged(keep, drop)
        before.refresh_from_db()
        assert before.merged_into == keep

    def test_failure_half_way_leaves_nothing(self):
        keep, drop = PersonFactory(phone=""), PersonFactory(phone="+77011234567")

        def fail(sender, **kwargs):
            raise DatabaseError

        pre_save.connect(fail, sender=Merge)
        before = everything(keep, drop)
        with pytest.raises(DatabaseError):
            merged(keep, drop)
        pre_save.disconnect(fail, sender=Merge)
        assert (everything(keep, drop), Merge.objects.count(), ModelLogEntry.objects.count()) == (before, 0, 0)

    def test_receivers_are_asked_first_and_told_of_the_undoing(self):
        keep, drop = PersonFactory(), PersonFactory()
        heard = []

        def settle(keep, drop, by, at, **kwargs):
            heard.append((keep.pk, drop.pk, Person.objects.count(), by.pk, at))
            return {"future": [7]}

        def part(keep, drop, settled, by, at, **kwargs):
            heard.append((keep.pk, drop.pk, Person.objects.count(), by.pk, at, settled["future"]))

        persons_merging.connect(settle)
        persons_parting.connect(part)
        done = merged(keep, drop)
        back = undone(done)
        persons_merging.disconnect(settle)
        persons_parting.disconnect(part)
        assert heard == [
            (keep.pk, drop.pk, 2, done.by_id, MERGED_AT),
            (keep.pk, drop.pk, 2, back.undone_by_id, UNDONE_AT, [7]),
        ]


class TestFields:
    EMPTY = {
        "patronymic": "",
        "given_name_latin": "",
        "family_name_latin": "",
        "sex": Person.Sex.NOT_STATED,
        "institution": None,
        "position": "",
        "seniority": "",
        "birth_years": None,
        "email": "",
        "phone": "",
        "accessibility_needs": "",
        "dietary_needs": "",
    }
    FULL = {
        "patronymic": "Maratovna",
        "given_name_latin": "Aigul",
        "family_name_latin": "Sarsenova",
        "sex": Person.Sex.FEMALE,
        "position": "Head",
        "seniority": Person.Seniority.EXPERT,
        "birth_years": 1985,
        "email": "aigul@example.org",
        "phone": "+77011234567",
        "accessibility_needs": "A ramp.",
        "dietary_needs": "No fish.",
    }

    def test_empty_ones_are_filled_and_emptied_again(self):
        keep, drop = PersonFactory(**self.EMPTY), PersonFactory(**self.FULL, institution=InstitutionFactory())
        before = everything(keep, drop)
        done = merged(keep, drop)
        keep.refresh_from_db()
        expected = self.FULL | {"institution": drop.institution}
        assert {name: getattr(keep, name) for name in expected} == expected
        assert list(Person.objects.named("aigul@example")) == [keep]
        undone(done)
        assert everything(keep, drop) == before

    def test_others_are_kept(self):
        keep = PersonFactory(**self.FULL, institution=InstitutionFactory())
        other = PersonFactory(phone="+77770000000", position="Typist", sex=Person.Sex.MALE, birth_years=1990)
        merged(keep, other)
        [row] = everything(keep)
        assert {name: row[name] for name in self.FULL} == self.FULL

    @pytest.mark.parametrize("keep_is_older", [True, False])
    def test_known_since_the_earlier_and_active_until_the_later(self, keep_is_older):
        dates = [(EARLIER, EARLIER + HOUR), (EARLIER + 2 * HOUR, EARLIER + 3 * HOUR)]
        one, another = (PersonFactory(created_at=created, last_active_at=active) for created, active in dates)
        keep, drop = (one, another) if keep_is_older else (another, one)
        before = everything(keep, drop)
        done = merged(keep, drop)
        keep.refresh_from_db()
        assert (keep.created_at, keep.last_active_at) == (EARLIER, EARLIER + 3 * HOUR)
        undone(done)
        assert everything(keep, drop) == before

    def test_what_was_changed_since_is_not_undone(self):
        keep, drop = PersonFactory(phone="", position=""), PersonFactory(phone="+77011234567", position="Head")
        done = merged(keep, drop)
        keep.refresh_from_db()
        keep.phone = "+77019999999"
        keep.save()
        undone(done)
        keep.refresh_from_db()
        assert (keep.phone, keep.position) == ("+77019999999", "")

    def test_address_that_a_namesake_has_is_not_taken_over(self):
        keep = PersonFactory(given_name="Anna", family_name="Kim", email="")
        PersonFactory(given_name="Anna", family_name="Kim", email="office@example.org")
        merged(keep, PersonFactory(email="office@example.org"))
        keep.refresh_from_db()
        assert (keep.email, list(keep.emails.values_list("address", flat=True))) == ("", ["office@example.org"])


class TestAddresses:
    def test_those_of_both_are_the_kept_persons(self):
        keep, drop = PersonFactory(email="a@example.org"), PersonFactory(email="b@example.org")
        drop.emails.create(address="a@example.org")
        verify(drop, "b@example.org")
        before = everything(keep, drop)
        done = merged(keep, drop)
        assert everything(keep)[0]["addresses"] == [("a@example.org", None), ("b@example.org", MERGED_AT)]
        undone(done)
        assert everything(keep, drop) == before

    def test_verification_of_an_address_of_both_moves(self):
        keep, drop = PersonFactory(email="a@example.org"), PersonFactory(email="a@example.org")
        verify(drop, "a@example.org", EARLIER)
        before = everything(keep, drop)
        done = merged(keep, drop)
        assert everything(keep)[0]["addresses"] == [("a@example.org", EARLIER)]
        undone(done)
        assert everything(keep, drop) == before


class TestMatching:
    @pytest.fixture
    def two(self):
        anna = PersonFactory(given_name="Anna", family_name="Kim", email="anna@example.org")
        return anna, PersonFactory(given_name="Анна", family_name="Цой", email="choi@example.org")

    def test_nobody_is_compared_with_the_dropped_row(self, two):
        keep, drop = two
        keys = {row.pk: key_set(row) for row in two}
        done = merged(keep, drop)
        assert (key_set(drop), key_set(keep) > keys[keep.pk]) == (set(), True)  # the address came to it
        undone(done)
        assert {row.pk: key_set(row) for row in two} == keys

    def test_who_writes_the_dropped_name_and_address_again_is_the_kept_person(self, two):
        keep, drop = two
        merged(keep, drop)
        details = PersonDetailsFactory(given_name="Анна", family_name="Цой", email="choi@example.org")
        assert Person.objects.recognise(details, at=UNDONE_AT) == keep
        assert Person.with_merged.count() == 2


@pytest.mark.parametrize("query", ["bolat kim", "KIM", "kim@example.org"])
def test_search_for_the_dropped_name_finds_the_kept_person(query):
    keep = PersonFactory(given_name="Anna", email="anna@example.org")
    done = merged(keep, PersonFactory(given_name="Bolat", family_name="Kim", email="kim@example.org"))
    assert list(Person.objects.named(query)) == [keep]
    undone(done)
    assert list(Person.objects.named(query)) == [done.dropped]


def key_set(person) -> set[str]:
    return set(MatchKey.objects.filter(person=person).values_list("key", flat=True))


class TestWithoutAPerson:
    """Nothing merges by itself, but for the same verified address with the same name."""

    @pytest.fixture
    def pair(self):
        names = {"given_name": "Анна", "family_name": "Семёнова"}
        keep, drop = PersonFactory(**names, email="a@example.org"), PersonFactory(**names, email="b@example.org")
        drop.emails.create(address="a@example.org")
        return keep, drop

    @pytest.mark.parametrize("owner", [0, 1])
    def test_same_verified_address_and_name_merge(self, pair, owner):
        candidate = pair_of(*pair)
        verify(pair[owner], "a@example.org")
        assert merged(*pair, by=None).by is None
        candidate.refresh_from_db()
        assert (candidate.state, candidate.decided_at, candidate.decided_by) == ("merged", MERGED_AT, None)

    def test_unverified_address_does_not(self, pair):
        with pytest.raises(NotCertain, match=r"^Only a person can decide"):
            merged(*pair, by=None)

    def test_another_verified_address_does_not(self, pair):
        verify(pair[1], "b@example.org")
        with pytest.raises(NotCertain, match=r"^Only a person can decide"):
            merged(*pair, by=None)

    def test_another_name_does_not(self, pair):
        colleague = PersonFactory(given_name="Bolat", family_name="Kim", email="a@example.org")
        verify(pair[0], "a@example.org")
        with pytest.raises(NotCertain, match=r"^Only a person can decide"):
            merged(pair[0], colleague, by=None)

    def test_kept_apart_does_not(self, pair):
        verify(pair[0], "a@example.org")
        pair_of(*pair, state="kept_apart", decided_at=EARLIER, decided_by=UserFactory())
        with pytest.raises(NotCertain, match=r"^Staff have decided that these are two people\.$"):
            merged(*pair, by=None)
        assert Merge.objects.count() == 0


class TestUndo:
    def test_twice_is_undone_once(self):
        done, staff = merged(PersonFactory(), PersonFactory()), UserFactory()
        undone(done, by=staff)
        again = undone(done)
        assert (again, again.undone_at, again.undone_by) == (done, UNDONE_AT, staff)

    def test_who_is_two_again_can_be_merged_the_other_way_round(self):
        one, another = PersonFactory(), PersonFactory()
        undone(merged(one, another))
        merged(another, one)
        assert list(Person.objects.all()) == [another]

    def test_histories_say_it(self):
        staff = UserFactory()
        done = undone(merged(PersonFactory(), PersonFactory()), by=staff)
        logged = ModelLogEntry.objects.filter(action="participants.undo_merge").values_list("user", "object_id")
        assert set(logged) == {(staff.pk, str(done.kept_id)), (staff.pk, str(done.dropped_id))}

    def test_later_merges_are_undone_first(self):
        keep, first = PersonFactory(given_name="Anna", family_name="Kim"), PersonFactory()
        second = PersonFactory(given_name="A.", family_name="Kim")
        earlier, later = merged(keep, first), merged(keep, second)
        with pytest.raises(MergedSince, match=r"^Meanwhile A\. Kim was merged into Anna Kim\. Undo that first\.$"):
            undone(earlier)
        undone(later)
        undone(earlier)
        assert Person.objects.count() == 3

    def test_kept_person_who_was_merged_on_is_brought_back_first(self):
        first, second, third = (PersonFactory() for _ in range(3))
        earlier = merged(second, third)
        later = merged(first, second)
        with pytest.raises(MergedSince, match=r"Undo that first\.$"):
            undone(earlier)
        undone(later)
        third.refresh_from_db()
        assert third.merged_into == second
        undone(earlier)
        assert set(Person.objects.all()) == {first, second, third}

    @pytest.mark.parametrize("which", ["kept", "dropped"])
    def test_anonymised_person_is_not_brought_back(self, which):
        done = merged(PersonFactory(), PersonFactory())
        person = getattr(done, which)
        empty = dict.fromkeys(["given_name", "family_name", "email", "phone"], "")
        Person.with_merged.filter(pk=person.pk).update(**empty, anonymised_at=UNDONE_AT)
        with pytest.raises(Anonymised, match=r"^One of the two was anonymised"):
            undone(done)

    def test_name_and_address_that_are_taken_since_refuse(self):
        keep, drop = PersonFactory(), PersonFactory(given_name="Anna", family_name="Kim", email="anna@example.org")
        done = merged(keep, drop)
        PersonFactory(given_name="Anna", family_name="Kim", email="anna@example.org")
        before = everything(keep, drop)
        with pytest.raises(Taken, match=r"^There is another person now with the name and the address of Anna Kim\."):
            undone(done)
        assert everything(keep, drop) == before

    def test_failure_half_way_leaves_the_merge(self):
        keep, drop = PersonFactory(phone=""), PersonFactory(phone="+77011234567")
        done = merged(keep, drop)

        def fail(sender, **kwargs):
            raise DatabaseError

        persons_parting.connect(fail)
        before = everything(keep, drop)
        with pytest.raises(DatabaseError):
            undone(done)
        persons_parting.disconnect(fail)
        done.refresh_from_db()
        assert (everything(keep, drop), done.undone_at) == (before, None)


def test_pairs_that_are_open_have_two_people():
    first, second, third = (PersonFactory() for _ in range(3))
    for pair in ((first, second), (first, third), (second, third)):
        pair_of(*pair)
    merged(first, second)
    assert [(it.first, it.second) for it in MatchCandidate.objects.to_decide()] == [(first, third)]
