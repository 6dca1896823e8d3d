import re

from allocation_demo.waterfall import Step, signed, to_svg

STEPS = (Step("Equal share", 1000), Step("Facility", 300), Step("Debts", -200), Step("Rounding", 0))


def bars(svg):
    """x and width in percent of every bar over its track."""
    return [
        (float(x), float(width))
        for x, width in re.findall(r'<rect x="([\d.]+)%" y="\d+" width="([\d.]+)%" height', svg)
    ]


def words(svg):
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_each_bar_begins_where_the_one_before_ended():
    (x_rise, rise), (x_fall, fall) = bars(to_svg("Title", STEPS, "Amount"))
    assert (x_rise, rise) == (3.0, 94.0)
    assert round(x_fall + fall, 2) == 97.0
    assert round(fall / rise, 3) == round(200 / 300, 3)


def test_every_figure_stands_beside_its_name():
    assert words(to_svg("Title", STEPS, "Amount")) == [
        *("Equal share", "1\u00a0000"),
        *("Facility", "+300"),
        *("Debts", "−200"),
        *("Rounding", "0"),
        *("Amount", "1\u00a0100"),
    ]


def test_nothing_moves_nothing():
    svg = to_svg("Title", (Step("Equal share", 5), Step("Rounding", 0)), "Amount")
    assert bars(svg) == []
    assert words(svg) == ["Equal share", "5", "Rounding", "0", "Amount", "5"]


def test_words_are_escaped():
    svg = to_svg("<b>", (Step("<i>", 1), Step("&", 1)), '"')
    assert "<b>" not in svg
    assert words(svg) == ["&lt;i&gt;", "1", "&amp;", "+1", "&quot;", "2"]


def test_signed():
    assert [signed(change) for change in (1234, -1234, 0)] == ["+1\u00a0234", "−1\u00a0234", "0"]
