import re
from xml.etree import ElementTree

import pytest
from plotly import graph_objects

from portal.core.charts import Mark, Matrix, to_plotly, to_svg, to_table
from portal.core.tables import Row, Table

SVG = "{http://www.w3.org/2000/svg}"

RISKS = Matrix(
    title="Risks, 2022",
    column_label="Likelihood",
    row_label="Impact",
    levels=("Low", "Moderate", "High"),
    cells=((0, 0), (0, 1), (1, 2)),
    marks=(Mark("1", 1, 3, "Turnover"), Mark("2", 2, 2, "<Delay>"), Mark("3", 2, 2), Mark("12", 2, 2)),
    mark_label="Risk",
)


def test_table_says_where_each_mark_stands():
    assert to_table(RISKS) == Table(
        "Risks, 2022",
        ("Risk", "Likelihood", "Impact"),
        (Row("1. Turnover", (1, 3)), Row("2. <Delay>", (2, 2)), Row("3", (2, 2)), Row("12", (2, 2))),
    )


def test_picture_has_the_highest_row_on_top_letters_with_words_and_a_line_for_every_two_marks():
    svg = ElementTree.fromstring(to_svg(RISKS))
    assert [text.text for text in svg.iter(f"{SVG}text")] == [
        "Impact ↑", "L – Low", "M – Moderate", "H – High",
        "3", "M", "1", "H",
        "2", "L", "M", "2, 3", "12",
        "1", "L", "L",
        "1", "2", "Likelihood →",
    ]  # fmt: skip
    assert svg.find(f"{SVG}desc").text.split("; ") == [
        "Risk 1: Likelihood 1, Impact 3, Moderate",
        "Risk 2: Likelihood 2, Impact 2, Moderate",
        "Risk 3: Likelihood 2, Impact 2, Moderate",
        "Risk 12: Likelihood 2, Impact 2, Moderate",
    ]
    assert not [name for element in svg.iter() for name in element.attrib if name == "style" or name.startswith("on")]


def test_figure_is_one_that_plotly_accepts_with_a_square_for_each_cell():
    figure = graph_objects.Figure(to_plotly(RISKS))
    letters, points = figure.data
    assert list(zip(points.x, points.y, points.text, strict=True)) == [(1, 3, "1"), (2, 2, "2, 3, 12")]
    assert (letters.text, letters.hovertext[-1]) == (("L", "L", "L", "M", "M", "H"), "High")
    assert len(figure.layout.shapes) == 6


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"levels": ("Low",)}, "Risks, 2022: a cell has a level that has no word"),
        ({"levels": ()}, "Risks, 2022: 0 levels, there may be 1 to 4"),
        ({"levels": ("Low", "Little", "High")}, "Risks, 2022: a name is there twice in ('L', 'L', 'H')"),
        ({"cells": ((0, 0), (0,))}, "Risks, 2022: the rows differ in length, or there are none"),
        ({"marks": (Mark("1", 1, 1), Mark("1", 2, 1))}, "Risks, 2022: a name is there twice in ('1', '1')"),
        ({"marks": (Mark("1", 3, 1),)}, "1: column 3 and row 1 are outside"),
    ],
)
def test_a_matrix_that_cannot_be_drawn_is_refused(change, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        Matrix(**{**vars(RISKS), **change})
