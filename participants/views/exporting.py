"""Where staff choose whom and what to take out as a spreadsheet."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participants.forms.spreadsheets import ExportForm
from participants.long_work import request_export


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("participants.export_person", raise_exception=True)
def export_people(request: HttpRequest) -> HttpResponse:
    form = ExportForm(request.POST) if request.method == "POST" else ExportForm()
    if form.is_valid():
        chosen = form.cleaned_data
        country = chosen["country"].pk if chosen["country"] else ""
        job = request_export(
            country=country,
            sex=chosen["sex"],
            columns=chosen["columns"],
            file_format=chosen["file_format"],
            by=request.user,
            at=timezone.now(),
        )
        return redirect("job_detail", job.pk)
    context = {"form": form, "page_title": _("Export people")}
    return TemplateResponse(request, "participants/export_people.html", context, status=422 if form.errors else 200)
