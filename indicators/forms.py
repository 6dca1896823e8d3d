from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators import evidence
from indicators.models import Report
from indicators.reports.drafts import usual_report

YEAR = "year-"

Group = tuple[str, list[tuple[str, str]]]


class ReportForm(forms.Form):
    """Which report to print: one that was begun, or the usual parts of a year whose annual report nobody has begun."""

    report = forms.ChoiceField(label=gettext_lazy("Report"))
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reports = list(Report.objects.select_related("period", "event").order_by("kind", "-period__ends_on", "-pk"))
        self.fields["report"].choices = [*_begun(reports), *_not_begun(reports)]
        self.fields["report"].error_messages["invalid_choice"] = _("Choose one of the reports of the list.")

    def clean_report(self) -> Report:
        chosen = self.cleaned_data["report"]
        if chosen.startswith(YEAR):
            return usual_report(int(chosen.removeprefix(YEAR)))
        return Report.objects.get(pk=chosen)


def _begun(reports: list[Report]) -> Iterator[Group]:
    for kind, of_kind in groupby(reports, key=lambda report: report.get_kind_display()):
        yield str(kind), [(str(report.pk), str(report)) for report in of_kind]


def _not_begun(reports: list[Report]) -> Iterator[Group]:
    begun = {report.year for report in reports if report.kind == Report.Kind.ANNUAL}
    years = [year for year in evidence.years() if year not in begun]
    if years:
        yield _("Not begun: tables and charts of a year"), [(f"{YEAR}{year}", str(year)) for year in years]
