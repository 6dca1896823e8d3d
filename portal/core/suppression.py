"""Which cells of a published table of people are shown, so that no small number can be read or worked out.

The rule. A count of 1 to 4, inner cell or total, is not shown (the threshold rule for tables of frequencies: FCSM,
Statistical Policy Working Paper 22, second version 2005, chapters II and IV; Willenborg and de Waal, Elements of
Statistical Disclosure Control, Springer 2001). Other cells, its complements, are hidden with it, so that the reader
who has everything shown, knows that the totals are sums and that people are counted in whole numbers from nought up,
still finds at least `threshold` different steps between the least and the greatest number that may stand in a small
cell (the sliding protection level of Fischetti and Salazar-González, Management Science 47, 2001). Such an interval
begins below the threshold and ends at it or above: it does not even say that the cell is small. A complement keeps at
least two possible numbers; its exact value is nowhere to be found.

Noughts. A true nought points at nobody and is shown, as offices do that publish counts of events and their people. A
nought is hidden as a complement only if nothing else protects; never in a row or column that is empty throughout, for
a reader knows who was not there.

What it does not do. The reader is not supposed to know which cells are small and which are complements, nor any cell
from elsewhere: a table whose sums appear in a second table is published with the cells hidden in either hidden in both
(`hidden`), until neither asks for more. Unique people do not add up over events, so such tables are not bound by sums.
A share or a chart made of a hidden number tells the number: it is left out with it.
"""

from collections import deque
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass

THRESHOLD = 5

Cell = tuple[int, int]  # row and column; the totals stand behind the last row and the last column


@dataclass(frozen=True)
class Published:
    """A table as it may be shown: None where a number is hidden."""

    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None

    @property
    def hidden(self) -> frozenset[Cell]:
        """Where nothing is shown. A total's row is the number of rows, or its column the number of columns."""
        lines = [(*row, total) for row, total in zip(self.cells, self.row_totals, strict=True)]
        lines.append((*self.column_totals, self.total))
        return frozenset((r, c) for r, line in enumerate(lines) for c, value in enumerate(line) if value is None)

    @property
    def without_telling_noughts(self) -> "Published":
        """The table, if it hides anything, without the noughts that its other numbers do not give anyway.

        A reader who sees that noughts are shown knows that nothing hidden is one: five hidden cells of a row that adds
        up to five are then one each. A nought in an empty row or column stays, and one that its row or column gives.
        """
        if not self.hidden:
            return self
        columns = zip(*self.cells, strict=True)
        given = [None not in (*column, total) for column, total in zip(columns, self.column_totals, strict=True)]
        cells = tuple(
            row
            if None not in (*row, whole)
            else tuple(None if value == 0 and not given[c] else value for c, value in enumerate(row))
            for row, whole in zip(self.cells, self.row_totals, strict=True)
        )
        return Published(cells, self.row_totals, self.column_totals, self.total)


def suppress(cells: Sequence[Sequence[int]], *, threshold: int = THRESHOLD, hidden: Collection[Cell] = ()) -> Published:
    """The table with its totals, small numbers and their complements hidden.

    `cells` are the rows, all of one length; a plain list is a table of one row. `hidden` are further cells not to be
    shown, as in `Published.hidden`. No cell more than needed is hidden: each one shown again would uncover something.
    The totals are kept rather than inner cells, large cells rather than small ones. Calling it again with its own
    hidden cells changes nothing. Raises ValueError for rows of unequal length, none at all, a negative count, or a
    hidden cell that the table does not have.
    """
    table = _Table(cells)
    if not set(hidden) <= set(table):
        raise ValueError("a hidden cell is one of the table")
    needs = {cell: threshold for cell in table if 0 < table[cell] < threshold}
    needs |= {cell: 1 for cell in hidden if cell not in needs}
    drafts = [_uncover(table, order, needs) for order in _orders(table, needs)] if needs else [set[Cell]()]
    return table.without(min(drafts, key=table.loss))


def _uncover(table: "_Table", order: list[Cell], needs: dict[Cell, int]) -> set[Cell]:
    """Hide all that may be hidden, then show one after the other what gives nothing away.

    Hiding more only widens what is possible elsewhere, so one pass is enough: a cell that must stay hidden now must
    stay hidden after later cells are shown too. Nor is a complement left that could be worked out: to show it would
    have told nothing new, so it was shown.
    """
    hidden = {*order, *needs}
    for cell in order:
        rest = hidden - {cell}
        if all(table.leaves_open(other, rest, need) for other, need in needs.items()):
            hidden = rest
    return hidden


def _orders(table: "_Table", needs: dict[Cell, int]) -> Iterator[list[Cell]]:
    """In which order cells are shown again: the total of all, the other totals, noughts, and then inner cells.

    These come by size, or first from the columns (or rows) in which nothing must be hidden: neither is always better.
    """
    noughts_too = any(map(table.is_empty, needs))  # somebody hides one of an empty line: its line must hide it here
    candidates = [cell for cell in table if cell not in needs and (noughts_too or not table.is_empty(cell))]
    rows, columns = {row for row, _column in needs}, {column for _row, column in needs}
    for touched in (lambda _c: 0, lambda c: c[1] in columns, lambda c: c[0] in rows):
        yield sorted(candidates, key=lambda c: (-table.rank(c), table[c] > 0, touched(c), -table[c], c))


class _Table:
    """Counts with their totals, and the question how far a hidden one may be from its true value.

    With its totals a table is a network (Cox, Network models for complementary cell suppression, JASA 90, 1995): rows
    and columns are the nodes, a hidden cell the way between its row and its column. To raise a cell by one, another
    hidden cell of its row has to give one, a third in that one's column to take one, and so on round to the column of
    the first. How far it goes round is a greatest flow, so the answer is exact, and in whole numbers.
    """

    def __init__(self, cells: Sequence[Sequence[int]]) -> None:
        if not cells or not cells[0] or len({len(row) for row in cells}) > 1:
            raise ValueError("a table has rows, all of one length")
        if min(min(row) for row in cells) < 0:
            raise ValueError("a count is not negative")
        lines = [[*row, sum(row)] for row in cells]
        self.lines: list[list[int]] = [*lines, [sum(column) for column in zip(*lines, strict=True)]]
        self.last = (len(cells), len(cells[0]))

    def __iter__(self) -> Iterator[Cell]:
        return ((r, c) for r, line in enumerate(self.lines) for c in range(len(line)))

    def __getitem__(self, cell: Cell) -> int:
        return self.lines[cell[0]][cell[1]]

    def rank(self, cell: Cell) -> int:
        """0 for an inner cell, 1 for a total, 2 for the total of all."""
        return (cell[0] == self.last[0]) + (cell[1] == self.last[1])

    def is_empty(self, cell: Cell) -> bool:
        """Whether the cell stands in a row or a column of noughts alone."""
        return not (self.lines[cell[0]][-1] and self.lines[-1][cell[1]])

    def loss(self, hidden: Set[Cell]) -> tuple[int, int, int]:
        """What hiding these costs the reader: totals first, then cells, then people in them."""
        return sum(map(self.rank, hidden)), len(hidden), sum(self[cell] for cell in hidden)

    def without(self, hidden: Set[Cell]) -> Published:
        *rows, totals = [
            tuple(None if (r, c) in hidden else value for c, value in enumerate(line))
            for r, line in enumerate(self.lines)
        ]
        return Published(tuple(row[:-1] for row in rows), tuple(row[-1] for row in rows), totals[:-1], totals[-1])

    def leaves_open(self, cell: Cell, hidden: Set[Cell], steps: int) -> bool:
        """Whether, with these cells hidden, this one may take values at least so many steps apart."""
        up = self._reach(cell, hidden, steps, up=True)
        return up >= steps or up + self._reach(cell, hidden, steps - up, up=False) >= steps

    def _reach(self, cell: Cell, hidden: Set[Cell], limit: int, *, up: bool) -> int:
        """How many steps, `limit` at most, this cell may really be above (or below) its true value."""
        if not up:
            limit = min(limit, self[cell])
        forward = up == self._adds(cell)
        room = self._room(hidden - {cell}, limit)
        row, column = ("row", cell[0]), ("column", cell[1])
        start, end = (column, row) if forward else (row, column)
        reached = 0
        while reached < limit and (path := _path(room, start, end)):
            step = min(limit - reached, *(room[a][b] for a, b in path))
            for a, b in path:
                room[a][b] -= step
                room[b][a] += step
            reached += step
        return reached

    def _adds(self, cell: Cell) -> bool:
        """Row totals and column totals count against their line; inner cells, and the total of both, for it."""
        return self.rank(cell) != 1

    def _room(self, hidden: Set[Cell], limit: int) -> "Room":
        """How much may flow along each hidden cell: it can rise by any number, and sink to nought."""
        room: Room = {}
        for cell in hidden:
            row, column = ("row", cell[0]), ("column", cell[1])
            rise, sink = limit, min(limit, self[cell])
            ahead, back = (rise, sink) if self._adds(cell) else (sink, rise)
            room.setdefault(row, {})[column] = ahead
            room.setdefault(column, {})[row] = back
        return room


Node = tuple[str, int]
Room = dict[Node, dict[Node, int]]


def _path(room: Room, start: Node, end: Node) -> list[tuple[Node, Node]]:
    """The shortest way with room on every step; empty if there is none."""
    came_from: dict[Node, Node] = {start: start}
    waiting = deque([start])
    while waiting and end not in came_from:
        here = waiting.popleft()
        for there, left in room.get(here, {}).items():
            if left and there not in came_from:
                came_from[there] = here
                waiting.append(there)
    if end not in came_from:
        return []
    way, node = [], end
    while node != start:
        way.append((came_from[node], node))
        node = came_from[node]
    return way
