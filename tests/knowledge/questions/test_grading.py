from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.questions.grading import GRADED, NotAnAnswer, check_value, number_of, part_of

ONE = {"weights": {"a": 0, "b": 1, "c": 0.5, "d": "-1"}}
TRUTH = {"weights": {"true": 1, "false": 0}}
SEVERAL = {"weights": {"a": 0.5, "b": "0.5", "c": -0.5, "d": 0}}
THIRDS = {"weights": {"a": "0.3333333", "b": "0.3333333", "c": "0.3333333", "d": -1}}
PAIRS = {"pairs": {"l1": "r2", "l2": "r1", "l3": "r1"}}
NUMBER = {
    "answers": [
        {"value": "3.14", "tolerance": "0.01", "weight": 1},
        {"value": "3", "tolerance": "0.5", "weight": "0.5"},
    ]
}
TEXT = {"answers": [{"text": "Астана*", "weight": 1}, {"text": "New  York", "weight": 0.5}], "case": False}
CASE = {"answers": [{"text": "pH", "weight": 1}, {"text": r"5 \* 4", "weight": 1}], "case": True}
SCALE = {"least": 1, "most": 5}
SOLUTIONS = {
    "single": ONE,
    "true_false": TRUTH,
    "multiple": SEVERAL,
    "matching": PAIRS,
    "numeric": NUMBER,
    "short_text": TEXT,
    "scale": SCALE,
    "free_text": {},
}
KEYS = {
    "single": {"a", "b", "c", "d"},
    "true_false": {"true", "false"},
    "multiple": {"a", "b", "c", "d"},
    "matching": {"l1", "l2", "l3", "r1", "r2"},
}


@pytest.mark.parametrize(
    ("kind", "solution", "value", "part"),
    [
        ("single", ONE, "b", "1"),
        ("single", ONE, "c", "0.5"),
        ("single", ONE, "d", "0"),
        ("single", ONE, "", "0"),
        ("true_false", TRUTH, "true", "1"),
        ("true_false", TRUTH, "false", "0"),
        ("true_false", TRUTH, True, "0"),
        ("multiple", SEVERAL, ["a", "b"], "1"),
        ("multiple", SEVERAL, ["a", "a"], "0.5"),
        ("multiple", SEVERAL, ["a", "b", "c"], "0.5"),
        ("multiple", SEVERAL, ["c"], "0"),
        ("multiple", SEVERAL, [], "0"),
        ("multiple", SEVERAL, "a", "0"),
        ("multiple", THIRDS, ["a", "b", "c"], "1"),
        ("multiple", THIRDS, ["a", "b"], "0.66667"),
        ("matching", PAIRS, {"l1": "r2", "l2": "r1", "l3": "r1"}, "1"),
        ("matching", PAIRS, {"l1": "r2", "l2": "r2"}, "0.33333"),
        ("matching", PAIRS, {"l9": "r1"}, "0"),
        ("numeric", NUMBER, "3,14", "1"),
        ("numeric", NUMBER, "3.15", "1"),
        ("numeric", NUMBER, " 3.151 ", "0.5"),
        ("numeric", NUMBER, 3.14, "1"),
        ("numeric", NUMBER, "pi", "0"),
        ("numeric", NUMBER, "1e99999", "0"),
        ("short_text", TEXT, "  астана ", "1"),
        ("short_text", TEXT, "Астана, Казахстан", "1"),
        ("short_text", TEXT, "new york", "0.5"),
        ("short_text", TEXT, "New York City", "0"),
        ("short_text", TEXT, "", "0"),
        ("short_text", CASE, "ph", "0"),
        ("short_text", CASE, "5  * 4", "1"),
        ("short_text", CASE, "5 and 4", "0"),
        ("short_text", {"answers": [{"text": "ёлка"}]}, "ЕЛКА", "1"),
        ("short_text", {"answers": [{"text": "*"}]}, "", "0"),
        ("short_text", {"answers": [{"text": "a*b*b"}]}, "ab", "0"),
        ("short_text", {"answers": [{"text": "a*b*c"}]}, "a xbx c", "1"),
        ("short_text", {"answers": [{"text": "New *"}]}, "newport", "0"),
    ],
)
def test_an_answer_earns_its_part(kind, solution, value, part):
    assert part_of(kind, solution, value) == Decimal(part)


@pytest.mark.parametrize("kind", ["scale", "free_text"])
def test_an_opinion_is_not_graded(kind):
    assert part_of(kind, SOLUTIONS[kind], 4) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["a", "b", "l1", "r1"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["l1", "l2"]), inner),
)


@given(kind=st.sampled_from(sorted(GRADED)), value=JSON)
def test_whatever_arrives_the_part_lies_between_0_and_1(kind, value):
    assert 0 <= part_of(kind, SOLUTIONS[kind], value) <= 1


@given(kind=st.sampled_from(sorted(SOLUTIONS)), value=JSON)
def test_whatever_arrives_is_an_answer_or_refused_by_its_own_error(kind, value):
    try:
        check_value(kind, SOLUTIONS[kind], KEYS.get(kind, ()), value)
    except NotAnAnswer:
        return
    assert value is None or type(value) in {str, list, dict, int}


@given(weights=st.lists(st.decimals(-1, 1, places=3), min_size=1, max_size=8), more=st.integers(0, 7))
def test_a_right_option_more_never_costs_anything(weights, more):
    keys = "abcdefgh"[: len(weights)]
    solution = {"weights": {key: str(weight) for key, weight in zip(keys, weights, strict=True)}}
    chosen = [key for key in keys[:more] if key != "a"]
    without, with_it = (part_of("multiple", solution, answer) for answer in (chosen, [*chosen, "a"]))
    assert with_it >= without if weights[0] >= 0 else with_it <= without


@given(given=st.text(alphabet="ab ", min_size=1, max_size=12).filter(str.strip), cut=st.integers(0, 12))
def test_a_text_matches_itself_with_any_piece_replaced_by_a_star(given, cut):
    given = " ".join(given.split())
    pattern = given[:cut].rstrip() + "*" + given[cut + 2 :].lstrip()
    assert part_of("short_text", {"answers": [{"text": pattern}]}, given) == 1


@pytest.mark.parametrize(
    ("typed", "number"),
    [("3,14", "3.14"), ("1 000", "1000"), ("−2", "-2"), ("1e3", "1000"), (".5", "0.5"), ("5.", "5"), (7, "7")],
)
def test_a_number_is_read_as_people_type_it(typed, number):
    assert number_of(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "five", "1,2,3", "nan", "inf", "1e999", "٣", "1" * 51, None, True, [1]])
def test_what_is_no_number_is_none(typed):
    assert number_of(typed) is None


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("single", "b"),
        ("single", ""),
        ("single", None),
        ("true_false", "false"),
        ("multiple", ["a", "c"]),
        ("multiple", []),
        ("matching", {"l1": "r2", "l2": ""}),
        ("numeric", "3,14"),
        ("numeric", "about three"),
        ("short_text", "x" * 300),
        ("scale", 5),
        ("free_text", "x" * 5000),
    ],
)
def test_a_value_that_can_be_an_answer_passes(kind, value):
    assert check_value(kind, SOLUTIONS[kind], KEYS.get(kind, ()), value) is None


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        ("single", "z", "the answer is no option of this question"),
        ("single", ["a"], "the answer is no option of this question"),
        ("true_false", True, "the answer is no option of this question"),
        ("multiple", "a", "the answer is no list of options"),
        ("multiple", ["a", 1], "the answer is no option of this question"),
        ("multiple", ["a", "a"], "the answer has an option twice"),
        ("matching", ["l1"], "the answer is no set of pairs"),
        ("matching", {"r1": "l1"}, "the answer has a pair that is not of this question"),
        ("matching", {"l1": "l2"}, "the answer has a pair that is not of this question"),
        ("numeric", 3, "the answer is no text"),
        ("numeric", "1" * 51, "the answer is longer than 50 characters"),
        ("short_text", "x" * 301, "the answer is longer than 300 characters"),
        ("short_text", "\0", "the answer has a character that no text has"),
        ("free_text", "\ud800", "the answer has a character that no text has"),
        ("scale", 6, "the answer is not on the scale of this question"),
        ("scale", True, "the answer is not on the scale of this question"),
        ("essay", "x", "there is no kind of question 'essay'"),
    ],
)
def test_a_value_that_cannot_be_an_answer_is_refused(kind, value, sentence):
    with pytest.raises(NotAnAnswer) as refused:
        check_value(kind, SOLUTIONS.get(kind, {}), KEYS.get(kind, ()), value)
    assert str(refused.value) == sentence
