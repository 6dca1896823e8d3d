"""The picture, the figure and the table of a chart say the same, whatever the names and the values are."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotly import graph_objects

from portal.core.charts import STYLES, Series, StackedBars, to_plotly, to_svg, to_table
from portal.core.tables import Row, Table

SVG = "{http://www.w3.org/2000/svg}"

PEOPLE = StackedBars(
    title="Unique people, 2022",
    categories=("Armenia", "Georgia", "Uzbekistan"),
    series=(Series("Female", (12, 0, None)), Series("Male", (1010, 3, None))),
    category_label="Country",
    value_label="People",
)

names = st.text(st.characters(blacklist_categories=["Cc", "Cs"]), min_size=1, max_size=20)
values = st.none() | st.integers(0, 10**6)


@st.composite
def charts(draw):
    categories = draw(st.lists(names, min_size=1, max_size=8, unique=True))
    column = st.lists(values, min_size=len(categories), max_size=len(categories)).map(tuple)
    series = draw(st.lists(names, min_size=1, max_size=len(STYLES), unique=True))
    return StackedBars(
        draw(names), tuple(categories), tuple(Series(name, draw(column)) for name in series), draw(names), draw(names)
    )


def svg_of(chart):
    return ElementTree.fromstring(to_svg(chart))


def texts(chart):
    return [text.text for text in svg_of(chart).iter(f"{SVG}text")]


def test_table_has_totals_both_ways_and_keeps_zero_apart_from_not_reported():
    assert to_table(PEOPLE) == Table(
        "Unique people, 2022",
        ("Country", "Female", "Male", "Total"),
        (Row("Armenia", (12, 1010, 1022)), Row("Georgia", (0, 3, 3)), Row("Uzbekistan", (None, None, None))),
        Row("Total", (12, 1013, 1025)),
    )


def test_table_has_no_total_row_where_the_sum_would_count_people_twice():
    chart = StackedBars("People", ("2021", "2022"), (Series("People", (60, 175)),), "Year", "People", adds_up=False)
    assert to_table(chart) == Table("People", ("Year", "People"), (Row("2021", (60,)), Row("2022", (175,))))


@given(charts())
def test_totals_are_the_sums_of_what_was_reported(chart):
    table = to_table(chart)
    for row, total in zip(table.rows, chart.totals, strict=True):
        reported = [value for value in row.values[: len(chart.series)] if value is not None]
        assert total == (sum(reported) if reported else None)
    if table.total:
        for series, total in zip(chart.series, table.total.values, strict=False):
            assert (total or 0) == sum(value or 0 for value in series.values)


def test_svg_says_every_name_and_total_and_the_figures_that_fit():
    assert texts(PEOPLE) == [
        "People", "Female", "Male",
        "Armenia", "1\u00a0022", "1\u00a0010",
        "Georgia", "3",
        "Uzbekistan", "not reported",
    ]  # fmt: skip


def test_svg_of_zero_says_zero_and_of_nothing_says_not_reported():
    chart = StackedBars("People", ("Armenia", "Georgia"), (Series("People", (0, None)),), "Country", "People")
    assert texts(chart) == ["People", "Armenia", "0", "Georgia", "not reported"]


def test_svg_is_described_in_words():
    svg = svg_of(PEOPLE)
    title, description = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert title.text == "Unique people, 2022"
    assert description.text.split("; ") == [
        "Armenia: Female 12, Male 1\u00a0010, Total 1\u00a0022",
        "Georgia: Female 0, Male 3, Total 3",
        "Uzbekistan: Female not reported, Male not reported, Total not reported",
    ]
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@given(charts())
def test_svg_is_well_formed_and_holds_nothing_that_a_strict_policy_refuses(chart):
    svg = svg_of(chart)
    assert {element.tag.removeprefix(SVG) for element in svg.iter()} <= {
        "svg", "title", "desc", "defs", "pattern", "path", "rect", "text",
    }  # fmt: skip
    attributes = {name for element in svg.iter() for name in element.attrib}
    assert not [name for name in attributes if name == "style" or name.startswith("on")]
    assert svg.find(f"{SVG}title").text == chart.title


@given(charts())
def test_bars_of_a_category_never_leave_the_picture(chart):
    for width in re.findall(r'width="([\d.]+)%"', to_svg(chart)):
        assert float(width) <= 100


def test_hostile_names_stay_text_in_picture_and_figure():
    hostile = '</svg><script>alert("1")</script>'
    chart = StackedBars(hostile, (hostile,), (Series(hostile, (1,)), Series("b", (2,))), hostile, hostile)
    assert "<script" not in to_svg(chart)
    assert texts(chart)[:2] == [hostile, hostile]
    assert "<" not in repr([(trace["name"], trace["y"]) for trace in to_plotly(chart)["data"]])
    assert "<" not in to_plotly(chart)["layout"]["xaxis"]["title"]["text"]


@settings(deadline=None)  # plotly loads its modules at the first use
@given(charts())
def test_figure_is_one_that_plotly_accepts_with_the_values_of_the_table(chart):
    figure = graph_objects.Figure(to_plotly(chart))
    assert [list(trace.x) for trace in figure.data] == [list(series.values) for series in chart.series]
    assert [trace.marker.color for trace in figure.data] == [style.fill for style in STYLES[: len(chart.series)]]
    assert figure.layout.barmode == "stack"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"series": ()}, "Unique people, 2022: 0 series, there may be 1 to 6"),
        ({"series": (Series("Female", (1, 2)),)}, "Female: 2 values for 3 categories"),
        ({"series": (Series("Female", (1, 2, -3)),)}, "Female: a bar shows finite values from 0 up"),
        ({"series": (Series("Female", (1, 2, float("nan"))),)}, "Female: a bar shows finite values from 0 up"),
        ({"categories": ("a", "b", "a")}, "Unique people, 2022: a name is there twice in ('a', 'b', 'a')"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused(change, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        StackedBars(**{**vars(PEOPLE), **change})


def test_a_name_of_digits_is_no_place_on_the_axis():
    """As a number, "2" would put the total of the second bar beside the third."""
    chart = StackedBars("Times", ("1", "2"), (Series("People", (5, 3)),), "Times", "People")
    figure = to_plotly(chart)
    names = ["1\u2060", "2\u2060"]
    assert (figure["data"][0]["y"], [it["y"] for it in figure["layout"]["annotations"]]) == (names, names)
