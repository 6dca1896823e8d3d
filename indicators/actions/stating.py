"""To state by hand what nothing in the portal can count, with the file that proves it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from indicators.actions.locking import check_writable
from indicators.models import Correction, Indicator, StatedResult

Unit = Indicator.Unit


class ResultRefused(Exception):
    """The result cannot be stated; the sentence says why."""


@dataclass(frozen=True)
class Statement:
    """What is stated: a number, a share by its two integers, or words, as the unit of the indicator asks."""

    value: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    words: str = ""
    words_ru: str = ""


def state_result(
    indicator: Indicator,
    statement: Statement,
    *,
    year: int,
    document: Any,
    seen: int | None = None,
    by: Any,
    at: datetime,
) -> StatedResult:
    """Add the result of a year; the one stated last holds. The same statement with the same file again writes nothing.

    `seen` is the number of the result that held when the officer looked (0: none). Raises ResultRefused, or
    PeriodCertified.
    """
    check_statement(indicator, statement)
    if document is None:
        raise ResultRefused(_("A result stated by hand needs a file as evidence."))
    with transaction.atomic():
        check_writable(what=Correction.What.RESULTS, first=date(year, 1, 1), last=date(year, 12, 31))
        Indicator.objects.select_for_update().get(pk=indicator.pk)
        last = StatedResult.objects.filter(indicator=indicator, year=year).order_by("stated_at", "pk").last()
        if last and _said(last) == statement and last.document_id == document.pk:
            return last
        if seen is not None and seen != (last.pk if last else 0):
            raise ResultRefused(_("Somebody has stated this result meanwhile. Look at it again."))
        return StatedResult.objects.create(
            indicator=indicator, year=year, document=document, stated_at=at, stated_by=by, **vars(statement)
        )


def check_statement(indicator: Indicator, said: Statement) -> None:
    """Raises ResultRefused when the statement is not one that the indicator can have."""
    if indicator.counting != Indicator.Counting.MANUAL:
        raise ResultRefused(_("The portal counts this indicator itself; nothing is stated by hand."))
    if indicator.unit == Unit.PERCENT:
        _check_share(said)
    elif said.numerator is not None or said.denominator is not None:
        raise ResultRefused(_("Only a percentage is stated by two numbers."))
    elif indicator.unit == Unit.WORDS:
        if not said.words.strip() or said.value is not None:
            raise ResultRefused(_("This indicator is described in words."))
    elif said.value is None or said.value < 0 or (indicator.unit == Unit.YES_NO and said.value not in (0, 1)):
        raise ResultRefused(_("State a number: zero or more, and for yes or no 1 or 0."))


def _check_share(said: Statement) -> None:
    if said.value is not None or said.numerator is None or said.denominator is None:
        raise ResultRefused(_("A percentage is stated by two numbers: how many, and of how many."))
    if said.denominator <= 0 or said.numerator < 0:
        raise ResultRefused(_("A percentage of nothing cannot be computed: “of how many” must be above zero."))


def _said(row: StatedResult) -> Statement:
    return Statement(row.value, row.numerator, row.denominator, row.words, row.words_ru)
