from datetime import date, timedelta
from decimal import Decimal

import pytest
from wagtail.documents.models import Document

from indicators.actions import PeriodCertified
from indicators.actions.stating import ResultRefused, Statement, check_statement, state_result
from indicators.models import Indicator, StatedResult
from tests.factories.framework import IndicatorFactory
from tests.factories.people import UserFactory
from tests.factories.periods import AT, CertifiedPeriodFactory

pytestmark = pytest.mark.django_db

TWO = "A percentage is stated by two numbers: how many, and of how many."
NOTHING = "A percentage of nothing cannot be computed: “of how many” must be above zero."
NUMBER = "State a number: zero or more, and for yes or no 1 or 0."


@pytest.mark.parametrize(
    ("unit", "statement", "sentence"),
    [
        ("percent", Statement(value=Decimal(50)), TWO),
        ("percent", Statement(numerator=3), TWO),
        ("percent", Statement(numerator=3, denominator=0), NOTHING),
        ("percent", Statement(numerator=0, denominator=4), ""),
        ("studies", Statement(numerator=3, denominator=4), "Only a percentage is stated by two numbers."),
        ("studies", Statement(value=Decimal(-1)), NUMBER),
        ("studies", Statement(value=Decimal(0)), ""),
        ("studies", Statement(), NUMBER),
        ("yes_no", Statement(value=Decimal(2)), NUMBER),
        ("yes_no", Statement(value=Decimal(1)), ""),
        ("words", Statement(words=" "), "This indicator is described in words."),
        ("words", Statement(words="The law was adopted."), ""),
    ],
)
def test_statement_is_what_the_unit_asks(unit, statement, sentence):
    indicator = Indicator(unit=unit, counting="manual")
    if not sentence:
        check_statement(indicator, statement)
        return
    with pytest.raises(ResultRefused) as why:
        check_statement(indicator, statement)
    assert str(why.value) == sentence


def test_result_is_added_with_its_file_and_the_last_one_holds():
    indicator, officer = IndicatorFactory(counting="manual"), UserFactory()
    report = Document.objects.create(title="Survey", file="survey.pdf")
    one, two = Statement(value=Decimal(1)), Statement(value=Decimal(2))

    def state(statement, **given):
        return state_result(indicator, statement, **{"year": 2022, "document": report, "by": officer, "at": AT} | given)

    first = state(one, seen=0)
    assert state(one, at=AT + timedelta(days=1)) == first
    with pytest.raises(ResultRefused, match="meanwhile"):
        state(two, seen=0)
    state(two, seen=first.pk, at=AT + timedelta(days=2))
    with pytest.raises(ResultRefused, match="needs a file"):
        state(one, document=None)
    CertifiedPeriodFactory(starts_on=date(2022, 1, 1))
    with pytest.raises(PeriodCertified, match="its results change only under a correction"):
        state(one)
    assert list(StatedResult.objects.values_list("value", "stated_by")) == [(1, officer.pk), (2, officer.pk)]


def test_nothing_is_stated_of_what_the_portal_counts():
    with pytest.raises(ResultRefused, match="counts this indicator itself"):
        check_statement(Indicator(unit="people", counting="people"), Statement(value=Decimal(1)))
