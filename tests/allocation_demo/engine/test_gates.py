import pytest

from allocation_demo.engine.gates import Standing, standing
from allocation_demo.engine.inputs import Gate, Outcome


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], Standing.PAID),
        (["pass", "pass"], Standing.PAID),
        (["pass", "unknown"], Standing.HELD),
        (["unknown", "fail"], Standing.EXCLUDED),
        (["pass", "fail"], Standing.EXCLUDED),
    ],
)
def test_standing(outcomes, expected):
    assert standing(Gate(str(i), Outcome(outcome)) for i, outcome in enumerate(outcomes)) == expected
