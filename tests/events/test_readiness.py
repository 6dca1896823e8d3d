from dataclasses import replace
from datetime import date

import pytest

from events.readiness import Concern, Finding, Standing, findings

FINE = Standing(
    decided_on=date(2026, 1, 1), starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 2), seated=20, women=10,
    target=20, target_women=50, present=0,
)  # fmt: skip
EARLY, SOON, AFTER = date(2026, 3, 1), date(2026, 5, 18), date(2026, 6, 3)


@pytest.mark.parametrize("today", [EARLY, SOON, date(2026, 6, 2)])
def test_nothing_is_said_of_an_event_as_it_should_be(today):
    assert findings(FINE, today=today) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"decided_on": date(2026, 5, 1)}, Finding(Concern.LEAD_TIME, 59)),
        ({"undecided": 3}, Finding(Concern.UNDECIDED, 3)),
        ({"overbooked": 2}, Finding(Concern.OVERBOOKED, 2)),
        ({"offered": 1}, Finding(Concern.OFFERS_OPEN, 1)),
        ({"women": 7}, Finding(Concern.FEW_WOMEN, 15)),
        ({"mails_failed": 1}, Finding(Concern.MAILS_FAILED, 1)),
    ],
)
def test_what_is_not_as_it_should_be_is_said_with_its_number(change, found):
    assert findings(replace(FINE, **change), today=EARLY) == [found]


@pytest.mark.parametrize(
    ("change", "found"),
    [({"target": 25}, Finding(Concern.BELOW_TARGET, 5)), ({"seats_set_aside": 4}, Finding(Concern.QUOTA_UNUSED, 4))],
)
def test_empty_seats_matter_from_two_weeks_before(change, found):
    standing = replace(FINE, **change)
    assert [findings(standing, today=day) for day in (date(2026, 5, 17), SOON)] == [[], [found]]


def test_a_share_of_women_among_few_says_nothing():
    assert findings(replace(FINE, seated=9, women=0, target=0), today=EARLY) == []


def test_after_the_event_somebody_must_have_been_there():
    assert findings(replace(FINE, undecided=2), today=AFTER) == [
        Finding(Concern.UNDECIDED, 2),
        Finding(Concern.NOBODY_PRESENT, 20),
    ]
    assert findings(replace(FINE, present=18), today=AFTER) == []


def test_of_a_cancelled_event_only_lost_mails_matter():
    standing = replace(FINE, is_cancelled=True, undecided=2, overbooked=1, mails_failed=4)
    assert findings(standing, today=EARLY) == [Finding(Concern.MAILS_FAILED, 4)]
