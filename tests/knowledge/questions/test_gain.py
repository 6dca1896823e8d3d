import pytest

from knowledge.questions.gain import Gain, gain_of, interval, t_quantile
from knowledge.questions.items import TooFew

# Two-sided 95 %: the table of the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, column 0.975.
TABLE = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 9: 2.262, 10: 2.228, 19: 2.093, 30: 2.042, 100: 1.984}


@pytest.mark.parametrize("freedom", TABLE)
def test_the_quantile_is_that_of_the_printed_table(freedom):
    assert round(t_quantile(freedom), 3) == TABLE[freedom]


def test_with_many_people_the_quantile_is_that_of_the_normal_distribution():
    assert round(t_quantile(1_000_000), 3) == 1.960


def test_the_interval_is_that_of_students_sleep_data():
    """Student 1908, the extra sleep of ten patients by two drugs: mean 1.58, 95 % from 0.7001 to 2.4599."""
    first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    mean, least, most = interval([b - a for a, b in zip(first, second, strict=True)])
    assert (round(mean, 2), round(least, 4), round(most, 4)) == (1.58, 0.7001, 2.4599)


def test_the_gain_of_ten_people():
    gain = gain_of([(40.0, 60.0)] * 5 + [(60.0, 100.0)] * 5)
    assert gain == Gain(10, 50, 80, 30, pytest.approx(22.4587, abs=1e-3), pytest.approx(37.5413, abs=1e-3), 0.6)


def test_nine_people_are_too_few_to_be_shown():
    assert gain_of([(40.0, 60.0)] * 9) == TooFew(9)


def test_who_knew_everything_before_gives_no_normalised_gain():
    gain = gain_of([(100.0, 90.0)] * 10)
    assert gain == Gain(10, 100, 90, -10, -10, -10, None)
