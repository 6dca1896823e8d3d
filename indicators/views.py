from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators.actions import request_report
from indicators.forms import ReportForm


@permission_required("indicators.make_report", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def make_annual_report(request: HttpRequest) -> HttpResponse:
    """In the admin: choose a report and its language; the job's page then shows the progress and keeps the result."""
    form = ReportForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        job = request_report(chosen["report"], language=chosen["language"], by=request.user, at=timezone.now())
        return redirect("job_detail", job.pk)
    return TemplateResponse(
        request,
        "indicators/make_annual_report.html",
        {"form": form, "page_title": _("Annual report")},
        status=422 if form.errors else 200,
    )
