from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from events.models import EventPage, Registration
from events.templatetags.event_tags import facts, past_events, short_facts, upcoming_events
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

TODAY = date(2022, 6, 21)


def test_event_is_upcoming_until_its_last_day_is_over():
    event = PastEventPageFactory()  # 20 and 21 June
    assert list(EventPage.objects.upcoming(TODAY)) == [event]
    assert list(EventPage.objects.past(TODAY)) == []
    assert list(EventPage.objects.past(TODAY + timedelta(days=1))) == [event]


def test_event_counts_in_the_year_in_which_it_ended():
    event = PastEventPageFactory(starts_on=date(2021, 12, 30), ends_on=date(2022, 1, 2))
    assert list(EventPage.objects.held_in(2022)) == [event]
    assert list(EventPage.objects.held_in(2021)) == []


def test_places_are_counted_by_one_query_for_a_list(django_assert_num_queries):
    full = RegistrationFactory(event=EventPageFactory(capacity=1)).event
    open_ = RegistrationFactory(event=EventPageFactory(capacity=2)).event
    RegistrationFactory(event=open_, state=Registration.State.DECLINED)
    hybrid = EventPageFactory(capacity=2, capacity_online=1, mode="hybrid")
    for mode in ("in_person", "online", "online"):  # one more online than there are places takes none in the room
        RegistrationFactory(event=hybrid, mode=mode)
    endless = EventPageFactory(capacity=2, mode="hybrid")
    at = datetime(2022, 6, 1, tzinfo=UTC)
    with django_assert_num_queries(1):
        listed = {event.pk: event.intake(at).left for event in EventPage.objects.counted()}
    assert listed == {full.pk: 0, open_.pk: 1, hybrid.pk: 1, endless.pk: None}
    assert {event.pk: event.intake(at).left for event in (full, open_, hybrid, endless)} == listed


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends_on": date(2022, 6, 19)}, "ends_on"),
        ({"time_zone": "Asia/Nowhere"}, "time_zone"),
        ({"activity": "one"}, "activity"),
        (
            {
                "registration_opens_at": datetime(2022, 6, 2, tzinfo=UTC),
                "registration_closes_at": datetime(2022, 6, 1, tzinfo=UTC),
            },
            "registration_closes_at",
        ),
    ],
)
def test_editor_is_told_what_is_wrong(wrong, field):
    event = PastEventPageFactory()
    for name, value in wrong.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as error:
        event.full_clean()
    assert list(error.value.message_dict) == [field]


def test_database_refuses_an_event_that_ends_before_it_starts():
    event = PastEventPageFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        EventPage.objects.filter(pk=event.pk).update(ends_on=date(2022, 6, 1))


def test_database_refuses_a_second_active_registration_of_one_person():
    first = RegistrationFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        RegistrationFactory(event=first.event, person=first.person, state=Registration.State.APPLIED)
    RegistrationFactory(event=first.event, person=first.person, state=Registration.State.WITHDRAWN)


def test_front_page_gets_the_next_three_and_the_last_three():
    coming = [EventPageFactory() for _ in range(4)]
    held = [PastEventPageFactory(starts_on=date(2022, month, 1)) for month in (1, 2, 3, 4)]
    EventPageFactory(live=False, starts_on=date(2022, 5, 1))
    assert upcoming_events() == coming[:3]
    assert past_events() == [held[3], held[2], held[1]]


def test_facts_are_told_in_order():
    event = PastEventPageFactory(
        city="Tbilisi", country=CountryFactory(iso2="GE", report_code="GEO", name="Georgia"), capacity=54
    )
    assert short_facts(event) == "20–21 June 2022 · Tbilisi, Georgia · in person"
    assert facts(event) == [
        ("When", "20–21 June 2022"),
        ("Where", "Tbilisi, Georgia"),
        ("How", "In person"),
        ("Places", "54"),
    ]


def test_published_event_is_for_everybody(client_of):
    """The lists do not ask who may see a page: so nobody can close one."""
    event = EventPageFactory()
    address = reverse("wagtailadmin_pages:set_privacy", args=[event.pk])
    client_of("Administrator").post(address, {"restriction_type": "login"})
    assert event.get_view_restrictions().count() == 0
