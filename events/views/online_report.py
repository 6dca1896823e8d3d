"""Where staff bring in the report of an online meeting: the file, then every row with who it is, then the marks."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from events.actions.attendance import AttendanceRefused
from events.actions.reporting import confirmed_people, plan_report, write_report
from events.forms_check_in import OnlineReportForm
from events.models import EventPage
from events.online_reports import Attendee, Report

SALT = "events.online_report"


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("events.import_list", raise_exception=True)
def online_report(request: HttpRequest, event_id: int) -> HttpResponse:
    event = get_object_or_404(EventPage, pk=event_id)
    if "report" in request.POST:
        return _write(request, event)
    begun = [day for day in event.days if day <= event.today(timezone.now())]
    form = OnlineReportForm(request.POST or None, request.FILES or None, days=begun)
    context: dict[str, Any] = {"event": event, "form": form, "page_title": _("Report of an online meeting")}
    if form.is_valid():
        context |= _preview(event, form.cleaned_data["file"], form.cleaned_data["day"])
    template = "events/online_report_preview.html" if "rows" in context else "events/online_report.html"
    return TemplateResponse(request, template, context, status=422 if form.errors else 200)


def _preview(event: EventPage, report: Report, day: str) -> dict[str, Any]:
    """The rows travel in the page, sealed: the file itself is not kept."""
    kept = [(it.name, it.email, it.minutes) for it in report.attendees]
    return {
        "day": parse_date(day),
        "rows": list(enumerate(plan_report(event, report.attendees))),
        "people": confirmed_people(event),
        "report": signing.dumps([day, kept], salt=f"{SALT} {event.pk}", compress=True),
        "other_day": report.began.date() if report.began and report.began.date().isoformat() != day else None,
    }


def _write(request: HttpRequest, event: EventPage) -> HttpResponse:
    try:
        day, kept = signing.loads(request.POST["report"], salt=f"{SALT} {event.pk}", max_age=24 * 3600)
        marks = _marks(request, [Attendee(*one) for one in kept])
        rows = write_report(event, marks, day=parse_date(day), by=request.user, at=timezone.now())
    except signing.BadSignature:
        messages.error(request, _("The page was too old. Please upload the report again."))
    except AttendanceRefused as refusal:
        messages.error(request, _("Nothing was saved. %(reason)s") % {"reason": refusal})
    else:
        told = ngettext("%(count)s person newly marked present.", "%(count)s people newly marked present.", len(rows))
        messages.success(request, told % {"count": len(rows)})
    return redirect("attendance_sheet", event.pk)


def _marks(request: HttpRequest, attendees: list[Attendee]) -> dict[int, int]:
    """Minutes by registration, as staff chose. Of two rows of one person the longer counts: they may be two devices."""
    marks: dict[int, int] = {}
    for number, attendee in enumerate(attendees):
        chosen = request.POST.get(f"row-{number}", "")
        if chosen.isdecimal() and len(chosen) < 19:
            marks[int(chosen)] = max(attendee.minutes, marks.get(int(chosen), 0))
    return marks
