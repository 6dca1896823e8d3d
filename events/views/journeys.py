"""Where logistics see who has handed in what a journey needs, and book. Nobody else sees passport data."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.log_actions import log

from events.actions import travelling
from events.models import EventPage, Registration, TravelRequest
from events.travel_list import header, lines
from portal.core.encryption import CannotOpen
from portal.core.exports import csv_bytes, xlsx_bytes
from portal.core.scans import CONTENT_TYPES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
handles_travel = permission_required("events.handle_travel", raise_exception=True)


@require_safe
@handles_travel
def journey_list(request: HttpRequest) -> HttpResponse:
    confirmed = Q(registrations__state=Registration.State.CONFIRMED) & ~Q(registrations__mode=EventPage.Mode.ONLINE)
    in_hand = confirmed & Q(registrations__travel_request__state__in=["handed_in", "booked"])
    booked = confirmed & Q(registrations__travel_request__state="booked")
    events = EventPage.objects.live().with_journeys().annotate(
        confirmed=Count("registrations", filter=confirmed),
        handed_in=Count("registrations", filter=in_hand),
        booked=Count("registrations", filter=booked),
    )  # fmt: skip
    page = Paginator(events.order_by("-starts_on", "pk"), 50).get_page(request.GET.get("page"))
    return TemplateResponse(request, "events/journey_list.html", {"page_obj": page, "page_title": _("Travel")})


@never_cache
@require_safe
@handles_travel
def journeys(request: HttpRequest, event_id: int) -> HttpResponse:
    """Everybody who is to come, those first who have not handed in."""
    event = get_object_or_404(EventPage, pk=event_id)
    rows = event.registrations.travelling().select_related("person__country", "travel_request")
    ordered = sorted(rows, key=lambda row: (_rank(row), str(row.person.country), row.person.full_name))
    context = {"event": event, "rows": ordered, "page_title": _("Travel")}
    return TemplateResponse(request, "events/journeys.html", context)


@never_cache
@require_safe
@handles_travel
def journey(request: HttpRequest, travel_id: int) -> HttpResponse:
    found = _request(travel_id)
    log(found, "events.travel.read", user=request.user)
    facts = list(zip(header(), lines([found])[0], strict=True))
    context = {"travel_request": found, "event": found.registration.event, "facts": facts, "page_title": _("Travel")}
    return TemplateResponse(request, "events/journey.html", context)


@never_cache
@require_safe
@handles_travel
def journey_scan(request: HttpRequest, travel_id: int) -> HttpResponse:
    """Decrypted on the way out, kept by no browser, always as a file to save: nothing in it can run on this site."""
    found = _request(travel_id)
    if not found.scan:
        raise Http404
    try:
        content = travelling.opened_scan(found)
    except CannotOpen:
        messages.error(request, _("The scan cannot be opened: the key with which it was encrypted is missing."))
        return redirect("journey", found.pk)
    log(found, "events.travel.scan", user=request.user)
    name = f"passport-{found.registration.code}.{found.scan_kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=CONTENT_TYPES[found.scan_kind], headers=headers)


@never_cache
@require_safe
@handles_travel
def journey_export(request: HttpRequest, event_id: int, file_format: str) -> HttpResponse:
    """What the travel agent gets: those who have handed in."""
    event = get_object_or_404(EventPage, pk=event_id)
    if file_format not in ("csv", "xlsx"):
        raise Http404
    rows = lines(TravelRequest.objects.expected(event).handed_in())
    data = {"people": len(rows), "format": file_format}
    log(event, "events.travel.export", user=request.user, data=data)
    as_csv = file_format == "csv"
    content = csv_bytes(header(), rows) if as_csv else xlsx_bytes(_("Travel"), header(), rows)
    name = f"travel-{event.slug}.{file_format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8" if as_csv else XLSX, headers=headers)


@require_POST
@handles_travel
def journey_ask(request: HttpRequest, event_id: int) -> HttpResponse:
    """Ask those who were not asked yet, and remind the others."""
    event, now = get_object_or_404(EventPage, pk=event_id), timezone.now()
    number = travelling.ask_all(event, by=request.user, at=now) + travelling.remind(event, by=request.user, at=now)
    sentence = ngettext("%(count)s mail is on its way.", "%(count)s mails are on their way.", number)
    messages.success(request, sentence % {"count": number})
    return redirect("journeys", event.pk)


@require_POST
@handles_travel
def journey_book(request: HttpRequest, travel_id: int) -> HttpResponse:
    return _change(request, travel_id, lambda found: travelling.book(found, by=request.user, at=timezone.now()))


@require_POST
@handles_travel
def journey_unbook(request: HttpRequest, travel_id: int) -> HttpResponse:
    return _change(request, travel_id, lambda found: travelling.unbook(found, by=request.user))


def _change(request: HttpRequest, travel_id: int, change: Callable[[TravelRequest], Any]) -> HttpResponse:
    found = _request(travel_id)
    try:
        change(found)
    except travelling.TravelRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("journey", found.pk)


def _request(travel_id: int) -> TravelRequest:
    rows = TravelRequest.objects.select_related("registration__event", "registration__person__country")
    return get_object_or_404(rows, pk=travel_id)


def _rank(registration: Registration) -> int:
    found = getattr(registration, "travel_request", None)
    return ["", "asked", "handed_in", "booked"].index(found.state if found else "")
