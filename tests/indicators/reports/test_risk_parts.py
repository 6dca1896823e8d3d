"""Risks, issues and lessons as they stood on the last day of a report, whatever came later."""

from datetime import date

import pytest

from indicators.models import Issue, Lesson, Risk, RiskReview
from indicators.reports.document import Cell, Chart, Table, Text
from indicators.reports.material import Material
from indicators.reports.outline import Kind
from indicators.reports.parts import MAKERS

pytestmark = pytest.mark.django_db

JUNE = Material(Kind.HALF_YEARLY, date(2022, 1, 1), date(2022, 6, 30), None, None, {}, None)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text or str(cell.value) for cell in row] for row in table.rows]


def reviewed(number: int, *reviews: tuple[date, int, int, str]) -> None:
    risk = Risk.objects.create(
        number=number, title=f"Risk {number}", categories="Strategic", likelihood=5, impact=5, level="high",
        treatment="Ask first", owner="UNDP",
    )  # fmt: skip
    for day, likelihood, impact, level in reviews:
        RiskReview.objects.create(
            risk=risk, reviewed_on=day, likelihood=likelihood, impact=impact, level=level, note=f"Seen on {day}"
        )


def test_risks_are_those_of_the_last_day():
    first, later = date(2022, 6, 30), date(2022, 12, 15)
    reviewed(1, (date(2021, 12, 1), 3, 3, "moderate"), (first, 1, 5, "low"), (later, 5, 5, "high"))
    reviewed(2, (later, 5, 5, "high"))
    _heading, table, treated = MAKERS["risks"](JUNE)
    assert (table.caption, texts(table)) == (
        "Risks on 30 June 2022",
        [
            ["1. Risk 1 (Strategic)", "1", "5", "Low (by the matrix: Moderate)", "↓ Decreased", "UNDP"],
        ],
    )
    assert texts(treated) == [["1", "Ask first", "30 June 2022: Seen on 2022-06-30"]]
    (chart,) = MAKERS["risks_chart"](JUNE)
    assert isinstance(chart, Chart)
    assert texts(chart.table) == [["1. Risk 1", "1", "5"]]


def test_an_issue_that_was_closed_later_is_open_on_the_last_day():
    days = [
        (date(2022, 3, 1), date(2022, 6, 30)),
        (date(2022, 3, 1), date(2022, 7, 1)),
        (None, None),
        (date(2022, 7, 1), None),
    ]
    for number, (raised, closed) in enumerate(days, 1):
        status = Issue.Status.CLOSED if closed else Issue.Status.OPEN
        Issue.objects.create(
            number=number, title="Issue", action="Act", raised_on=raised, closed_on=closed, status=status
        )
    _heading, table = MAKERS["issues"](JUNE)
    assert texts(table) == [
        ["1. Issue", "closed", "1 March 2022", "30 June 2022", "Act"],
        ["2. Issue", "open", "1 March 2022", "–", "Act"],
        ["3. Issue", "open", "not recorded", "–", "Act"],
    ]


def test_lessons_are_those_of_the_year_and_nothing_is_said_in_words():
    assert list(MAKERS["lessons"](JUNE)) == [Text("<p>No lesson is recorded for this year.</p>")]
    Lesson.objects.create(year=2022, title="Ask <first>", action="")
    Lesson.objects.create(year=2021, title="Plan")
    (table,) = MAKERS["lessons"](JUNE)
    assert table.rows == ((Cell("Ask <first>"), Cell("")),)
