"""The risks of a year as pages and reports show them, in the active language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.models import Risk, RiskReview
from indicators.risk_matrix import LEVELS, MATRIX, Judgement, Level, differs, level_by_matrix, trend
from portal.core.charts import Mark, Matrix

TRENDS = {
    "up": gettext_lazy("Increased"),
    "down": gettext_lazy("Decreased"),
    "same": gettext_lazy("No change"),
    "first": gettext_lazy("First review"),
    "": gettext_lazy("Not reviewed"),
}
ARROWS = {"up": "↑", "down": "↓", "same": "→"}


@dataclass(frozen=True)
class JudgedRisk:
    """A risk at the end of a year. `trend` is up, down, same, first, or empty where nobody has reviewed it."""

    id: int
    number: int
    title: str
    categories: str
    treatment: str
    owner: str
    likelihood: int
    impact: int
    level: Level
    trend: str
    reviewed_on: date | None
    note: str

    @property
    def level_word(self) -> str:
        return str(Risk.Level(self.level).label)

    @property
    def level_by_matrix(self) -> str:
        return str(Risk.Level(level_by_matrix(self.likelihood, self.impact)).label)

    @property
    def differs_from_matrix(self) -> bool:
        return differs(Judgement(self.likelihood, self.impact, self.level))

    @property
    def trend_word(self) -> str:
        return f"{ARROWS.get(self.trend, '')} {TRENDS[self.trend]}".strip()


@dataclass(frozen=True)
class JudgedReview:
    """A review with what it changed against the one before it."""

    review: RiskReview
    trend: str

    @property
    def trend_word(self) -> str:
        return f"{ARROWS.get(self.trend, '')} {TRENDS[self.trend]}".strip()

    @property
    def level_by_matrix(self) -> str:
        return str(Risk.Level(level_by_matrix(self.review.likelihood, self.review.impact)).label)


def risks_of(year: int) -> tuple[JudgedRisk, ...]:
    """Each risk by its last review until the end of the year."""
    return risks_until(date(year, 12, 31))


def risks_until(last: date) -> tuple[JudgedRisk, ...]:
    """Each risk by its last review until that day, in two queries.

    A risk that nobody has reviewed yet is shown as it was entered; one whose first review came later is left out: how
    it stood then is not known.
    """
    return _judged(last)


def risks_now() -> tuple[JudgedRisk, ...]:
    """Each risk by its last review."""
    return _judged(date.max)


def risks_without_review(first: date, last: date) -> QuerySet[Risk]:
    """The risks that nobody reviewed from the first day to the last."""
    seen = RiskReview.objects.filter(reviewed_on__range=(first, last))
    return Risk.objects.exclude(pk__in=seen.values("risk"))


def history(risk: Risk) -> list[JudgedReview]:
    """The reviews of a risk, the newest first, each against the one before it."""
    reviews = list(risk.reviews.select_related("by").order_by("reviewed_on", "pk"))
    found = [JudgedReview(review, _trend(reviews[:place], review)) for place, review in enumerate(reviews)]
    return found[::-1]


def matrix_of(risks: Iterable[JudgedRisk], title: str) -> Matrix:
    """The 5 x 5 matrix with the numbers of the risks in its cells."""
    return Matrix(
        title=title,
        column_label=_("Likelihood"),
        row_label=_("Impact"),
        levels=tuple(str(Risk.Level(level).label) for level in LEVELS),
        cells=MATRIX,
        marks=tuple(Mark(str(risk.number), risk.likelihood, risk.impact, risk.title) for risk in risks),
        mark_label=_("Risk"),
    )


def _judged(until: date) -> tuple[JudgedRisk, ...]:
    reviews = Prefetch("reviews", RiskReview.objects.order_by("reviewed_on", "pk"))
    found = []
    for risk in Risk.objects.prefetch_related(reviews):
        every = list(risk.reviews.all())
        until_then = [review for review in every if review.reviewed_on <= until]
        if until_then or not every:
            found.append(_judged_risk(risk, until_then))
    return tuple(found)


def _judged_risk(risk: Risk, reviews: Sequence[RiskReview]) -> JudgedRisk:
    last = reviews[-1] if reviews else None
    judgement = _judgement(last or risk)
    return JudgedRisk(
        id=risk.pk,
        number=risk.number,
        title=risk.local_title,
        categories=risk.local_categories,
        treatment=risk.local_treatment,
        owner=risk.owner,
        likelihood=judgement.likelihood,
        impact=judgement.impact,
        level=judgement.level,
        trend=_trend(reviews[:-1], last) if last else "",
        reviewed_on=last.reviewed_on if last else None,
        note=last.local_note if last else "",
    )


def _trend(before: Sequence[RiskReview], review: RiskReview) -> str:
    return trend(_judgement(before[-1]), _judgement(review)) if before else "first"


def _judgement(row: Risk | RiskReview) -> Judgement:
    return Judgement(row.likelihood, row.impact, cast(Level, str(row.level)))
