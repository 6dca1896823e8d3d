"""Forms of the framework: what is measured, and the periods that are reported on."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from indicators.models import Baseline, Indicator, ReportingPeriod

Counting, Unit = Indicator.Counting, Indicator.Unit
UNITS = {
    Counting.ATTENDANCES: {Unit.PEOPLE},
    Counting.PEOPLE: {Unit.PEOPLE},
    Counting.PUBLICATIONS: {Unit.STUDIES, Unit.GUIDES, Unit.PRODUCTS, Unit.PUBLICATIONS},
    Counting.EVENTS: {Unit.EVENTS},
    Counting.MANUAL: set(Unit),
}


class IndicatorForm(WagtailAdminModelForm):
    """An indicator with its baseline."""

    baseline_value = forms.DecimalField(
        label=gettext_lazy("Baseline"), required=False, min_value=0, max_digits=12, decimal_places=2
    )
    baseline_year = forms.IntegerField(
        label=gettext_lazy("Year of the baseline"), required=False, min_value=2000, max_value=2100
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Baseline.objects.filter(indicator=self.instance.pk).first()
        if known:
            self.initial |= {"baseline_value": known.value, "baseline_year": known.year}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        unit, counting = cleaned.get("unit"), cleaned.get("counting")
        if unit and counting and unit not in UNITS[counting]:
            self.add_error("unit", _("What is counted does not give this unit."))
        if cleaned.get("accumulation") == Indicator.Accumulation.DISTINCT and counting != Counting.PEOPLE:
            self.add_error("accumulation", _("Each person once over all years: only where people are counted."))
        if (cleaned.get("baseline_value") is None) != (cleaned.get("baseline_year") is None):
            self.add_error("baseline_value", _("Give the baseline with its year, or neither."))
        return cleaned

    def save(self, commit: bool = True) -> Indicator:
        indicator = super().save(commit)
        value, year = self.cleaned_data.get("baseline_value"), self.cleaned_data.get("baseline_year")
        if value is None:
            Baseline.objects.filter(indicator=indicator).delete()
        else:
            Baseline.objects.update_or_create(indicator=indicator, defaults={"value": value, "year": year})
        return indicator


class PeriodForm(WagtailAdminModelForm):
    """The days of a period that is on its way are what its signatures mean."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        now = ReportingPeriod.objects.filter(pk=self.instance.pk).first()
        is_fixed = now is not None and now.state != ReportingPeriod.State.OPEN
        if is_fixed and {"starts_on", "ends_on"} & set(self.changed_data):
            self.add_error(None, _("The days of a period change only while it is open."))
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first day."))
        return cleaned

    def save(self, commit: bool = True) -> ReportingPeriod:
        """Of a period that is there only what was filled in: its state may have moved on meanwhile."""
        if self.instance.pk and commit:
            self.instance.save(update_fields=list(self._meta.fields))
            return self.instance
        return super().save(commit)
