from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.conf import settings

from events.actions.reminding import remind
from events.models import Attendance, EventPage, Registration
from events.reminders import DAY, THANKS, WEEK
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory

pytestmark = pytest.mark.django_db

LONG_BEFORE = datetime(2022, 5, 1, tzinfo=UTC)


def at(day: int, hour: int, month: int = 6) -> datetime:
    """A moment by the clock of Tbilisi, four hours before Greenwich."""
    return datetime(2022, month, day, hour, tzinfo=UTC) - timedelta(hours=4)


@pytest.fixture
def event():
    """From the 20th at 10:00 to the 21st, in Tbilisi."""
    return EventPageFactory(
        starts_on=date(2022, 6, 20), ends_on=date(2022, 6, 21), start_time=time(10), time_zone="Asia/Tbilisi"
    )


def told() -> list[tuple[str, int]]:
    return list(OutgoingMail.objects.order_by("pk").values_list("kind", "addressee"))


def test_each_is_reminded_twice_and_who_was_there_is_thanked_once_each(event):
    there, absent = (RegistrationFactory(event=event) for _ in range(2))
    moments = [at(13, 8), at(13, 9), at(13, 9), at(18, 9), at(19, 8), at(19, 9), at(19, 10), at(20, 9), at(20, 10)]
    written = [remind(at=moment) for moment in moments]
    assert written == [0, 2, 0, 0, 0, 2, 0, 0, 0]
    Attendance.objects.create(registration=there, days=1, mode="in_person")
    assert [remind(at=moment) for moment in (at(21, 12), at(22, 8), at(22, 9), at(23, 9), at(9, 9, 7))] == [
        0,
        0,
        1,
        0,
        0,
    ]
    both = [there.person_id, absent.person_id]
    assert told() == [(kind, person) for kind in (WEEK, DAY) for person in both] + [(THANKS, there.person_id)]


def test_what_beat_missed_is_made_up_for_but_never_after_the_start(event):
    registration = RegistrationFactory(event=event)
    assert remind(at=at(16, 12)) == 1
    assert "This event begins in 4 days:" in OutgoingMail.objects.get().text
    assert remind(at=at(20, 9)) == 1
    assert "This event begins today:" in OutgoingMail.objects.latest("pk").text
    assert remind(at=at(20, 10)) == 0
    assert told() == [(WEEK, registration.person_id), (DAY, registration.person_id)]


@pytest.mark.parametrize(
    "changes",
    [
        {"registered_at": at(13, 9)},
        {"decided_at": at(13, 10)},
        {"state": "applied"},
        {"state": "waiting"},
        {"source": "imported"},
        {"person__email": ""},
    ],
    ids=str,
)
def test_who_has_just_read_it_or_is_not_expected_is_not_reminded(event, changes):
    RegistrationFactory(event=event, **changes)
    assert remind(at=at(14, 9)) == 0


@pytest.mark.parametrize("changes", [{"cancelled_at": LONG_BEFORE}, {"live": False}], ids=str)
def test_event_that_does_not_take_place_reminds_nobody(event, changes):
    RegistrationFactory(event=event)
    EventPage.objects.update(**changes)
    assert [remind(at=at(day, 10)) for day in (13, 19)] == [0, 0]


def test_moved_event_reminds_of_its_new_day(event):
    RegistrationFactory(event=event)
    assert remind(at=at(13, 9)) == 1
    EventPage.objects.update(starts_on=date(2022, 6, 27), ends_on=date(2022, 6, 27))
    assert [remind(at=at(day, 9)) for day in (19, 20, 20)] == [0, 1, 0]


def test_thanks_lead_to_materials_and_to_the_survey(event):
    EventPage.objects.update(survey_url="https://survey.example.org/1")
    registration = RegistrationFactory(event=event)
    Attendance.objects.create(registration=registration, days=1, mode="in_person")
    remind(at=at(22, 9))
    text = OutgoingMail.objects.get().text
    assert "Please tell us in a few minutes:\nhttps://survey.example.org/1\n" in text
    assert "You find its materials on the page of your registration:" in text


def test_beat_asks_for_it():
    tasks = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert {"events.tasks.remind", "events.tasks.tell_changes"} <= tasks


@pytest.mark.parametrize("number", [1, 3])
def test_round_asks_the_same_queries_for_one_and_for_three_who_are_told_already(
    event, number, django_assert_num_queries
):
    RegistrationFactory.create_batch(number, event=event, state=Registration.State.CONFIRMED)
    remind(at=at(13, 9))
    with django_assert_num_queries(3):
        remind(at=at(13, 10))
