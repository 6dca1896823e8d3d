from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from uuid import UUID

import pytest
from django.conf import settings as project_settings

from events.actions.attendance import check_in, undo_check_in
from events.actions.scanning import Scan, take_in_scans
from events.check_in_codes import code_hash, code_of, registration_code
from events.models import Attendance, CheckIn, RefusedScan, Registration
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2022, 6, 20), date(2022, 6, 21)
NOW = datetime(2022, 6, 21, 5, tzinfo=UTC)  # 11:00 of the second day at the venue
ONE, TWO, THREE, FOUR = (UUID(int=number) for number in (1, 2, 3, 4))


@pytest.fixture
def event():
    return PastEventPageFactory()


@pytest.fixture
def registration(event):
    return RegistrationFactory(event=event)


@pytest.fixture
def staff():
    return UserFactory(role="Logistics")


def scan(client_id=ONE, *, of=None, hours=0, **fields) -> Scan:
    return Scan(client_id, timedelta(hours=hours), **({"code": code_of(of)} if of else {}), **fields)


def attended() -> list[tuple]:
    return list(Attendance.objects.order_by("pk").values_list("registration", "days", "days_online", "mode"))


def test_code_leads_to_its_registration_and_a_forged_one_to_none(registration, settings):
    code = code_of(registration)
    assert registration_code(f" {code.lower()} ") == (registration.event_id, registration.code)
    assert (len(code_hash(code)), code_hash(code) == code_hash(code.lower())) == (32, False)
    other = f"{code[:-1]}{'A' if code[-1] != 'A' else 'B'}"
    forged = [
        other,
        code.replace(registration.code, "22222222"),
        registration.code,
        "",
        "https://example.org/",
        code * 9,
    ]
    assert [registration_code(text) for text in forged] == [None] * 6
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [project_settings.SECRET_KEY], "another key"
    assert registration_code(code) == (registration.event_id, registration.code)
    assert code_of(registration) != code


def test_scan_is_a_row_with_the_moment_at_which_it_was_seen(event, registration, staff):
    [answer] = take_in_scans(event, [scan(of=registration, hours=2)], by=staff, at=NOW)
    assert (answer.client_id, answer.registration, answer.day, answer.why) == (ONE, registration, SECOND, "")
    columns = ("registration", "day", "mode", "is_present", "source", "at", "seen_at", "by", "client_id")
    seen_at = NOW - timedelta(hours=2)
    assert list(CheckIn.objects.values_list(*columns)) == [
        (registration.pk, SECOND, "in_person", True, "scan", NOW, seen_at, staff.pk, ONE)
    ]
    assert attended() == [(registration.pk, 1, 0, "in_person")]


def test_same_scan_is_one_row_however_often_and_by_whomever_it_is_sent(event, registration, staff):
    first = take_in_scans(event, [scan(of=registration), scan(of=registration)], by=staff, at=NOW)
    later = NOW + timedelta(hours=1)
    again = take_in_scans(event, [scan(of=registration, hours=1)], by=UserFactory(role="Administrator"), at=later)
    assert first == again * 2
    assert list(CheckIn.objects.values_list("by", "at")) == [(staff.pk, NOW)]


def test_order_of_arrival_changes_nothing(event, registration, staff):
    """Seen at nine, taken back at ten, seen again at eleven: present, whatever comes first and however it is cut."""
    told = [
        scan(ONE, of=registration, hours=3),
        scan(TWO, registration=registration.pk, hours=2, is_present=False),
        scan(THREE, of=registration, hours=1),
    ]
    for order in permutations(told):
        for one in order:
            take_in_scans(event, [one], by=staff, at=NOW)
        assert attended() == [(registration.pk, 1, 0, "in_person")]
        CheckIn.objects.all().delete()
    take_in_scans(event, told[:2][::-1], by=staff, at=NOW)
    assert attended() == []


def test_late_scan_does_not_undo_what_a_colleague_corrected(event, registration, staff):
    noon = NOW - timedelta(hours=1)
    check_in(registration, day=SECOND, mode="in_person", by=staff, at=noon, source=CheckIn.Source.MANUAL)
    undo_check_in(registration, day=SECOND, by=staff, at=noon)
    take_in_scans(event, [scan(of=registration, hours=2)], by=staff, at=NOW)
    assert (attended(), CheckIn.objects.count()) == ([], 3)


def test_day_is_that_of_the_venue_and_no_clock_is_ahead_of_ours(event, registration, staff):
    other = RegistrationFactory(event=event)
    scans = [scan(ONE, of=registration, hours=12), scan(TWO, of=other, hours=-99)]
    answers = take_in_scans(event, scans, by=staff, at=NOW)
    assert [(it.client_id, it.day) for it in answers] == [(ONE, FIRST), (TWO, SECOND)]
    assert set(CheckIn.objects.values_list("client_id", "seen_at")) == {(ONE, NOW - timedelta(hours=12)), (TWO, NOW)}


def test_what_cannot_be_marked_is_kept_with_its_reason(event, registration, staff):
    Registration.objects.filter(pk=registration.pk).update(state="withdrawn")
    elsewhere, confirmed = RegistrationFactory(event=EventPageFactory()), RegistrationFactory(event=event)
    scans = [
        scan(ONE, of=registration),
        scan(TWO, of=elsewhere),
        scan(THREE, code="ACSH-1-AAAAAAAA-AAAAAAAA"),
        scan(FOUR, of=confirmed, hours=72),
    ]
    refused = [
        (FOUR, confirmed.pk, "not_today"),
        (ONE, registration.pk, "not_confirmed"),
        (TWO, elsewhere.pk, "other_event"),
        (THREE, None, "unknown"),
    ]
    for _time in range(2):
        answers = take_in_scans(event, scans, by=staff, at=NOW)
        assert [(it.client_id, it.registration and it.registration.pk, it.why) for it in answers] == refused
    kept = RefusedScan.objects.filter(event=event).values_list("client_id", "registration", "why")
    assert (set(kept), attended(), CheckIn.objects.count()) == (set(refused), [], 0)


def test_number_of_another_event_is_unknown_here(event, staff):
    elsewhere = RegistrationFactory(event=EventPageFactory())
    [answer] = take_in_scans(event, [scan(registration=elsewhere.pk)], by=staff, at=NOW)
    assert (answer.why, answer.registration) == ("unknown", None)


def test_code_of_a_merged_registration_marks_the_one_that_stands(event, registration, staff):
    old = RegistrationFactory(event=event, state="merged", merged_into=registration)
    [answer] = take_in_scans(event, [scan(of=old)], by=staff, at=NOW)
    assert (answer.registration, attended()) == (registration, [(registration.pk, 1, 0, "in_person")])


@pytest.mark.parametrize(("rule", "after_one", "after_two"), [("half", 1, 1), ("all_days", 0, 1)])
def test_rule_of_the_event_decides_who_has_attended(registration, staff, rule, after_one, after_two):
    event = registration.event
    event.attendance_rule = rule
    event.save()
    take_in_scans(event, [scan(ONE, of=registration)], by=staff, at=NOW)
    assert Attendance.objects.count() == after_one
    take_in_scans(event, [scan(TWO, of=registration, hours=12)], by=staff, at=NOW)
    assert Attendance.objects.count() == after_two
    assert Attendance.objects.get().share == 1.0
