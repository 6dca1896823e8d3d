"""Money in the menu and under the addresses of the admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from indicators import money_views
from indicators.money_sheets import LEDGER, PLAN
from indicators.money_viewsets import MoneyViewSets


@hooks.register("register_admin_viewset")
def money() -> MoneyViewSets:
    return MoneyViewSets()


@hooks.register("register_admin_urls")
def money_urls() -> list[URLPattern]:
    plan, ledger = {"kind": PLAN}, {"kind": LEDGER}
    return [
        path("money/", money_views.money, name="money"),
        path("money/plans/import/", money_views.import_money, plan, name="import_plan"),
        path("money/plans/import/write/", money_views.write_money, plan, name="write_plan"),
        path("money/plans/<int:version_id>.<slug:file_format>", money_views.budget_sheet, name="budget_sheet"),
        path("money/ledger/import/", money_views.import_money, ledger, name="import_ledger"),
        path("money/ledger/import/write/", money_views.write_money, ledger, name="write_ledger"),
        path("money/ledger/<int:extract_id>.<slug:file_format>", money_views.ledger_sheet, name="ledger_sheet"),
        path("money/ledger/<int:extract_id>/take-back/", money_views.take_back, name="take_back_ledger"),
    ]
