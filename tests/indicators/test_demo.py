from decimal import Decimal

import pytest
from django.db.models import Sum

from indicators import demo
from indicators.models import (
    BudgetLine,
    Claim,
    HeadcountClaim,
    Indicator,
    Issue,
    LedgerLine,
    Lesson,
    Risk,
    RiskReview,
    TargetVersion,
)

pytestmark = pytest.mark.usefixtures("year_2022")


def counts() -> dict[str, int]:
    models = (BudgetLine, Claim, HeadcountClaim, Indicator, Issue, LedgerLine, Lesson, Risk, RiskReview, TargetVersion)
    return {model.__name__: model.objects.count() for model in models}


def test_load_takes_over_every_row_of_the_files_and_the_second_time_none():
    loaded = {
        "BudgetLine": 59,
        "Claim": 84,
        "HeadcountClaim": 98,
        "Indicator": 7,
        "Issue": 3,
        "LedgerLine": 57,
        "Lesson": 3,
        "Risk": 3,
        "RiskReview": 6,
        "TargetVersion": 14,
    }
    assert counts() == loaded
    assert demo.load() == "results: there already"
    assert counts() == loaded


def test_the_work_plan_adds_up_to_the_published_plan():
    sums = BudgetLine.objects.values_list("activity__output__number").annotate(sum=Sum("amount")).order_by()
    assert dict(sums) == {1: Decimal("495049.50"), 2: Decimal("416208.29"), 3: Decimal("92037.00")}


def test_published_figures_speak_of_events_as_the_data_files_do():
    figures = set(Claim.objects.filter(figure__startswith="event.").values_list("figure", flat=True))
    assert "event.korea.people" in figures
    assert len(figures) == 16


def test_risks_keep_the_level_as_it_was_printed():
    assert list(Risk.objects.values_list("likelihood", "impact", "level")) == [
        (1, 5, "low"),
        (3, 3, "moderate"),
        (2, 5, "moderate"),
    ]
