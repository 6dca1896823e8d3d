import re
from xml.etree import ElementTree

import pytest
from plotly import graph_objects

from portal.core.charts import GroupedBars, Series, to_plotly, to_svg, to_table
from portal.core.tables import Row, Table

SVG = "{http://www.w3.org/2000/svg}"

EVENTS = GroupedBars(
    title="Events held",
    categories=("2021", "2022", "2023"),
    series=(Series("Target", (3, 5, None)), Series("Actual", (0, 1010, 6))),
    category_label="Year",
    value_label="Events",
)


def test_table_has_a_row_for_each_category_and_no_total():
    assert to_table(EVENTS) == Table(
        "Events held",
        ("Year", "Target", "Actual"),
        (Row("2021", (3, 0)), Row("2022", (5, 1010)), Row("2023", (None, 6))),
    )


def test_picture_says_every_figure_and_keeps_zero_apart_from_not_reported():
    svg = ElementTree.fromstring(to_svg(EVENTS))
    assert [text.text for text in svg.iter(f"{SVG}text")] == [
        "Events", "Target", "Actual",
        "2021", "3", "0",
        "2022", "5", "1\u00a0010",
        "2023", "not reported", "6",
    ]  # fmt: skip
    assert svg.find(f"{SVG}desc").text.split("; ") == [
        "2021: Target 3, Actual 0",
        "2022: Target 5, Actual 1\u00a0010",
        "2023: Target not reported, Actual 6",
    ]
    assert not [name for element in svg.iter() for name in element.attrib if name == "style" or name.startswith("on")]
    assert all(float(width) <= 100 for width in re.findall(r'width="([\d.]+)%"', to_svg(EVENTS)))


def test_figure_is_one_that_plotly_accepts_with_the_values_of_the_table():
    figure = graph_objects.Figure(to_plotly(EVENTS))
    assert [(trace.name, list(trace.x)) for trace in figure.data] == [
        ("Target", [3, 5, None]),
        ("Actual", [0, 1010, 6]),
    ]
    assert figure.data[1].text == ("0", "1\u00a0010", "6")
    assert figure.layout.barmode == "group"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"series": ()}, "Events held: 0 series, there may be 1 to 6"),
        ({"series": (Series("Actual", (1, 2)),)}, "Actual: 2 values for 3 categories"),
        ({"series": (Series("Actual", (1, 2, -3)),)}, "Actual: a bar shows finite values from 0 up"),
        ({"categories": ("a", "b", "a")}, "Events held: a name is there twice in ('a', 'b', 'a')"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused(change, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        GroupedBars(**{**vars(EVENTS), **change})
