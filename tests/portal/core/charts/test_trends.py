import re
from xml.etree import ElementTree

import pytest
from plotly import graph_objects

from portal.core.charts import Lines, Panel, Series, SmallMultiples, to_plotly, to_svg, to_table
from portal.core.charts.trends import scale_top
from portal.core.tables import Row, Table

SVG = "{http://www.w3.org/2000/svg}"
YEARS = ("2021", "2022", "2023", "2024")

PEOPLE = Lines(
    title="Unique people",
    categories=YEARS,
    series=(Series("Female", (10, 0, None, 30)), Series("Male", (12, 8, 9, 1010))),
    category_label="Year",
    value_label="People",
)
COUNTRIES = SmallMultiples(
    title="Unique people by country",
    categories=YEARS,
    panels=(
        Panel("Armenia", (Series("Female", (1, 2, 3, 4)), Series("Male", (0, None, None, 1)))),
        Panel("<Georgia>", (Series("Female", (5, 6, 7, 8)), Series("Male", (2, 2, 2, 9)))),
    ),
    panel_label="Country",
    value_label="People",
)


def tree(chart):
    return ElementTree.fromstring(to_svg(chart))


def words(element, tag):
    return [found.text for found in element.iter(tag)]


def test_lines_have_a_row_for_each_year_and_small_multiples_for_each_panel_and_series():
    assert to_table(PEOPLE) == Table(
        "Unique people",
        ("Year", "Female", "Male"),
        (Row("2021", (10, 12)), Row("2022", (0, 8)), Row("2023", (None, 9)), Row("2024", (30, 1010))),
    )
    assert to_table(COUNTRIES) == Table(
        "Unique people by country",
        ("Country", *YEARS),
        (
            Row("Armenia · Female", (1, 2, 3, 4)),
            Row("Armenia · Male", (0, None, None, 1)),
            Row("<Georgia> · Female", (5, 6, 7, 8)),
            Row("<Georgia> · Male", (2, 2, 2, 9)),
        ),
    )


def test_what_is_missing_is_a_gap_with_a_word_and_zero_is_a_point():
    picture = tree(PEOPLE)
    blue = [line for line in picture.iter(f"{SVG}line") if line.get("stroke") == "#0f4c75"]
    assert [(line.get("x1"), line.get("x2")) for line in blue[1:]] == [("12.00%", "39.33%")]  # the first is the key's
    assert len([circle for circle in picture.iter(f"{SVG}circle") if circle.get("fill") == "#0f4c75"]) == 1 + 3
    assert words(picture, "p") == ["People", "Female: 2023 – not reported"]
    assert words(picture, f"{SVG}text") == ["0", "600", "1\u00a0200", *YEARS]
    assert words(picture, f"{SVG}desc")[0].split("; ") == [
        "2021: Female 10, Male 12",
        "2022: Female 0, Male 8",
        "2023: Female not reported, Male 9",
        "2024: Female 30, Male 1\u00a0010",
    ]


def test_all_panels_have_one_scale_and_are_described_one_by_one():
    picture = tree(COUNTRIES)
    assert words(picture, f"{SVG}text") == ["0", "5", "10", "2022", "2024"] * 2
    assert words(picture, f"{SVG}title") == ["Unique people by country: Armenia", "Unique people by country: <Georgia>"]
    assert words(picture, "p") == ["People", "Armenia", "Male: 2022, 2023 – not reported", "<Georgia>"]
    named = {element.get("id") for element in picture.iter()} - {None}
    assert len(named) == 4
    assert not [name for element in picture.iter() for name in element.attrib if name == "style" or name[:2] == "on"]


@pytest.mark.parametrize(
    ("values", "top"),
    [((), 2), ((0, None), 2), ((1,), 2), ((7,), 8), ((10,), 10), ((12,), 12), ((216,), 300), ((1010, 3), 1200),
     ((0.5,), 0.5), ((99.5,), 100), ((10**6,), 10**6)],
)  # fmt: skip
def test_scale_ends_at_or_above_the_largest_value(values, top):
    assert scale_top(values) == top


def test_figures_are_ones_that_plotly_accepts_with_the_values_of_the_table():
    lines, panels = graph_objects.Figure(to_plotly(PEOPLE)), graph_objects.Figure(to_plotly(COUNTRIES))
    assert [list(trace.y) for trace in lines.data] == [[10, 0, None, 30], [12, 8, 9, 1010]]
    assert [list(trace.y) for trace in panels.data] == [list(row.values) for row in to_table(COUNTRIES).rows]
    assert [trace.yaxis for trace in panels.data] == ["y", "y", "y2", "y2"]
    assert panels.layout.yaxis.range == panels.layout.yaxis2.range
    assert [note.text for note in panels.layout.annotations] == ["Armenia", "&lt;Georgia&gt;"]


@pytest.mark.parametrize(
    ("chart", "change", "sentence"),
    [
        (PEOPLE, {"series": tuple(Series(str(i), (1, 2, 3, 4)) for i in range(5))},
         "Unique people: 5 series, there may be 1 to 4"),
        (PEOPLE, {"series": (Series("Female", (1, 2, 3, -1)),)}, "Female: a bar shows finite values from 0 up"),
        (COUNTRIES, {"panels": ()}, "Unique people by country: 0 panels, there may be 1 to 12"),
        (COUNTRIES, {"panels": COUNTRIES.panels[:1] * 2},
         "Unique people by country: a name is there twice in ('Armenia', 'Armenia')"),
        (COUNTRIES, {"panels": (COUNTRIES.panels[0], Panel("Georgia", COUNTRIES.panels[1].series[:1]))},
         "Unique people by country: Georgia has other series than Armenia"),
    ],
)  # fmt: skip
def test_a_chart_that_cannot_be_drawn_is_refused(chart, change, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        type(chart)(**{**vars(chart), **change})
