"""Money in the admin: what was imported is read, single facts are added, and nothing is changed afterwards."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Count, QuerySet, Sum
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.admin.widgets.button import Button

from indicators.actions import FactRefused, PeriodCertified, change_budget, reconcile, record_receipt
from indicators.models import BudgetChange, BudgetVersion, LedgerExtract, Receipt, ReconcilingItem
from portal.core.menu import PermittedMenuItem
from portal.core.numbers import format_number
from portal.core.reading import NamedActionsPolicy, ReadOnlyViewSet


class AmountColumn(Column):
    def get_value(self, instance: Any) -> str:
        amount = super().get_value(instance)
        return "" if amount is None else format_number(amount, 2)


class ImportedListView(generic.IndexView):
    """With the sum of the lines of each, and the way to bring in another."""

    import_url_name = ""
    default_ordering = None
    is_searchable = False

    def get_base_queryset(self) -> QuerySet[Any]:
        found = self.model.objects.select_related("imported_by")
        return found.annotate(rows=Count("lines"), total=Sum("lines__amount")).order_by("-pk")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = super().header_more_buttons
        if self.request.user.has_perm("indicators.import_money"):
            buttons.append(Button(_("Import"), url=reverse(self.import_url_name), icon_name="upload", priority=80))
        return buttons


class BudgetVersionListView(ImportedListView):
    import_url_name = "import_plan"


class LedgerExtractListView(ImportedListView):
    import_url_name = "import_ledger"


class LinesView(generic.InspectView):
    """With all its lines, and their sums by output and year."""

    output = ""  # where a line has its output

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = self.object.lines.select_related(self.output)
        by_part = lines.order_by(f"{self.output}__number", "year").values_list(f"{self.output}__number", "year")
        sums = list(by_part.annotate(rows=Count("pk"), total=Sum("amount")))
        total = sum(row[-1] for row in sums)
        return super().get_context_data(**kwargs) | {"lines": lines, "sums": sums, "total": total}


class BudgetVersionView(LinesView):
    output = "activity__output"


class LedgerExtractView(LinesView):
    output = "output"


class BudgetVersionViewSet(ReadOnlyViewSet):
    model = BudgetVersion
    name = "budget_version"
    url_prefix = "money/plans"
    icon = "table"
    index_view_class = BudgetVersionListView
    inspect_view_class = BudgetVersionView
    inspect_template_name = "indicators/budget_version.html"
    list_display = (
        TitleColumn("local_title", label=_("Title"), url_name="budget_version:inspect"),
        Column("adopted_on", label=_("Adopted on")),
        Column("rows", label=_("Rows")),
        AmountColumn("total", label=_("Sum")),
        Column("imported_by", label=_("Imported by")),
    )


class LedgerExtractViewSet(ReadOnlyViewSet):
    model = LedgerExtract
    name = "ledger_extract"
    url_prefix = "money/ledger"
    icon = "list-ul"
    index_view_class = LedgerExtractListView
    inspect_view_class = LedgerExtractView
    inspect_template_name = "indicators/ledger_extract.html"
    list_display = (
        TitleColumn("local_source", label=_("Source report"), url_name="ledger_extract:inspect"),
        Column("starts_on", label=_("First day")),
        Column("ends_on", label=_("Last day")),
        Column("rows", label=_("Rows")),
        AmountColumn("total", label=_("Sum")),
        Column("imported_by", label=_("Imported by")),
    )


class FactForm(WagtailAdminModelForm):
    """Says in our words what the constraint on the amount would say in those of the database."""

    def clean_amount(self) -> Any:
        amount = self.cleaned_data["amount"]
        if not amount:
            raise forms.ValidationError(_("An amount of 0 says nothing."))
        return amount


class RecordView(generic.CreateView):
    """Writes by an action of the app."""

    recording: Callable[..., Any]  # takes the facts of the form, who and when

    def save_instance(self) -> Any:
        return self.recording(**self.form.cleaned_data, by=self.request.user, at=timezone.now())

    def form_valid(self, form: forms.ModelForm) -> HttpResponse:
        try:
            return super().form_valid(form)
        except (FactRefused, PeriodCertified) as refusal:
            form.add_error(None, str(refusal))
            self.produced_error_message = str(refusal)
            return self.form_invalid(form)

    def get_success_buttons(self) -> list[Any]:
        """None: what is recorded is not edited."""
        return []


class ReceiptAddView(RecordView):
    recording = staticmethod(record_receipt)


class ReconcilingItemAddView(RecordView):
    recording = staticmethod(reconcile)


class BudgetChangeAddView(RecordView):
    recording = staticmethod(change_budget)


class RecordedViewSet(ReadOnlyViewSet):
    """Rows that are added one by one, and read; there is no way to change one."""

    @property
    def permission_policy(self) -> NamedActionsPolicy:
        return NamedActionsPolicy(self.model, ["view", "add"])

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return forms.modelform_factory(self.model, FactForm, fields=self.form_fields)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("new/", self.add_view, name="add")]


class ReceiptViewSet(RecordedViewSet):
    model = Receipt
    name = "receipt"
    url_prefix = "money/receipts"
    icon = "download"
    add_view_class = ReceiptAddView
    list_display = (
        TitleColumn("reference", label=_("Reference"), url_name="receipt:inspect"),
        Column("received_on", label=_("Received on")),
        AmountColumn("amount", label=_("Amount")),
        Column("local_donor", label=_("Donor")),
    )
    form_fields = ("received_on", "amount", "donor", "donor_ru", "reference")
    inspect_view_fields = form_fields


class ReconcilingItemViewSet(RecordedViewSet):
    model = ReconcilingItem
    name = "reconciling_item"
    url_prefix = "money/reconciling-items"
    icon = "resubmit"
    add_view_class = ReconcilingItemAddView
    list_display = (
        TitleColumn("year", label=_("Year"), url_name="reconciling_item:inspect"),
        AmountColumn("amount", label=_("Amount")),
        Column("output", label=_("Output")),
        Column("local_reason", label=_("Reason")),
    )
    form_fields = ("year", "output", "amount", "reason", "reason_ru", "document")
    inspect_view_fields = (*form_fields, "stated_at", "stated_by")


class BudgetChangeViewSet(RecordedViewSet):
    model = BudgetChange
    name = "budget_change"
    url_prefix = "money/budget-changes"
    icon = "sliders"
    add_view_class = BudgetChangeAddView
    list_display = (
        TitleColumn("year", label=_("Year"), url_name="budget_change:inspect"),
        Column("get_kind_display", label=_("Kind")),
        AmountColumn("amount", label=_("Amount")),
        Column("local_source", label=_("Source document")),
    )
    form_fields = ("year", "kind", "amount", "source", "source_ru")
    inspect_view_fields = (*form_fields, "recorded_at", "recorded_by")


class MoneyViewSets(ModelViewSetGroup):
    menu_label = _("Money")
    menu_icon = "decimal"
    menu_order = 305
    items = (
        BudgetVersionViewSet(),
        LedgerExtractViewSet(),
        BudgetChangeViewSet(),
        ReceiptViewSet(),
        ReconcilingItemViewSet(),
    )

    def get_submenu_items(self) -> list[MenuItem]:
        checks = PermittedMenuItem(
            _("Checks of the money"), reverse("money"), "indicators.view_ledgerextract", icon_name="tasks", order=0
        )
        return [checks, *super().get_submenu_items()]
