from datetime import date

import pytest
from wagtail.models import Revision

from events.actions.announcing import announce
from events.models import EventPage
from tests.factories.events import PastEventPageFactory

pytestmark = pytest.mark.django_db


def publish(event: EventPage, **changes: object) -> int:
    """Its sequence number after an editor has published it with these changes."""
    page = event.latest_revision.as_object() if event.latest_revision else event
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    event.refresh_from_db()
    return event.sequence


def test_sequence_rises_when_calendars_must_change_and_only_then():
    event = PastEventPageFactory()
    assert publish(event) == 0
    assert publish(event, title="Another title", summary="Other words") == 0
    assert publish(event, ends_on=date(2022, 6, 22)) == 1
    assert publish(event, venue="Hall 2") == 2
    assert publish(event) == 2


def test_revision_from_before_brings_no_old_number_back():
    event = PastEventPageFactory()
    publish(event)
    old = event.latest_revision
    assert publish(event, city="Osh") == 1
    Revision.objects.get(pk=old.pk).publish()
    event.refresh_from_db()
    assert (event.sequence, event.city) == (2, "")


def test_announcing_twice_is_no_second_change():
    event = PastEventPageFactory()
    assert announce(event) is False
    EventPage.objects.filter(pk=event.pk).update(starts_on=date(2022, 6, 19))
    assert [announce(event), announce(event), event.sequence] == [True, False, 1]
