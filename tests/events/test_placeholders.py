from hypothesis import given
from hypothesis import strategies as st

from events.placeholders import faults, fill, known


def test_unknown_and_broken_brackets_are_named_once_each():
    text = "Dear {name}, {nome} { name } {nome} {} {name.x} {{event}} } {% now %} {0}"
    expected = ["{nome}", "{ name }", "{}", "{name.x}", "{", "}", "{% now %}", "{0}"]
    assert faults(text, ("name", "event")) == expected
    assert faults("Dear {name}, welcome to {event}.", ("name", "event")) == []


def test_values_are_put_in_and_not_read_again():
    values = {"name": "{event} <b>", "event": "Open data"}
    assert fill("{name}: {event}, {other}, {", values) == "{event} <b>: Open data, {other}, {"


def test_each_kind_knows_what_its_mail_says():
    assert known("registration_confirmed") == ("name", "event", "dates", "time", "place", "link")
    assert known("registration_offered")[-1] == "deadline"


@given(st.text(alphabet="ab{}"))
def test_what_has_no_fault_leaves_no_bracket(text):
    if not faults(text, ("a", "b")):
        assert not set("{}") & set(fill(text, {"a": "1", "b": "2"}))
