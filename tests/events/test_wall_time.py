from datetime import UTC, date, datetime, time

from events.wall_time import at_wall, end_of_day, is_missing

FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)  # in Germany; none of the seven countries changes its clocks


def test_time_that_the_clocks_leave_out_is_read_with_the_offset_from_before():
    moment = at_wall(FORWARD, time(2, 30), "Europe/Berlin")
    assert (moment.isoformat(), moment.astimezone(UTC)) == (
        "2026-03-29T03:30:00+02:00",
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
    )
    assert [is_missing(FORWARD, time(hour), "Europe/Berlin") for hour in (1, 2, 3)] == [False, True, False]


def test_time_that_comes_twice_is_its_first():
    twice = time(2, 30, fold=1)
    assert at_wall(BACK, twice, "Europe/Berlin").isoformat() == "2026-10-25T02:30:00+02:00"
    assert not is_missing(BACK, twice, "Europe/Berlin")


def test_day_ends_when_the_next_begins():
    assert end_of_day(date(2026, 12, 31), "Asia/Seoul").isoformat() == "2027-01-01T00:00:00+09:00"
    # Beirut puts its clocks forward at midnight: the day of the change begins at one.
    assert end_of_day(date(2026, 3, 28), "Asia/Beirut").isoformat() == "2026-03-29T01:00:00+03:00"
