"""People check themselves in: the projector shows a code that changes, a phone sends it back."""

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.attendance import AttendanceRefused
from events.actions.self_check_in import check_oneself_in, own_registration
from events.check_in_codes import code_hash
from events.forms_check_in import SelfCheckInForm
from events.models import EventPage, Registration
from events.rotating_codes import code_at
from events.views.check_in.entering import for_the_door

TRIES, WITHIN = 10, 15 * 60


@require_safe
@for_the_door
def projector(request: HttpRequest, event_id: int) -> HttpResponse:
    event = get_object_or_404(EventPage, pk=event_id)
    code = code_at(event.pk, timezone.now())
    address = request.build_absolute_uri(reverse("events:self_check_in", args=[event.pk]))
    context = {"event": event, "code": f"{code[:3]} {code[3:]}", "link": f"{address}?code={code}", "address": address}
    return TemplateResponse(request, "events/check_in/projector.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def self_check_in(request: HttpRequest, event_id: int) -> HttpResponse:
    event = get_object_or_404(EventPage.objects.live(), pk=event_id)
    own = _own(request, event)
    form = SelfCheckInForm(request.POST or None, initial={"code": request.GET.get("code", "")[:6]}, is_known=bool(own))
    if form.is_valid():
        sentence = _checked_in(own, event, form)
        if not sentence:
            messages.success(request, _("Welcome. You are checked in for today."))
            return redirect("events:self_check_in", event.pk)
        form.add_error(None, sentence)
    context = {"event": event, "form": form, "own": own}
    return TemplateResponse(request, "events/check_in/by_oneself.html", context, status=422 if form.errors else 200)


def _own(request: HttpRequest, event: EventPage) -> Registration | None:
    """Of whoever is signed in."""
    person = getattr(request.user, "person_id", None)
    return event.registrations.confirmed().select_related("event").filter(person=person).first() if person else None


def _checked_in(own: Registration | None, event: EventPage, form: SelfCheckInForm) -> str:
    """Why not; empty when it is done. Guesses are counted by what is guessed at, not by the network of the hall."""
    given = form.cleaned_data
    key = "self-check-in:" + code_hash(f"{event.pk} {own.code if own else given['registration']}")
    cache.add(key, 0, WITHIN)
    if cache.get(key, 0) >= TRIES:
        return _("Too many attempts. Please go to the desk at the entrance.")
    registration = own or own_registration(event, code=given["registration"], family_name=given["family_name"])
    if registration is None:
        cache.incr(key)
        return _("There is no registration with this code and family name for this event.")
    try:
        check_oneself_in(registration, code=given["code"], at=timezone.now())
    except AttendanceRefused as refusal:
        cache.incr(key)
        return str(refusal)
    return ""
