"""A sealed report to be read, each figure with its way to the evidence, and what is another figure today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import get_language

from indicators.archive.sealed import SealedReport, editions_for, readable
from indicators.donor.views import for_donors
from indicators.models import Edition
from indicators.reports.comparing import signed_against_today
from indicators.reports.sources import source_of


@for_donors
def report(request: HttpRequest, number: int) -> HttpResponse:
    snapshot = get_object_or_404(readable(request.user), number=number)
    language = "ru" if get_language() == "ru" else "en"
    context = {
        "report": SealedReport(snapshot, editions_for(request.user)),
        "document": snapshot.document(language, Edition.FULL),
        "links": {name: source_of(name, snapshot.report.year) for name in snapshot.plain["figures"]},
        "compared": signed_against_today(snapshot),
    }
    return TemplateResponse(request, "indicators/donor/report.html", context)
