from allocation_demo.engine.goalposts import positions, values_table
from allocation_demo.engine.inputs import Criterion, Provider

CRITERIA = (Criterion("facility", worst=20, best=95), Criterion("debts", worst=15, best=0))


def test_positions_between_beyond_and_missing():
    rows = [
        {"facility": 20, "debts": 15},
        {"facility": 95, "debts": 0},
        {"facility": 57.5, "debts": 6},
        {"facility": -300, "debts": -5},
        {"facility": 300, "debts": None},
        {},
    ]
    table = values_table([Provider(str(i), 1, row) for i, row in enumerate(rows)], CRITERIA)
    assert positions(table, CRITERIA).tolist() == [
        [0, 0],
        [1_000_000, 1_000_000],
        [500_000, 600_000],
        [0, 1_000_000],
        [1_000_000, 0],
        [0, 0],
    ]
