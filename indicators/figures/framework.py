"""Targets, actuals and achievements of the indicators, and the judgement that follows from them."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.formulas import Light
from indicators.models import Indicator
from indicators.results import FrameworkLine, Results
from indicators.rules import Figure
from indicators.tables import target_words

# How a conclusion of the whole report is worded, as documents word it in English.
JUDGEMENTS = {
    Light.ON_TRACK: "on track",
    Light.BEHIND: "behind",
    Light.NOT_REPORTED: "not reported",
    Light.NOT_APPLICABLE: "not applicable",
}
NOT_REPORTED = gettext_lazy("not reported")


def framework_figures(results: Results) -> Iterator[Figure]:
    for line in results.lines:
        yield from _of_line(line, results.year)
        yield _previous(line, results.year)
    yield _judgement(results)


def target_and_actual_figures(results: Results) -> Iterator[Figure]:
    for line in results.lines:
        yield from _target_and_actual(line, results.year)


def _of_line(line: FrameworkLine, year: int) -> Iterator[Figure]:
    yield from _target_and_actual(line, year)
    is_due = bool(line.target) and line.actual is None
    missing = str(NOT_REPORTED) if is_due else _("not applicable")
    yield Figure(
        f"indicator.{line.number}.achievement.{year}",
        _("achievement of indicator %(number)s in %(year)s, per cent of the target")
        % {"number": line.number, "year": year},
        "zero-is-not-missing",
        line.achievement,
        decimals=1,
        missing=missing if line.achievement is None else "",
        is_computable=not is_due,
    )


def _target_and_actual(line: FrameworkLine, year: int) -> Iterator[Figure]:
    names, key = {"number": line.number, "year": year, "unit": line.unit}, f"indicator.{line.number}"
    yield Figure(
        f"{key}.target.{year}",
        _("target of indicator %(number)s for %(year)s (%(unit)s)") % names,
        "target-in-force",
        line.target,
        decimals=line.decimals,
        missing=target_words(line, year) if line.target is None else "",
    )
    yield Figure(
        f"{key}.actual.{year}",
        _("actual of indicator %(number)s in %(year)s (%(unit)s)") % names,
        "actual-from-evidence",
        line.actual,
        decimals=line.decimals,
        missing=str(NOT_REPORTED) if line.actual is None else "",
        is_computable=line.actual is not None,
    )


def _previous(line: FrameworkLine, year: int) -> Figure:
    """The actual of the year before.

    Without any evidence of that year nothing is known of who attended; the library is complete, so nothing was
    published that is not in it.
    """
    value = line.previous
    if value is None and line.counting == Indicator.Counting.PUBLICATIONS:
        value = Decimal(0)
    return Figure(
        f"indicator.{line.number}.previous",
        _("actual of indicator %(number)s in %(year)s") % {"number": line.number, "year": year - 1},
        "actual-from-evidence",
        value,
        decimals=line.decimals,
        missing=_("no evidence of %(year)s is recorded") % {"year": year - 1} if value is None else "",
        is_computable=value is not None,
    )


def _judgement(results: Results) -> Figure:
    lights = {line.light for line in results.lines}
    worst = next(
        (it for it in (Light.BEHIND, Light.NOT_REPORTED, Light.ON_TRACK) if it in lights), Light.NOT_APPLICABLE
    )
    return Figure(
        "conclusion.status",
        _("conclusion: the lights of all indicators together"),
        "judgement-from-lights",
        JUDGEMENTS[worst],
    )
