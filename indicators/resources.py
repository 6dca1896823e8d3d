"""Plans and ledgers as spreadsheets, with columns that the import reads back."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import DecimalWidget, IntegerWidget

from indicators.models import BudgetLine, LedgerLine

AMOUNT, NUMBER = DecimalWidget(coerce_to_string=False), IntegerWidget(coerce_to_string=False)


class BudgetLineResource(ModelResource):
    output = Field("activity__output__number", _("Output"), widget=NUMBER)
    activity = Field("activity__number", _("Activity"))
    year = Field("year", _("Year"), widget=NUMBER)
    account = Field("account", pgettext_lazy("ledger", "Account"))
    amount = Field("amount", _("Amount"), widget=AMOUNT)
    funding = Field("funding", _("Source of funds"))

    class Meta:
        model = BudgetLine
        fields = ("output", "activity", "year", "account", "amount", "funding")

    def filter_export(self, queryset: QuerySet[BudgetLine], **kwargs: object) -> QuerySet[BudgetLine]:
        return queryset.select_related("activity__output")


class LedgerLineResource(ModelResource):
    """`amount` is signed by our rule; what the source printed stands beside it."""

    output = Field("output__number", _("Output"), widget=NUMBER)
    year = Field("year", _("Year"), widget=NUMBER)
    account = Field("account", pgettext_lazy("ledger", "Account"))
    description = Field("local_description", _("Description"))
    amount = Field("amount", _("Amount"), widget=AMOUNT)
    printed_amount = Field("printed_amount", _("Amount as printed"), widget=AMOUNT)

    class Meta:
        model = LedgerLine
        fields = ("output", "year", "account", "description", "amount", "printed_amount")

    def filter_export(self, queryset: QuerySet[LedgerLine], **kwargs: object) -> QuerySet[LedgerLine]:
        return queryset.select_related("output")
