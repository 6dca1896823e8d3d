from decimal import Decimal

from indicators.reports.document import Cell, Table
from indicators.reports.widths import is_wide, widths

LONG = Cell("What was learnt in the year is told here in plain words, in two or three sentences. " * 3)


def number(value: int) -> Cell:
    return Cell(value=Decimal(value), decimals=2)


def table(header: tuple[str, ...], *rows: tuple[Cell, ...]) -> Table:
    return Table("t", "T", header, rows)


def test_figures_stand_on_one_line_and_words_have_the_rest():
    given = table(("Risk", "Amount", "Review"), (Cell("One"), number(10**6), LONG))
    name, amount, words = widths(given)
    assert (name < 10, 13 < amount < 17, words > 75, is_wide(given)) == (True, True, True, False)
    assert round(name + amount + words) == 100


def test_many_columns_of_words_share_the_page_and_none_vanishes():
    given = table(tuple("ABCDEFGHIJ"), tuple([LONG] * 10))
    assert (widths(given), is_wide(given)) == ((10.0,) * 10, True)


def test_columns_that_do_not_fit_are_narrowed_alike():
    assert widths(table(tuple("ABCDEFGHIJ"), tuple([number(10**14)] * 10))) == (10.0,) * 10


def test_a_light_keeps_its_word_on_one_line():
    words, light = widths(table(("Text", "Status"), (LONG, Cell("Not applicable", light="not_applicable"))))
    assert light > 20
    assert words < 80


def test_a_table_without_rows_has_the_widths_of_its_head():
    first, second = widths(table(("A", "Description")))
    assert first < second
