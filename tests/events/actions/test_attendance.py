from datetime import UTC, date, datetime

import pytest
from wagtail.models import ModelLogEntry

from events.actions.attendance import AttendanceRefused, check_in, days_present, mark_all, undo_check_in
from events.models import Attendance, CheckIn, Registration
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2022, 6, 20), date(2022, 6, 21)
NOW = datetime(2022, 6, 21, 5, tzinfo=UTC)  # the second day


@pytest.fixture
def registration():
    return RegistrationFactory(event=PastEventPageFactory())


@pytest.fixture
def staff():
    return UserFactory(role="Programme staff")


def mark(registration, day=FIRST, **kwargs):
    options = {"mode": "in_person", "by": None, "at": NOW, "source": CheckIn.Source.MANUAL} | kwargs
    return check_in(registration, day=day, **options)


def attended(registration) -> list[tuple[int, str]]:
    return list(Attendance.objects.filter(registration=registration).values_list("days", "mode"))


def history(registration) -> list[tuple[date, bool]]:
    return list(registration.check_ins.values_list("day", "is_present"))


def test_first_day_makes_the_attendance(registration, staff):
    mark(registration, by=staff)
    assert attended(registration) == [(1, "in_person")]
    kept = CheckIn.objects.values_list("registration", "day", "mode", "is_present", "source", "at", "by")
    assert list(kept) == [(registration.pk, FIRST, "in_person", True, "manual", NOW, staff.pk)]
    assert list(ModelLogEntry.objects.values_list("action", "user")) == [("events.check_in", staff.pk)]


def test_second_day_counts_days_and_takes_its_mode(registration):
    mark(registration), mark(registration, SECOND, mode="online")
    assert attended(registration) == [(2, "online")]


def test_twice_is_one_row(registration):
    assert mark(registration) == mark(registration)
    assert history(registration) == [(FIRST, True)]


def test_undo_of_the_only_day_leaves_no_attendance_and_both_rows(registration, staff):
    mark(registration)
    assert undo_check_in(registration, day=FIRST, by=staff, at=NOW) is None
    assert attended(registration) == []
    assert history(registration) == [(FIRST, True), (FIRST, False)]


def test_undo_of_one_day_leaves_the_other(registration, staff):
    mark(registration), mark(registration, SECOND)
    undo_check_in(registration, day=FIRST, by=staff, at=NOW)
    assert attended(registration) == [(1, "in_person")]
    assert days_present(registration) == {SECOND: "in_person"}


def test_undo_without_a_mark_writes_nothing(registration, staff):
    assert undo_check_in(registration, day=FIRST, by=staff, at=NOW) is None
    assert history(registration) == []


def test_undone_day_may_be_marked_again(registration, staff):
    mark(registration)
    undo_check_in(registration, day=FIRST, by=staff, at=NOW)
    mark(registration)
    assert attended(registration) == [(1, "in_person")]
    assert history(registration) == [(FIRST, True), (FIRST, False), (FIRST, True)]


@pytest.mark.parametrize("day", [date(2022, 6, 19), date(2022, 6, 22)])
def test_day_outside_the_event_is_refused(registration, day):
    with pytest.raises(AttendanceRefused, match=rf"^{day.day} June 2022 is not a day of the event\.$"):
        mark(registration, day)
    assert history(registration) == []


@pytest.mark.parametrize("state", [Registration.State.APPLIED, Registration.State.DECLINED])
def test_registration_that_is_not_confirmed_is_refused(registration, state):
    Registration.objects.update(state=state)
    with pytest.raises(AttendanceRefused, match=r"^Only a confirmed registration can be marked present"):
        mark(registration)
    assert history(registration) == []


def test_sheet_is_marked_as_a_whole(registration, staff):
    other = RegistrationFactory(event=registration.event)
    mark(other)
    mark_all(
        present=[(registration, FIRST), (registration, SECOND)],
        absent=[(other, FIRST)],
        mode="in_person",
        by=staff,
        at=NOW,
    )
    assert (attended(registration), attended(other)) == ([(2, "in_person")], [])


def test_sheet_with_one_refused_mark_writes_nothing(registration, staff):
    undecided = RegistrationFactory(event=registration.event, state=Registration.State.APPLIED)
    with pytest.raises(AttendanceRefused):
        mark_all(present=[(registration, FIRST), (undecided, FIRST)], absent=[], mode="in_person", by=staff, at=NOW)
    assert history(registration) == []


def test_day_that_has_not_begun_at_the_venue_is_refused(registration):
    """The venue was six hours ahead in 2022: 17:59 UTC is still the first day there, 18:00 is the second."""
    still_first, second = datetime(2022, 6, 20, 17, 59, tzinfo=UTC), datetime(2022, 6, 20, 18, 0, tzinfo=UTC)
    with pytest.raises(AttendanceRefused, match="is still to come"):
        mark(registration, SECOND, at=still_first)
    assert (attended(registration), history(registration)) == ([], [])
    mark(registration, SECOND, at=second)
    assert attended(registration) == [(1, "in_person")]
