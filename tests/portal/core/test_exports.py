from io import BytesIO

import pandas
import pytest

from portal.core.exports import csv_bytes, safe_cell, xlsx_bytes


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1", "-1+2", "@SUM(A1)", "\tx", "\rx"])
def test_safe_cell_makes_a_formula_text(text):
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("value", [0, -3.5, None, "Ünïcode", ""])
def test_safe_cell_leaves_other_values(value):
    assert safe_cell(value) == value


def test_csv_bytes_tells_zero_from_nothing():
    assert csv_bytes(["name", "n"], [["Ер", 0], ["x", None]]) == "\ufeffname,n\r\nЕр,0\r\nx,\r\n".encode()


def test_xlsx_bytes_read_back():
    frame = pandas.read_excel(BytesIO(xlsx_bytes("People", ["name", "n"], [["=1+1", 0], ["Ер", None]])))
    assert list(frame.columns) == ["name", "n"]
    assert frame["name"].tolist() == ["'=1+1", "Ер"]
    assert frame["n"].tolist()[0] == 0
    assert pandas.isna(frame["n"].tolist()[1])
