from decimal import Decimal

import pytest

from indicators.models import BudgetChange, BudgetLine, BudgetVersion, LedgerExtract, Receipt, ReconcilingItem
from portal.core import roles

pytestmark = pytest.mark.django_db

ADDRESSES = {
    "plans": BudgetVersion,
    "ledger": LedgerExtract,
    "receipts": Receipt,
    "reconciling-items": ReconcilingItem,
    "budget-changes": BudgetChange,
}
FACTS = {
    "receipts": {"received_on": "2021-10-01", "amount": "598520.79", "donor": "Ministry", "reference": "R-1"},
    "reconciling-items": {"year": 2022, "amount": "23704.00", "reason": "Open commitments"},
    "budget-changes": {"year": 2022, "kind": "carry_over", "amount": "213624", "source": "Minutes of the board"},
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_list_is_open_to_those_who_may_view_it(client_of, role, address):
    may = f"indicators.view_{ADDRESSES[address]._meta.model_name}" in roles.role(role).permissions
    assert client_of(role).get(f"/admin/money/{address}/").status_code == (200 if may else 302)


@pytest.mark.parametrize("address", FACTS)
def test_a_fact_is_added_once_and_never_changed(client_of, year_2022, address):
    officer, model = client_of("M&E officer"), ADDRESSES[address]
    none = officer.post(f"/admin/money/{address}/new/", FACTS[address] | {"amount": "0"})
    assert ("An amount of 0 says nothing." in none.content.decode(), model.objects.count()) == (True, 0)
    for _again in range(2):
        officer.post(f"/admin/money/{address}/new/", FACTS[address])
    fact = model.objects.get()
    assert fact.amount == Decimal(FACTS[address]["amount"])
    assert officer.get(f"/admin/money/{address}/inspect/{fact.pk}/").status_code == 200
    assert officer.get(f"/admin/money/{address}/edit/{fact.pk}/").status_code == 404
    who = {"reconciling-items": "stated_by", "budget-changes": "recorded_by"}.get(address)
    assert who is None or getattr(fact, who) is not None


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_and_their_rows_take_the_same_queries_with_more_of_them(
    client_of, year_2022, django_assert_num_queries, rows
):
    first = BudgetVersion.objects.get()
    for number in range(rows - 1):
        BudgetVersion.objects.create(title=f"Plan {number}", adopted_on="2022-01-01", source="Minutes")
    keep = first.lines.values_list("pk")[:rows]
    BudgetLine.objects.exclude(pk__in=keep).delete()
    client = client_of("M&E officer")
    for address, queries in (("plans/", 10), (f"plans/inspect/{first.pk}/", 11)):
        client.get(f"/admin/money/{address}")
        with django_assert_num_queries(queries):
            client.get(f"/admin/money/{address}")
