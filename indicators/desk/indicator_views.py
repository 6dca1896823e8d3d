"""The list and the forms of the indicators: they say what an indicator still lacks."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.views import generic

from indicators.actions.locking import PeriodCertified, check_writable
from indicators.models import Correction, Indicator

DECIDING = {"counting", "accumulation", "direction", "unit", "decimals"}  # what the actual of every year follows from


def missing_of(indicator: Indicator) -> str:
    """What the indicator lacks to be reported, in words; empty when it lacks nothing."""
    lacks = [
        (indicator.lacks_links, _("it counts nothing: link events or types of publication")),
        (getattr(indicator, "baseline", None) is None, _("a baseline")),
        (not indicator.targets.all(), _("a target")),
    ]
    return "; ".join(words for is_missing, words in lacks if is_missing)


def _warn(request: HttpRequest, indicator: Indicator) -> None:
    if missing := missing_of(Indicator.objects.get(pk=indicator.pk)):
        messages.warning(request, _("Still missing: %(missing)s.") % {"missing": missing})


class IndicatorListView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Indicator]:
        return Indicator.objects.with_framework()


class SavingIndicator:
    """Writes the form unless it changes what a certified period counts."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                if form.instance.pk and DECIDING & set(form.changed_data):
                    check_writable(what=Correction.What.RESULTS, first=date.min, last=date.max)
                response = super().form_valid(form)
        except PeriodCertified as certified:
            form.add_error(None, str(certified))
            self.produced_error_message = str(certified)
            return self.form_invalid(form)
        _warn(self.request, self.object)
        return response


class AddIndicatorView(SavingIndicator, generic.CreateView):
    pass


class EditIndicatorView(SavingIndicator, generic.EditView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "missing": missing_of(self.object),
            "this_year": timezone.localdate().year,
        }
