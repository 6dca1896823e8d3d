from datetime import date

import pytest
from django.utils.translation import override

from indicators.models import Risk, RiskReview
from indicators.risks import history, matrix_of, risks_now, risks_of, risks_without_review
from portal.core.charts import to_svg, to_table
from portal.core.tables import Row

pytestmark = pytest.mark.django_db


def reviewed(number: int, **figures_of: tuple[int, int, str]) -> Risk:
    """`reviewed(1, d2022_06_30=(3, 3, "moderate"))`"""
    risk = Risk.objects.create(
        number=number, title=f"Risk {number}", likelihood=5, impact=5, level="high", treatment="-", owner="Hub"
    )
    for day, (likelihood, impact, level) in figures_of.items():
        RiskReview.objects.create(
            risk=risk,
            reviewed_on=date(*map(int, day[1:].split("_"))),
            likelihood=likelihood,
            impact=impact,
            level=level,
            note=day,
        )
    return risk


def test_risks_of_a_year_are_judged_by_the_last_review_until_its_end(django_assert_num_queries):
    reviewed(1, d2022_06_30=(3, 3, "moderate"), d2022_12_15=(2, 5, "low"), d2023_06_30=(5, 5, "high"))
    reviewed(2)
    reviewed(3, d2023_01_05=(1, 1, "low"))
    with django_assert_num_queries(2):
        found = risks_of(2022)
    assert [(risk.number, risk.likelihood, risk.impact, risk.level_word, risk.trend_word) for risk in found] == [
        (1, 2, 5, "Low", "↓ Decreased"),
        (2, 5, 5, "High", "Not reviewed"),
    ]
    first, second = found
    assert (first.reviewed_on, first.note, first.level_by_matrix, first.differs_from_matrix) == (
        date(2022, 12, 15), "d2022_12_15", "Moderate", True,
    )  # fmt: skip
    assert (second.reviewed_on, second.note, second.differs_from_matrix) == (None, "", False)
    assert [(risk.level, risk.trend) for risk in risks_now()] == [("high", "up"), ("high", ""), ("low", "first")]


def test_history_has_the_newest_first_with_its_trend():
    risk = reviewed(
        1, d2021_12_01=(3, 3, "moderate"), d2022_06_30=(3, 3, "moderate"), d2022_12_15=(3, 4, "substantial")
    )
    assert [(judged.review.note, judged.trend_word, judged.level_by_matrix) for judged in history(risk)] == [
        ("d2022_12_15", "↑ Increased", "Substantial"),
        ("d2022_06_30", "→ No change", "Moderate"),
        ("d2021_12_01", "First review", "Moderate"),
    ]


def test_risks_without_review_are_those_that_nobody_looked_at_between_two_days():
    reviewed(1, d2022_06_30=(3, 3, "moderate"))
    forgotten, late = reviewed(2), reviewed(3, d2023_01_01=(1, 1, "low"))
    assert list(risks_without_review(date(2022, 1, 1), date(2022, 12, 31))) == [forgotten, late]
    assert list(risks_without_review(date(2022, 6, 30), date(2022, 6, 30))) == [forgotten, late]


def test_matrix_of_the_year_shows_each_number_where_it_stands(year_2022):
    chart = matrix_of(risks_of(2022), "Risks")
    assert [row.values for row in to_table(chart).rows] == [(1, 5), (3, 3), (2, 5)]
    assert to_table(chart).rows[1] == Row("2. Travel restrictions of a pandemic stop in-person activities", (3, 3))
    assert chart.in_cell(3, 3) == ("2",)
    with override("ru"):
        assert "Н – Низкий" in to_svg(matrix_of(risks_of(2022), "Риски"))


def test_the_reviews_of_2022_found_the_figures_as_they_are_printed(year_2022):
    assert [(risk.likelihood, risk.impact, risk.level, risk.trend, risk.reviewed_on) for risk in risks_of(2022)] == [
        (1, 5, "low", "same", date(2022, 12, 15)),
        (3, 3, "moderate", "same", date(2022, 12, 15)),
        (2, 5, "moderate", "same", date(2022, 12, 15)),
    ]
    assert [risk.number for risk in risks_of(2022) if risk.differs_from_matrix] == [1]
