"""What is shown is tried against a reader of its own: a solver that knows nothing of how the cells were chosen."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.suppression import THRESHOLD, Published, suppress

COUNTS = st.one_of(st.just(0), st.integers(1, 4), st.integers(5, 30))


@st.composite
def tables(draw, counts=COUNTS, most_columns=4):
    height, width = draw(st.integers(1, 3)), draw(st.integers(1, most_columns))
    return draw(st.lists(st.lists(counts, min_size=width, max_size=width), min_size=height, max_size=height))


class Reader:
    """Somebody who knows what is shown, that totals are sums, and that people are whole and not negative."""

    def __init__(self, published: Published, *, most: int):
        height, width = len(published.cells), len(published.cells[0])
        self.parts = {(r, c): {(r, c)} for r, c in product(range(height), range(width))}
        self.parts |= {(r, width): {(r, c) for c in range(width)} for r in range(height)}
        self.parts |= {(height, c): {(r, c) for r in range(height)} for c in range(width)}
        self.parts[height, width] = set(product(range(height), range(width)))
        self.most = most
        self.known = [(self.parts[cell], n) for cell, n in numbers(published).items() if n is not None]

    def values(self, cell, stop: int) -> set[int]:
        """What may stand in this cell: all of it, or enough to see that it is at least `stop` wide."""
        found: set[int] = set()
        for value in range(self.most + 1):
            if self._solvable([*self.known, (self.parts[cell], value)], {}):
                found.add(value)
            if found and max(found) - min(found) >= stop:
                break
        return found

    def _solvable(self, equations, bounds) -> bool:
        bounds = self._tightened(equations, dict(bounds))
        if bounds is None:
            return False
        open_cells = [cell for cell, (low, high) in bounds.items() if low < high]
        if not open_cells:
            return True
        cell = min(open_cells, key=lambda c: bounds[c][1] - bounds[c][0])
        low, high = bounds[cell]
        return any(self._solvable(equations, bounds | {cell: (n, n)}) for n in range(low, high + 1))

    def _tightened(self, equations, bounds):
        """The bounds after every sum has had its say, or None if they contradict each other."""
        for cell in set().union(*(cells for cells, _sum in equations)):
            bounds.setdefault(cell, (0, self.most))
        changed = True
        while changed:
            changed = False
            for cells, total in equations:
                low, high = sum(bounds[c][0] for c in cells), sum(bounds[c][1] for c in cells)
                for cell in cells:
                    least, greatest = bounds[cell]
                    new = max(least, total - (high - greatest)), min(greatest, total - (low - least))
                    if new[0] > new[1]:
                        return None
                    changed |= new != bounds[cell]
                    low, high = low - least + new[0], high - greatest + new[1]
                    bounds[cell] = new
        return bounds


def with_totals(table) -> Published:
    """The table with every number shown."""
    columns = zip(*table, strict=True)
    rows = tuple(map(tuple, table))
    return Published(rows, tuple(map(sum, rows)), tuple(map(sum, columns)), sum(map(sum, rows)))


def numbers(published: Published) -> dict:
    lines = [(*row, total) for row, total in zip(published.cells, published.row_totals, strict=True)]
    lines.append((*published.column_totals, published.total))
    return {(r, c): value for r, line in enumerate(lines) for c, value in enumerate(line)}


def small(table) -> set:
    return {cell for cell, value in numbers(with_totals(table)).items() if 0 < value < THRESHOLD}


def is_protected(table, published: Published) -> bool:
    """Every small cell at least `THRESHOLD` wide, every other hidden cell with two possible values or more."""
    reader = Reader(published, most=sum(map(sum, table)) + THRESHOLD)
    unsafe = small(table)
    for cell in published.hidden:
        need = THRESHOLD if cell in unsafe else 1
        found = reader.values(cell, need)
        if max(found) - min(found) < need:
            return False
    return True


def show(published: Published, table, cell) -> Published:
    """The same with one hidden cell uncovered."""
    truth, found = numbers(with_totals(table)), numbers(published)
    found[cell] = truth[cell]
    height, width = len(table), len(table[0])
    cells = tuple(tuple(found[r, c] for c in range(width)) for r in range(height))
    row_totals = tuple(found[r, width] for r in range(height))
    return Published(cells, row_totals, tuple(found[height, c] for c in range(width)), found[height, width])


@given(tables())
def test_no_hidden_number_can_be_worked_out(table):
    published = suppress(table)
    assert small(table) <= published.hidden
    assert is_protected(table, published)


@given(tables(counts=st.integers(0, 3)))
def test_nor_in_a_table_of_small_numbers_and_small_totals(table):
    published = suppress(table)
    assert small(table) <= published.hidden
    assert is_protected(table, published)


@given(tables(), st.data())
def test_nor_when_cells_are_hidden_elsewhere(table, data):
    every = sorted(numbers(with_totals(table)))
    elsewhere = data.draw(st.sets(st.sampled_from(every), max_size=3))
    published = suppress(table, hidden=elsewhere)
    assert elsewhere | small(table) <= published.hidden
    assert is_protected(table, published)


@given(tables())
def test_what_is_shown_is_true(table):
    truth, published = numbers(with_totals(table)), suppress(table)
    assert numbers(published) == {cell: None if cell in published.hidden else n for cell, n in truth.items()}


@given(tables())
def test_no_more_is_hidden_than_needed(table):
    published = suppress(table)
    for cell in published.hidden - small(table):
        assert not is_protected(table, show(published, table, cell)), cell


@given(tables())
def test_doing_it_twice_hides_nothing_more(table):
    published = suppress(table)
    assert suppress(table, hidden=published.hidden) == published


@given(tables(counts=st.one_of(st.just(0), st.integers(THRESHOLD, 99)), most_columns=9))
def test_a_table_without_small_numbers_is_shown_whole(table):
    assert suppress(table) == with_totals(table)


@given(tables())
def test_a_row_or_column_of_noughts_is_shown(table):
    published = suppress([*table, [0] * len(table[0])])
    assert (published.cells[-1], published.row_totals[-1]) == ((0,) * len(table[0]), 0)


def test_three_complements_go_round_one_small_cell():
    """Women and men of three countries: 3 women of the second. Without the 9 or the 11, subtraction would tell."""
    published = suppress([[20, 3, 9], [30, 8, 11]])
    assert published == Published(
        cells=((20, None, None), (30, None, None)), row_totals=(32, 49), column_totals=(50, 11, 20), total=81
    )


def test_two_small_cells_that_leave_too_little_open_do_not_protect_each_other():
    """Two and one in two columns: between nought and three is no room of five, so more is hidden."""
    published = suppress([[2, 1, 40], [20, 30, 50]])
    assert published == Published(
        cells=((None, None, None), (None, None, None)), row_totals=(43, 100), column_totals=(22, 31, 90), total=143
    )


def test_a_total_of_few_people_is_hidden_with_its_cells():
    published = suppress([[1, 12], [2, 15]])
    assert published == Published(((None, None), (None, None)), (13, 17), (None, None), 30)


def test_a_meeting_of_four_people_shows_only_who_was_not_there():
    published = suppress([[3, 0], [1, 0]])
    assert published == Published(((None, 0), (None, 0)), (None, None), (None, 0), None)


def test_a_plain_list_is_a_table_of_one_row():
    """A column of one row is its own total: both are hidden, and a second column with them."""
    published = suppress([[3, 6, 12]])
    assert published == Published(((None, None, 12),), (21,), (None, None, 12), 21)


def test_noughts_stay_shown_while_others_protect():
    published = suppress([[3, 0, 7, 0], [9, 8, 6, 0]])
    assert published == Published(((None, 0, None, 0), (None, 8, None, 0)), (10, 23), (12, 8, 13, 0), 33)


def test_another_threshold():
    assert suppress([[9, 12], [30, 40]]) == with_totals([[9, 12], [30, 40]])
    assert suppress([[9, 12], [30, 40]], threshold=10).hidden == {(0, 0), (0, 1), (1, 0), (1, 1)}


@pytest.mark.parametrize("table", [[], [[]], [[1, 2], [3]], [[5, -1]]])
def test_what_is_no_table_is_refused(table):
    with pytest.raises(ValueError, match=r"a table has rows|a count is not negative"):
        suppress(table)


def test_a_hidden_cell_outside_the_table_is_refused():
    with pytest.raises(ValueError, match="a hidden cell is one of the table"):
        suppress([[7, 8]], hidden=[(3, 0)])


def test_noughts_beside_hidden_numbers_are_hidden_too():
    # Women and men of a study visit: with the noughts shown, the five hidden women would be one of each country.
    shown = suppress([[1, 0, 1, 1, 1, 1, 0], [2, 3, 2, 3, 1, 1, 3]]).without_telling_noughts
    assert shown.cells == ((None,) * 7, (None,) * 7)
    assert (shown.row_totals, shown.total) == ((5, 15), 20)


def test_noughts_that_others_give_anyway_stay():
    shown = suppress([[4, 2, 23, 0], [7, 12, 15, 27]]).without_telling_noughts
    assert shown.cells == ((None, None, 23, 0), (None, None, 15, 27))
    nothing_hidden = suppress([[0, 20], [30, 40]])
    assert nothing_hidden.without_telling_noughts == nothing_hidden
