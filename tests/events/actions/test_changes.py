import base64
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from django.utils import timezone

from events.actions.changes import tell_changes
from events.models import EventChange, EventPage
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture
def event():
    facts = {"starts_on": date(2032, 6, 20), "ends_on": date(2032, 6, 21), "start_time": time(10), "city": "Tbilisi"}
    event = EventPageFactory(title="Open data", title_ru="Открытые данные", time_zone="Asia/Tbilisi", **facts)
    event.save_revision().publish()
    return event


def publish(event, **changes):
    page = EventPage.objects.get(pk=event.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def later(minutes: int) -> datetime:
    return timezone.now() + minutes * MINUTE


def test_change_is_told_once_to_everybody_who_is_expected_after_a_time_of_grace(event):
    EventPage.objects.update(capacity=1)
    confirmed = RegistrationFactory(event=event)
    others = [RegistrationFactory(event=event, state=state) for state in ("waiting", "withdrawn", "declined")]
    publish(event, starts_on=date(2032, 6, 27), ends_on=date(2032, 6, 28), city="Batumi")
    assert (tell_changes(at=later(9)), OutgoingMail.objects.count()) == (0, 0)
    assert (tell_changes(at=later(11)), tell_changes(at=later(12))) == (2, 0)
    told = OutgoingMail.objects.filter(kind="event_changed").order_by("pk")
    assert [mail.addressee for mail in told] == [confirmed.person_id, others[0].person_id]
    assert (
        "Something has changed about this event. This is how it stands now:\n\nOpen data\n27–28 June 2032\n"
        "Starts at 10:00 (UTC+4), time of the venue\nBatumi\nIn person\n" in told[0].text
    )
    assert (
        "Days\nbefore: 20–21 June 2032\nnow: 27–28 June 2032\n\nPlace\nbefore: Tbilisi\nnow: Batumi\n\n"
        "Your registration stands.\n" in told[0].text
    )
    assert not EventChange.objects.exists()


def test_change_carries_the_calendar_anew_with_a_higher_number(event):
    RegistrationFactory(event=event)
    publish(event, start_time=time(11))
    tell_changes(at=later(11))
    [file] = OutgoingMail.objects.get().attachments
    calendar = icalendar.Calendar.from_ical(base64.b64decode(file["content"]))
    [entry] = calendar.events
    assert (str(calendar["method"]), entry["sequence"]) == ("REQUEST", 2)  # two for each change of the event
    assert entry.decoded("dtstart") == datetime(2032, 6, 20, 7, tzinfo=UTC)


def test_change_back_is_told_to_nobody(event):
    RegistrationFactory(event=event)
    publish(event, city="Batumi")
    publish(event, city="Tbilisi")
    assert (tell_changes(at=later(60)), EventChange.objects.count()) == (0, 0)


def test_two_changes_are_one_mail_against_what_people_knew(event):
    RegistrationFactory(event=event)
    publish(event, city="Batumi")
    publish(event, city="Kutaisi")
    assert tell_changes(at=later(11)) == 1
    assert "Place\nbefore: Tbilisi\nnow: Kutaisi\n" in OutgoingMail.objects.get().text


def test_draft_and_other_changes_tell_nobody(event):
    RegistrationFactory(event=event)
    page = EventPage.objects.get(pk=event.pk)
    page.city = "Batumi"
    page.save_revision()
    publish(event, summary="Three days on open data.", capacity=100)
    assert not EventChange.objects.exists()


def test_who_registered_after_the_change_or_reads_no_difference_is_not_told(event):
    RegistrationFactory(event=event, language="en")
    publish(event, city_ru="Город Тбилиси")
    RegistrationFactory(event=event, language="ru", registered_at=later(1))
    assert tell_changes(at=later(11)) == 0


@pytest.mark.parametrize(
    "changes", [{"cancelled_at": timezone.now()}, {"ends_on": date(2022, 6, 21)}], ids=["cancelled", "over"]
)
def test_event_that_is_over_or_cancelled_tells_no_change(event, changes):
    RegistrationFactory(event=event)
    publish(event, city="Batumi")
    EventPage.objects.update(starts_on=date(2022, 6, 20), **changes)
    assert (tell_changes(at=later(11)), EventChange.objects.count()) == (0, 0)


def test_new_joining_link_is_told_to_who_takes_part_online_alone(event):
    EventPage.objects.update(mode="hybrid")
    online, in_person = (RegistrationFactory(event=event, mode=mode) for mode in ("online", "in_person"))
    publish(event, joining_link="https://meet.example.org/2")
    assert tell_changes(at=later(11)) == 1
    mail = OutgoingMail.objects.get()
    assert (mail.addressee, "Joining link\nbefore: –\nnow: https://meet.example.org/2\n" in mail.text) == (
        online.person_id,
        True,
    )
    assert in_person.person_id != mail.addressee
