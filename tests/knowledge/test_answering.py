import pytest

from knowledge.answering import answer_in, is_given


@pytest.mark.parametrize(
    ("kind", "fields", "value"),
    [
        ("single", {"q1": ["b"]}, "b"),
        ("single", {"q2": ["b"]}, ""),
        ("multiple", {"q1": ["b", "a"]}, ["b", "a"]),
        ("multiple", {}, []),
        ("matching", {"q1-l1": ["r2"], "q1-l2": [""], "q11-l1": ["r1"]}, {"l1": "r2"}),
        ("numeric", {"q1": ["3,14"]}, "3,14"),
        ("free_text", {"q1": ["Two\r\nlines"]}, "Two\nlines"),
        ("scale", {"q1": ["4"]}, 4),
        ("scale", {"q1": ["four"]}, "four"),
        ("scale", {}, ""),
    ],
)
def test_fields_of_a_form(kind, fields, value):
    assert answer_in(fields, "q1", kind) == value


def test_what_counts_as_answered():
    assert [is_given(it) for it in ("a", 0, ["a"], "", [], {}, None)] == [True, True, True, False, False, False, False]
