"""The marks of a whole list at once: the same rules as for one mark, in a fixed number of statements."""

from datetime import UTC, date, datetime

import pytest
from wagtail.models import ModelLogEntry

from events.actions.attendance import AttendanceRefused, ListedMark, check_in, mark_list, undo_check_in
from events.models import Attendance, CheckIn, Registration
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2022, 6, 20), date(2022, 6, 21)
NOW = datetime(2022, 6, 21, 5, tzinfo=UTC)  # the second day


@pytest.fixture
def event():
    return PastEventPageFactory()


def listed(*registrations, days=(FIRST, SECOND), mode="in_person"):
    return [ListedMark(registration, days, mode) for registration in registrations]


def history() -> list[tuple[int, date, bool, str]]:
    return list(CheckIn.objects.values_list("registration", "day", "is_present", "source"))


def attended() -> list[tuple[int, int, str]]:
    return sorted(Attendance.objects.values_list("registration", "days", "mode"))


def test_everybody_is_present_on_all_days_with_entries_in_the_log(event):
    staff, (one, two) = UserFactory(), RegistrationFactory.create_batch(2, event=event)
    assert mark_list(event, listed(one) + listed(two, mode="online"), by=staff, at=NOW) == 4
    assert attended() == [(one.pk, 2, "in_person"), (two.pk, 2, "online")]
    assert history() == [
        (one.pk, FIRST, True, "imported"),
        (one.pk, SECOND, True, "imported"),
        (two.pk, FIRST, True, "imported"),
        (two.pk, SECOND, True, "imported"),
    ]
    assert sorted(ModelLogEntry.objects.values_list("action", "label", "user", "data__day")) == sorted(
        ("events.check_in", row.code, staff.pk, day) for row in (one, two) for day in ("2022-06-20", "2022-06-21")
    )


def test_twice_writes_nothing_the_second_time(event):
    marks = listed(RegistrationFactory(event=event))
    assert [mark_list(event, marks, by=None, at=NOW), mark_list(event, marks, by=None, at=NOW)] == [2, 0]
    assert (CheckIn.objects.count(), Attendance.objects.count()) == (2, 1)


def test_mark_that_a_colleague_took_back_stays_taken_back(event):
    registration, staff = RegistrationFactory(event=event), UserFactory()
    check_in(registration, day=FIRST, mode="in_person", by=staff, at=NOW, source=CheckIn.Source.MANUAL)
    undo_check_in(registration, day=FIRST, by=staff, at=NOW)
    assert mark_list(event, listed(registration), by=staff, at=NOW) == 1
    assert attended() == [(registration.pk, 1, "in_person")]


@pytest.mark.parametrize(
    ("state", "at", "sentence"),
    [
        ("applied", NOW, "Only a confirmed registration can be marked present; this one is “to be decided”."),
        (
            "confirmed",
            datetime(2022, 6, 20, 5, tzinfo=UTC),
            "21 June 2022 is still to come; presence is marked on the day itself.",
        ),
    ],
)
def test_one_mark_that_cannot_be_made_refuses_the_whole_list(event, state, at, sentence):
    good, bad = RegistrationFactory(event=event), RegistrationFactory(event=event, state=Registration.State(state))
    with pytest.raises(AttendanceRefused) as refusal:
        mark_list(event, listed(good, days=[FIRST]) + listed(bad), by=None, at=at)
    assert (str(refusal.value), history(), attended()) == (sentence, [], [])


def test_statements_do_not_grow_with_the_list(event, django_assert_num_queries):
    for size in (1, 30):
        marks = listed(*RegistrationFactory.create_batch(size, event=event))
        with django_assert_num_queries(11):
            mark_list(event, marks, by=None, at=NOW)
