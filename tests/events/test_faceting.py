from events.faceting import Row, counts, matching

ROWS = [
    Row(1, {"type": frozenset({"seminar"}), "topic": frozenset({"data", "law"})}),
    Row(2, {"type": frozenset({"seminar"}), "topic": frozenset()}),
    Row(3, {"type": frozenset({"webinar"}), "topic": frozenset({"data"})}),
]


def test_every_choice_must_fit():
    assert matching(ROWS, {}) == [1, 2, 3]
    assert matching(ROWS, {"topic": "data"}) == [1, 3]
    assert matching(ROWS, {"topic": "data", "type": "seminar"}) == [1]


def test_numbers_are_those_that_a_further_choice_would_leave():
    assert counts(ROWS, {"type": "seminar"}, "topic") == {"data": 1, "law": 1}
    assert counts(ROWS, {"type": "seminar"}, "type") == {"seminar": 2, "webinar": 1}
