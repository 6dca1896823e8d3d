from datetime import UTC, date, datetime
from typing import Any

import factory

from events.actions.travelling import Journey, hand_in
from events.models import TravelRequest
from portal.core.scans import Scan
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.scans import picture

WORDS = {
    "passport_name": "AIGUL TESTOVA",
    "passport_number": "N00000001",
    "nationality": "Testlandish",
    "visa": "needed",
    "departs_from": "Karaganda",
    "insurance": "own",
    "flight_wishes": "A seat at the aisle",
    "needs": "Insulin in the cabin",
}
DAYS = {"born_on": date(1990, 2, 3), "issued_on": date(2021, 4, 5), "expires_on": date(2039, 6, 7)}


class TravelRequestFactory(factory.django.DjangoModelFactory):
    """Of somebody who is confirmed for a study visit and was asked."""

    class Meta:
        model = TravelRequest

    registration = factory.SubFactory(
        RegistrationFactory, event=factory.SubFactory(EventPageFactory, type="study_visit")
    )
    asked_at = datetime(2022, 5, 2, 6, tzinfo=UTC)


def handed_in(request: TravelRequest, *, at: datetime, scan: bytes | None = None, **words: Any) -> TravelRequest:
    """The request with everything in it, as a person hands it in."""
    journey, kept = Journey(**WORDS | DAYS | words), Scan("jpeg", scan or picture())
    return hand_in(request, journey, kept, consent_text="I agree.", language="en", at=at)
