import pytest

from knowledge.awarding.numbers import grouped, plain


def test_a_number_is_printed_in_groups():
    assert grouped("ABCDEFGH2345") == "ABCD-EFGH-2345"


@pytest.mark.parametrize(
    "typed",
    ["ABCD-EFGH-2345", "abcd efgh 2345", " abcdefgh2345\n", "ABCD–EFGH—2345", "АBCD-ЕFGН-2345", "abcd.efgh_2345"],
)
def test_a_number_is_read_as_people_type_it(typed):
    assert plain(typed) == "ABCDEFGH2345"


@pytest.mark.parametrize("typed", ["", "ABCD-EFGH", "ABCD-EFGH-2345-6", "ABCD-EFGH-234O", "ABCD-EFGH-23%5", "Ж" * 12])
def test_what_is_no_number_is_nothing(typed):
    assert plain(typed) == ""
