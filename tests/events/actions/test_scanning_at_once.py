"""Two phones at one door, and a batch that is sent again while it is still being written."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from events.actions.scanning import Scan, take_in_scans
from events.check_in_codes import code_of
from events.models import Attendance, CheckIn
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import UserFactory
from tests.rivals import at_once

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

NOW = datetime(2022, 6, 21, 5, tzinfo=UTC)


def test_two_devices_and_a_repeated_batch_at_once():
    event, staff = PastEventPageFactory(), UserFactory(role="Logistics")
    people = [RegistrationFactory(event=event) for _number in range(10)]
    batches = [
        [Scan(UUID(int=base + number), timedelta(), code=code_of(person)) for number, person in enumerate(order)]
        for base, order in ((100, people), (200, people[::-1]), (100, people))
    ]
    at_once(*[lambda batch=batch: take_in_scans(event, batch, by=staff, at=NOW) for batch in batches])
    assert (Attendance.objects.count(), CheckIn.objects.count()) == (10, 20)
