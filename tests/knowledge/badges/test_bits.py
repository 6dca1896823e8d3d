import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.badges.bits import LENGTH, encoded, is_set


@given(st.sets(st.integers(0, LENGTH - 1), max_size=5), st.integers(0, LENGTH - 1))
def test_exactly_the_named_bits_are_set(places, another):
    text = encoded(places)
    assert all(is_set(text, place) for place in places)
    assert is_set(text, another) == (another in places)


def test_the_empty_list_of_the_standard():
    """The first bytes of its example are those of GZIP."""
    assert encoded([]).startswith("uH4sI")


def test_what_is_no_list_is_refused():
    with pytest.raises(ValueError, match="multibase"):
        is_set("H4sI", 0)
