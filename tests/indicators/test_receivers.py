"""A certified period and the many ways by which attendance is written in the app below."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from events.actions.attendance import check_in, derive_event
from events.actions.listing import import_list, plan_list
from events.actions.scanning import Scan, take_in_scans
from events.actions.settling import ListClosed
from events.check_in_texts import scanner_texts
from events.models import Attendance, CheckIn, EventPage, RefusedScan
from events.signals import AttendanceLocked
from participants.actions.merging import merge
from participants.models import read_people
from portal.core.list_rows import ListRefused
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import UserFactory
from tests.factories.periods import CertifiedPeriodFactory, CorrectionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("broker")]

DAY = date(2022, 6, 20)
SENTENCE = "The period “Year 2022” is certified: its attendance changes only under a correction."


def mark(registration, day=DAY):
    by = {"by": None, "at": timezone.now(), "source": CheckIn.Source.MANUAL}
    return check_in(registration, day=day, mode="in_person", **by)


@pytest.fixture
def event():
    return PastEventPageFactory()


@pytest.fixture
def present(event):
    """Somebody who was marked while the period was open."""
    registration = RegistrationFactory(event=event)
    mark(registration)
    return registration


@pytest.fixture
def period(present):
    return CertifiedPeriodFactory()


def written() -> tuple[int, int]:
    return CheckIn.objects.count(), Attendance.objects.count()


def test_mark_is_refused_until_a_correction_of_the_event_is_open(event, present, period):
    absent = RegistrationFactory(event=event)
    with pytest.raises(AttendanceLocked) as refusal:
        mark(absent)
    assert (str(refusal.value), written()) == (SENTENCE, (1, 1))
    assert mark(present).days == 1  # marked already: nothing would be written
    CorrectionFactory(period=period, what="attendance", event=event)
    assert mark(absent).days == 1


def test_sheet_and_desk_show_the_sentence(staff, event, present, period):
    sheet = reverse("attendance_sheet", args=[event.pk])
    shown = staff.post(sheet, {"shown": f"{present.pk}:{DAY}", "mode": "in_person"}, follow=True)
    assert f"Nothing was saved. {SENTENCE}" in shown.content.decode()
    address = reverse("registration_mark", args=[present.pk])
    assert SENTENCE in staff.post(address, {"day": DAY, "is_present": "no"}, follow=True).content.decode()
    assert written() == (1, 1)


def test_scan_is_kept_with_its_reason(event, present, period):
    registration = RegistrationFactory(event=event)
    scan = Scan(UUID(int=1), timedelta(), registration=registration.pk)
    [answer] = take_in_scans(event, [scan], by=UserFactory(role="Logistics"), at=datetime(2022, 6, 20, 5, tzinfo=UTC))
    assert [answer.why, RefusedScan.objects.get().why, *written()] == ["locked", "locked", 1, 1]
    assert {"locked", "locked_note"} <= scanner_texts().keys()


def test_list_of_participants_says_so_before_it_is_written(event, present, period):
    line = "Aigul,Sarsenova,F,KZ,aigul@example.org"
    listed = read_people("list.csv", f"Given name,Family name,Sex,Country,E-mail\n{line}".encode(), days=event.days)
    assert plan_list(event, listed, at=timezone.now()).refusal == SENTENCE
    with pytest.raises(ListRefused, match=f"^{SENTENCE}$"):
        import_list(event, listed, by=None, at=timezone.now())
    assert written() == (1, 1)


def test_merge_that_would_move_days_between_closed_lists_is_refused(event, present, period):
    twin = RegistrationFactory(event=event)
    staff = UserFactory(role="Programme staff")
    with pytest.raises(ListClosed, match=f"^{SENTENCE}$"):
        merge(twin.person, present.person, by=staff, reason="The same.", at=timezone.now())
    assert (Attendance.objects.get().registration, written()) == (present, (1, 1))


def test_event_keeps_its_days_and_its_attendance(staff, event, present, period):
    EventPage.objects.filter(pk=event.pk).update(starts_on=date(2021, 12, 1), ends_on=date(2022, 12, 2))
    derive_event(EventPage.objects.get(pk=event.pk))
    assert written() == (1, 1)
