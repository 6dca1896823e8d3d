import pytest

from portal.core.tables import Row, Table, add_up


def test_a_row_must_fill_the_columns():
    with pytest.raises(ValueError, match=r"^Armenia: 1 values under 2 columns$"):
        Table("People", ("Country", "Female", "Male"), (Row("Armenia", (1,)),))


def test_a_total_must_fill_the_columns():
    with pytest.raises(ValueError, match=r"^Total: 2 values under 1 columns$"):
        Table("People", ("Country", "People"), (Row("Armenia", (1,)),), Row("Total", (1, 2)))


def test_what_was_not_reported_is_not_a_zero():
    assert [add_up([]), add_up([None, None]), add_up([None, 0]), add_up([None, 2, 3])] == [None, None, 0, 5]
