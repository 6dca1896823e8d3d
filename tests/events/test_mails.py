from datetime import UTC, date, datetime, time

import pytest

from events.mails import tell, topics
from events.models import Registration
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

AT = datetime(2022, 5, 2, 6, tzinfo=UTC)
State = Registration.State


@pytest.fixture
def event():
    return EventPageFactory(
        title="Open <data>",
        title_ru="Открытые <данные>",
        slug="open-data",
        starts_on=date(2022, 6, 20),
        ends_on=date(2022, 6, 21),
        start_time=time(10),
        time_zone="Asia/Tbilisi",
        city="Tbilisi",
        city_ru="Тбилиси",
    )


@pytest.fixture
def person():
    return PersonFactory(given_name="Aigul", family_name="O'Neil", email="aigul@example.org")


def told(registration) -> OutgoingMail:
    tell(registration, at=AT)
    return OutgoingMail.objects.get()


def test_confirmation_says_when_it_starts_by_the_clock_of_the_venue(event, person):
    mail = told(RegistrationFactory(event=event, person=person))
    link = mail.text.split("withdraw here:\n")[1].split("\n")[0]
    assert (mail.subject, mail.recipient, mail.about) == (
        *("You are registered: Open <data>", "aigul@example.org"),
        f"event {event.pk}",
    )
    assert mail.text == (
        "Dear Aigul O'Neil,\n\nYour registration is confirmed. We expect you at this event:\n\n"
        "Open <data>\n20–21 June 2022\nStarts at 10:00 (UTC+4), time of the venue\nTbilisi, in person\n"
        "http://testserver/events/open-data/\n\n"
        "You cannot come? Then please give your place to somebody else and withdraw here:\n"
        f"{link}\n\nGovernance Capacity Portal\nAstana Civil Service Hub\n"
    )
    assert "Starts at 10:00 (UTC+4), time of the venue" in mail.html


def test_topics_are_the_events(event):
    assert list(topics()) == [(f"event {event.pk}", "Open <data>")]
