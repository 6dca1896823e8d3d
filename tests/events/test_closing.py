from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import translation

from events.closing import status_word, why_closed
from events.models import EventPage
from events.places import Closed, Intake

AT = datetime(2022, 6, 1, 6, tzinfo=UTC)


def event(**facts) -> EventPage:
    first = AT.date() + timedelta(days=9)
    return EventPage(**{"starts_on": first, "ends_on": first + timedelta(days=1), "time_zone": "Asia/Tbilisi"} | facts)


@pytest.mark.parametrize(
    ("closed", "facts", "sentence"),
    [
        (None, {}, ""),
        (
            Closed.NOT_YET,
            {"registration_opens_at": AT},
            "Registration is not open yet. It opens on 1 June 2022, 10:00 (UTC+4).",
        ),
        (
            Closed.DEADLINE,
            {"registration_closes_at": AT},
            "Registration is over. It closed on 1 June 2022, 10:00 (UTC+4).",
        ),
        (Closed.STARTED, {}, "Registration is over: the event began on 10 June 2022."),
        (Closed.CANCELLED, {}, "The event was cancelled."),
        (Closed.CANCELLED, {"cancelled_reason": "The hall burnt."}, "The event was cancelled. The hall burnt."),
        (Closed.NOMINATION, {}, "Participants are nominated by their countries. Ask the focal point of yours."),
    ],
)
def test_every_reason_is_told_with_what_explains_it(closed, facts, sentence):
    with translation.override("en"):
        assert why_closed(event(**facts), Intake(closed, None)) == sentence


@pytest.mark.parametrize(
    ("facts", "seated", "word"),
    [
        ({}, 0, ("registration open", "good")),
        ({"capacity": 3}, 3, ("full", "warn")),
        ({"capacity": 3, "cancelled_at": AT}, 3, ("cancelled", "bad")),
        ({"admission": "nomination"}, 0, ("by nomination", "note")),
        ({"registration_opens_at": AT + timedelta(days=1)}, 0, ("registration not open yet", "note")),
        ({"registration_closes_at": AT}, 0, ("registration over", "")),
        ({"starts_on": AT.date(), "start_time": time(9)}, 0, ("under way", "note")),
        ({"starts_on": AT.date() - timedelta(days=2), "ends_on": AT.date() - timedelta(days=1)}, 0, ("held", "")),
    ],
)
def test_word_of_a_list(facts, seated, word):
    listed = event(**facts)
    listed.seated, listed.seated_online = seated, 0
    with translation.override("en"):
        assert status_word(listed, listed.intake(AT), at=AT) == word
