from datetime import date, datetime

import pytest

from participants.lists.dates import birth_year, day_in, five_years, names_a_day

TODAY = date(2026, 1, 1)
DAYS = (date(2024, 9, 12), date(2024, 9, 13))


@pytest.mark.parametrize(
    "value",
    [
        "1985-03-02",
        "02.03.1985",
        "2.3.1985 г.",
        "3/2/85",
        "02/03/1985",
        "2 марта 1985 г.",
        "2 мар. 1985",
        "March 2, 1985",
        "2nd March 1985",
        "02-Mar-85",
        "19850302",
        "02031985",
        "02.03.1985 00:00:00",
        "1985-03-02T00:00:00",
        "1985",
        "1985.0",
        "1985 г.р.",
        "1985 года рождения",
        "03.1985",
        "1985-1989",
        "31108",
        31108,
        31108.0,
        1985,
        1985.0,
        date(1985, 3, 2),
        datetime.fromisoformat("1985-03-02"),
        date(1905, 6, 7),  # 1985 typed into a cell that shows dates
    ],
)
def test_a_birth_in_1985(value):
    assert birth_year(value, today=TODAY) == 1985


@pytest.mark.parametrize(
    "value",
    [
        "31.02.1985",
        "13/13/1985",
        "00.00.1985",
        "1785",
        1785,
        "02.03.2030",
        2999,
        date(2024, 1, 1),
        "не знаю",
        0,
        30.5,
        "12",
    ],
)
def test_no_possible_birth(value):
    assert birth_year(value, today=TODAY) is None


def test_two_figures_of_a_year():
    assert [birth_year(value, today=TODAY) for value in ("1.2.05", "1.2.26", "1.2.49")] == [2005, 1926, 1949]


def test_only_five_years_are_kept():
    assert [five_years(year) for year in (1985, 1989, 1990)] == [1985, 1985, 1990]


@pytest.mark.parametrize(
    ("header", "day"),
    [
        (date(2024, 9, 12), DAYS[0]),
        ("12.09.2024", DAYS[0]),
        ("09/13/2024", DAYS[1]),
        ("13.09", DAYS[1]),
        ("Sept 12", DAYS[0]),
        ("12 сентября", DAYS[0]),
        ("13 September 2024", DAYS[1]),
        ("Явка 12.09", DAYS[0]),
        ("01.10.2024", date(2024, 10, 1)),
        ("01.10", None),
    ],
)
def test_the_day_that_heads_a_column(header, day):
    assert day_in(header, DAYS) == day


def test_headers_that_are_days_and_others():
    days = ["12.09.2024", "12.09", "12 сентября", "Sept 12"]
    others = ["Date", "2024", "Phone 2", "Дата", "Семинар 12.09.2024 в городе Астана, список", "may"]
    assert [text for text in [*days, *others] if names_a_day(text)] == days
