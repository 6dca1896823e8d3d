"""What staff say of a plan or a ledger extract that they bring in, and single facts about money."""

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from indicators.actions import MoneyRefused, PeriodCertified, import_ledger, import_plan
from indicators.actions.importing import check_ledger, check_plan
from indicators.amounts import DecimalSign
from indicators.models import BudgetVersion, LedgerExtract
from indicators.money_sheets import LEDGER, PLAN, MoneySheet, understand
from portal.core.forms import UploadForm


def day_input() -> forms.DateInput:
    """The browser's own way to choose a day."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


SIGNS = [
    (DecimalSign.AS_FOUND.value, _("as each amount shows it; what can be read in two ways is refused")),
    (DecimalSign.POINT.value, _("a point: 1,234.50")),
    (DecimalSign.COMMA.value, _("a comma: 1.234,50")),
]


class MoneyForm(UploadForm):
    """The file with what is said of it. Its kinds `understand`, `check` and `write` it, once the form is valid."""

    sign = forms.ChoiceField(label=_("What stands before the cents"), choices=SIGNS, required=False)

    @property
    def decimal_sign(self) -> DecimalSign:
        return DecimalSign(self.cleaned_data["sign"] or DecimalSign.AS_FOUND)

    def why_not(self, sheet: MoneySheet) -> str:
        """Why the file cannot be written as things stand; empty when it can."""
        try:
            with transaction.atomic():
                self.check(sheet)
        except (MoneyRefused, PeriodCertified) as refused:
            return str(refused)
        return ""


class PlanForm(MoneyForm):
    title = forms.CharField(label=_("Title of the version"), max_length=150)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=150, required=False)
    adopted_on = forms.DateField(label=_("Adopted on"), widget=day_input())
    source = forms.CharField(label=_("Source document"), max_length=250)

    field_order = ("file", "title", "title_ru", "adopted_on", "source", "sign")

    def understand(self, name: str, content: bytes) -> MoneySheet:
        return understand(PLAN, name=name, content=content, sign=self.decimal_sign)

    def check(self, sheet: MoneySheet) -> None:
        check_plan(sheet, title=self.cleaned_data["title"])

    def write(self, sheet: MoneySheet, *, by: Any, at: datetime) -> BudgetVersion:
        said = {name: self.cleaned_data[name] for name in ("title", "title_ru", "adopted_on", "source")}
        return import_plan(sheet, **said, by=by, at=at)


class LedgerForm(MoneyForm):
    source = forms.CharField(label=_("Source report"), max_length=150)
    source_ru = forms.CharField(label=_("Source report in Russian"), max_length=150, required=False)
    first = forms.DateField(label=_("First day"), widget=day_input())
    last = forms.DateField(
        label=_("Last day"), widget=day_input(), help_text=_("In the same year. Extracts may not overlap.")
    )

    field_order = ("file", "source", "source_ru", "first", "last", "sign")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and (first > last or first.year != last.year):
            self.add_error("last", _("An extract is of one year, from its first day to its last."))
        return said

    def understand(self, name: str, content: bytes) -> MoneySheet:
        year = self.cleaned_data["first"].year
        return understand(LEDGER, name=name, content=content, year=year, sign=self.decimal_sign)

    def check(self, sheet: MoneySheet) -> None:
        check_ledger(sheet, first=self.cleaned_data["first"], last=self.cleaned_data["last"])

    def write(self, sheet: MoneySheet, *, by: Any, at: datetime) -> LedgerExtract:
        said = {name: self.cleaned_data[name] for name in ("source", "source_ru", "first", "last")}
        return import_ledger(sheet, **said, by=by, at=at)
