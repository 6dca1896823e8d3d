from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from wagtail.models import ModelLogEntry

from indicators.actions import FactRefused, PeriodCertified, change_budget, reconcile, record_receipt, take_back_ledger
from indicators.models import BudgetChange, LedgerExtract, Receipt, ReconcilingItem
from tests.factories.people import UserFactory
from tests.factories.periods import CertifiedPeriodFactory
from tests.indicators.money import build_programme

pytestmark = pytest.mark.django_db

AT = datetime(2023, 2, 1, tzinfo=UTC)
RECEIPT = {"received_on": date(2021, 10, 1), "donor": "Ministry", "reference": "R-1", "by": None, "at": AT}
ITEM = {"year": 2022, "reason": "Open commitments", "by": None, "at": AT}
CHANGE = {"year": 2022, "kind": "amendment", "source": "Minutes", "by": None, "at": AT}


def test_a_fact_recorded_twice_is_recorded_once():
    build_programme()
    amount = Decimal("5.00")
    assert record_receipt(**RECEIPT, amount=amount) == record_receipt(**RECEIPT, amount=amount)
    assert reconcile(**ITEM, amount=amount) == reconcile(**ITEM, amount=amount)
    assert change_budget(**CHANGE, amount=amount) == change_budget(**CHANGE, amount=amount)
    assert [model.objects.count() for model in (Receipt, ReconcilingItem, BudgetChange)] == [1, 1, 1]
    with pytest.raises(FactRefused, match="There is another receipt with this reference"):
        record_receipt(**RECEIPT, amount=Decimal(6))


def test_nothing_is_recorded_of_nothing_nor_without_a_project():
    for amount, sentence in ((Decimal(0), "An amount of 0 says nothing"), (Decimal(5), "There is no project yet")):
        for record, facts in ((record_receipt, RECEIPT), (reconcile, ITEM), (change_budget, CHANGE)):
            with pytest.raises(FactRefused, match=sentence):
                record(**facts, amount=amount)


def test_an_extract_is_taken_back_once_with_a_reason_and_not_from_a_certified_period(year_2022):
    extract, officer = LedgerExtract.objects.get(starts_on="2022-01-01"), UserFactory()
    with pytest.raises(FactRefused, match="Say why"):
        take_back_ledger(extract, reason=" ", by=officer)
    period = CertifiedPeriodFactory()
    with pytest.raises(PeriodCertified):
        take_back_ledger(extract, reason="The wrong year", by=officer)
    assert LedgerExtract.objects.count() == 2
    period.delete()
    for _again in range(2):
        take_back_ledger(extract, reason="The wrong year", by=officer)
    assert LedgerExtract.objects.count() == 1
    entry = ModelLogEntry.objects.get(action="wagtail.delete")
    assert (entry.user, entry.data) == (officer, {"reason": "The wrong year", "sha256": ""})
