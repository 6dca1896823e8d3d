from datetime import UTC, date, datetime

import pytest

from events.presence import Rule, Word, has_attended, present_days

FIRST, SECOND, THIRD = date(2022, 6, 20), date(2022, 6, 21), date(2022, 6, 22)
DAYS = [FIRST, SECOND, THIRD]


def word(hour: int, *, number: int, day=FIRST, is_present=True, mode="in_person") -> Word:
    return Word(day, mode, is_present, datetime(2022, 6, 20, hour, tzinfo=UTC), number)


def test_latest_moment_holds_in_whatever_order_words_arrive():
    seen, undone, online = word(4, number=2), word(6, number=1, is_present=False), word(5, number=3, mode="online")
    assert present_days([seen]) == {FIRST: "in_person"}
    assert present_days([undone, seen]) == {}
    assert present_days([seen, online]) == present_days([online, seen]) == {FIRST: "online"}


def test_of_one_moment_the_word_that_was_written_last_holds():
    assert present_days([word(4, number=2, is_present=False), word(4, number=1)]) == {}


def test_days_stand_in_their_order():
    assert list(present_days([word(9, number=1, day=SECOND), word(8, number=2)])) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("rule", "days", "attended"),
    [
        (Rule.ANY_DAY, [], False),
        (Rule.ANY_DAY, [SECOND], True),
        (Rule.ANY_DAY, [date(2022, 6, 1)], True),  # the event was moved since
        (Rule.HALF, [FIRST], False),
        (Rule.HALF, [FIRST, date(2022, 6, 1)], False),
        (Rule.HALF, [FIRST, THIRD], True),
        (Rule.ALL_DAYS, [FIRST, SECOND], False),
        (Rule.ALL_DAYS, DAYS, True),
    ],
)
def test_rule_says_who_has_attended(rule, days, attended):
    assert has_attended(rule, days, of=DAYS) is attended
