from datetime import UTC, date, datetime

import pytest
from wagtail.models import ModelLogEntry

from indicators.actions import ClosingRefused, ReviewRefused, close_issue, review_risk
from indicators.models import Issue, Risk, RiskReview
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

AT = datetime(2023, 1, 20, 9, tzinfo=UTC)
JUDGED = {"reviewed_on": date(2022, 12, 15), "likelihood": 3, "impact": 4, "level": "substantial", "note": "Later."}


@pytest.fixture
def risk() -> Risk:
    return Risk.objects.create(
        number=1, title="Delay", likelihood=2, impact=3, level="moderate", treatment="Start early", owner="Hub"
    )


def judged(risk: Risk) -> tuple[int, int, str]:
    risk.refresh_from_db()
    return risk.likelihood, risk.impact, risk.level


def test_a_review_joins_the_history_and_brings_the_risk_up_to_date(risk):
    by = UserFactory(role="M&E officer")
    review = review_risk(risk, **JUDGED, note_ru="Позже.", by=by, at=AT)
    assert {name: getattr(review, name) for name in JUDGED} == JUDGED
    assert (review.note_ru, review.by, judged(risk)) == ("Позже.", by, (3, 4, "substantial"))
    assert ModelLogEntry.objects.filter(action="indicators.risk.review", user=by).count() == 1


def test_the_same_review_again_is_the_one_that_is_there(risk):
    first = review_risk(risk, **JUDGED, by=None, at=AT)
    assert review_risk(risk, **JUDGED, by=None, at=AT) == first
    assert RiskReview.objects.count() == ModelLogEntry.objects.count() == 1


def test_an_older_review_told_late_leaves_the_risk_as_the_newest_found_it(risk):
    review_risk(risk, **JUDGED, by=None, at=AT)
    review_risk(risk, **{**JUDGED, "reviewed_on": date(2022, 6, 1), "impact": 5}, by=None, at=AT)
    assert (RiskReview.objects.count(), judged(risk)) == (2, (3, 4, "substantial"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"reviewed_on": date(2023, 1, 21)}, "A review cannot have happened on a day to come."),
        ({"likelihood": 6}, "Likelihood and impact are from 1 to 5."),
        ({"level": "grave"}, "Choose one of the levels."),
        ({"level": "low", "note": " "}, "The matrix gives the level “Substantial”. Say why yours differs."),
        ({"note": ""}, "Say what the review found."),
    ],
)
def test_a_review_that_cannot_be_is_refused_and_leaves_nothing(risk, change, sentence):
    with pytest.raises(ReviewRefused, match=f"^{sentence}$"):
        review_risk(risk, **{**JUDGED, **change}, by=None, at=AT)
    assert (RiskReview.objects.count(), judged(risk)) == (0, (2, 3, "moderate"))


def test_a_level_that_differs_from_the_matrix_is_kept_with_its_words(risk):
    review_risk(risk, **{**JUDGED, "level": "low", "note": "The partner has already agreed."}, by=None, at=AT)
    assert judged(risk) == (3, 4, "low")


def test_another_review_of_the_same_day_is_refused(risk):
    review_risk(risk, **JUDGED, by=None, at=AT)
    with pytest.raises(ReviewRefused, match="already reviewed on that day"):
        review_risk(risk, **{**JUDGED, "impact": 5}, by=None, at=AT)
    assert judged(risk) == (3, 4, "substantial")


def test_an_issue_is_closed_once():
    issue = Issue.objects.create(number=1, title="Late", action="-", raised_on=date(2022, 5, 1))
    closed = close_issue(issue, closed_on=date(2022, 6, 1), by=None, at=AT)
    assert (closed.status, closed.closed_on) == ("closed", date(2022, 6, 1))
    assert close_issue(issue, closed_on=date(2022, 7, 1), by=None, at=AT).closed_on == date(2022, 6, 1)
    assert ModelLogEntry.objects.filter(action="indicators.issue.close").count() == 1


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2022, 4, 30), "An issue cannot be closed before it was raised."),
        (date(2023, 2, 1), "An issue cannot be closed on a day to come."),
    ],
)
def test_an_issue_is_not_closed_on_a_day_that_cannot_be(day, sentence):
    issue = Issue.objects.create(number=1, title="Late", action="-", raised_on=date(2022, 5, 1))
    with pytest.raises(ClosingRefused, match=f"^{sentence}$"):
        close_issue(issue, closed_on=day, by=None, at=AT)
    issue.refresh_from_db()
    assert (issue.status, issue.closed_on) == ("open", None)
