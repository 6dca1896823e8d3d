"""The attendance sheet of an event: everybody who is confirmed, with a box for each day."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.attendance import AttendanceRefused, Mark, days_present, mark_all
from events.forms import SheetForm
from events.models import EventPage, Registration

DAYS_AT_ONCE = 7


@require_safe
@permission_required("events.mark_attendance", raise_exception=True)
def sheet_list(request: HttpRequest) -> HttpResponse:
    confirmed = Q(registrations__state=Registration.State.CONFIRMED)
    events = EventPage.objects.live().annotate(
        confirmed=Count("registrations", filter=confirmed), present=Count("registrations__attendance")
    )
    page = Paginator(events.order_by("-starts_on", "pk"), 50).get_page(request.GET.get("page"))
    return TemplateResponse(request, "events/sheet_list.html", {"page_obj": page, "page_title": _("Attendance")})


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("events.mark_attendance", raise_exception=True)
def sheet(request: HttpRequest, event_id: int) -> HttpResponse:
    event = get_object_or_404(EventPage, pk=event_id)
    if request.method == "POST":
        _save(request, event)
        return HttpResponseRedirect(request.get_full_path(), status=303)
    first = _first_day(request, event)
    days = [day for day in event.days if day >= first][:DAYS_AT_ONCE]
    context = {
        "event": event,
        "page_title": _("Attendance"),
        "days": days,
        "earlier": max(event.starts_on, _shifted(first, -DAYS_AT_ONCE)) if first > event.starts_on else None,
        "later": _shifted(first, DAYS_AT_ONCE) if days[-1] < event.ends_on else None,
        "rows": [_row(registration, days) for registration in _confirmed(event)],
        "form": SheetForm(initial={"mode": event.usual_mode}),
    }
    return TemplateResponse(request, "events/sheet.html", context)


def _save(request: HttpRequest, event: EventPage) -> None:
    """Only what was changed on this sheet is written: a mark that a colleague made meanwhile stays."""
    shown, present = set(request.POST.getlist("shown")), set(request.POST.getlist("present"))
    form = SheetForm(request.POST)
    mode = form.cleaned_data["mode"] if form.is_valid() else event.usual_mode
    registrations = {str(registration.pk): registration for registration in event.registrations.all()}
    added, removed = (_marks(keys, registrations) for keys in (present - shown, shown - present))
    try:
        mark_all(present=added, absent=removed, mode=mode, by=request.user, at=timezone.now())
    except AttendanceRefused as refusal:
        messages.error(request, _("Nothing was saved. %(reason)s") % {"reason": refusal})
    else:
        messages.success(
            request,
            _("Saved: %(added)s marked present, %(removed)s undone.") % {"added": len(added), "removed": len(removed)},
        )


def _marks(keys: set[str], registrations: dict[str, Registration]) -> list[Mark]:
    """`12:2022-06-20` is the registration 12 on that day. What this event's sheet cannot have sent is left out."""
    marks = []
    for key in sorted(keys):
        number, _colon, day = key.partition(":")
        if number in registrations and _is_day(day):
            marks.append((registrations[number], date.fromisoformat(day)))
    return marks


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _first_day(request: HttpRequest, event: EventPage) -> date:
    asked = request.GET.get("from", "")
    return date.fromisoformat(asked) if _is_day(asked) and date.fromisoformat(asked) in event.days else event.starts_on


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() + days)


def _confirmed(event: EventPage) -> Any:
    people = event.registrations.confirmed().select_related("person__country").prefetch_related("check_ins")
    return people.order_by("person__family_name_latin", "person__family_name", "person__given_name", "pk")


def _row(registration: Registration, days: list[date]) -> dict[str, Any]:
    present = days_present(registration)
    boxes = [{"day": day, "key": f"{registration.pk}:{day.isoformat()}", "is_present": day in present} for day in days]
    return {"registration": registration, "boxes": boxes}
