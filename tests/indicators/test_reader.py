from indicators.reader import Sum, pinned

A, B, C, TOTAL = (("t", 0, column) for column in range(4))


def test_one_missing_part_of_a_sum_is_pinned():
    assert pinned({A: 3, B: None, TOTAL: 10}, [Sum((A, B), TOTAL)]) == {B}


def test_two_missing_parts_are_not():
    assert pinned({A: 3, B: None, C: None, TOTAL: 10}, [Sum((A, B, C), TOTAL)]) == set()


def test_what_one_sum_tells_another_uses():
    sums = [Sum((A, B), TOTAL), Sum((C,), B)]
    assert pinned({A: 3, B: None, C: None, TOTAL: 10}, sums) == {B, C}


def test_bounds_pin_where_they_meet():
    """The people of a year are at least those of its only event, and at most its attendances."""
    sums = [Sum((A,), B, at_most=1), Sum((B,), A, at_most=1)]
    assert pinned({A: None, B: 4}, sums) == {A}
    assert pinned({A: None, B: 4}, sums[:1]) == set()
    assert pinned({A: None, B: 0}, [Sum((B,), A, at_most=3)]) == {A}
