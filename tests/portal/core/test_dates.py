from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.utils import translation

from portal.core.dates import day_range, moment, month, utc_offset, w3c


@pytest.mark.parametrize(
    ("first", "last", "english", "russian"),
    [
        ((2022, 4, 14), (2022, 4, 14), "14 April 2022", "14 апреля 2022"),
        ((2022, 6, 20), (2022, 6, 21), "20–21 June 2022", "20–21 июня 2022"),
        ((2022, 5, 31), (2022, 6, 2), "31 May – 2 June 2022", "31 мая – 2 июня 2022"),
        ((2022, 12, 31), (2023, 1, 2), "31 December 2022 – 2 January 2023", "31 декабря 2022 – 2 января 2023"),
    ],
)
def test_days_in_both_languages(first, last, english, russian):
    with translation.override("en"):
        assert day_range(date(*first), date(*last)) == english
    with translation.override("ru"):
        assert day_range(date(*first), date(*last)) == russian


def test_moment_is_by_the_clock_of_the_place():
    at = datetime(2022, 6, 19, 20, 30, tzinfo=UTC)
    assert moment(at, "Asia/Tbilisi") == "20 June 2022, 00:30 (UTC+4)"
    with translation.override("ru"):
        assert moment(at, "Europe/Lisbon") == "19 июня 2022, 21:30 (UTC+1)"


@pytest.mark.parametrize(("minutes", "written"), [(0, "UTC"), (330, "UTC+5:30"), (-180, "UTC-3"), (480, "UTC+8")])
def test_offset(minutes, written):
    assert utc_offset(datetime(2022, 1, 1, tzinfo=timezone(timedelta(minutes=minutes)))) == written


def test_a_document_says_when_it_was_made_in_utc():
    assert w3c(datetime(2023, 1, 9, 13, 30, 5, 7, tzinfo=timezone(timedelta(hours=5)))) == "2023-01-09T08:30:05Z"


def test_a_month_is_small_inside_a_russian_sentence():
    assert month(date(2022, 2, 1)) == "February 2022"
    with translation.override("ru"):
        assert month(date(2022, 2, 1)) == "февраль 2022"
