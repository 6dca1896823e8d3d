"""A country's list of nominees: for its focal point, and for staff who write it on its behalf."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.actions import nominating
from events.actions.nominating import NominationRefused
from events.country_places import places_of
from events.models import EventPage, Nomination
from events.models.nominations import nominations_close_at, takes_nominations
from events.nomination_forms import NomineeForm, PasteForm, TakeBackForm
from events.pasted_nominees import Pasted, read_pasted
from participants.models import Country
from portal.core.dates import moment
from portal.core.file_kinds import Unreadable

View = Callable[..., HttpResponse]


def for_a_country(view: View) -> View:
    """The view gets the event and the country. A focal point finds no country but their own."""

    @never_cache
    @login_required
    @wraps(view)
    def of_country(request: HttpRequest, event_id: int, country: str, **kwargs: Any) -> HttpResponse:
        is_staff = request.user.has_perm("events.decide_registration")
        if not (is_staff or request.user.has_perm("events.view_own_country")):
            raise PermissionDenied
        if not is_staff and request.user.focal_country_id != country:
            raise Http404
        event = get_object_or_404(EventPage.objects.live(), pk=event_id)
        found = get_object_or_404(Country, pk=country)
        if not takes_nominations(event, found):
            raise Http404
        return view(request, event, found, **kwargs)

    return of_country


@require_safe
@for_a_country
def nominations(request: HttpRequest, event: EventPage, country: Country) -> HttpResponse:
    return _page(request, event, country, "events/nominations.html", rows=Nomination.objects.of(event, country))


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_country
def add_nominee(request: HttpRequest, event: EventPage, country: Country) -> HttpResponse:
    form = NomineeForm(request.POST if request.method == "POST" else None, event=event)
    if form.is_valid():
        try:
            number = nominating.add(event, country, [form.nominee], by=request.user, at=timezone.now())
        except NominationRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Added to the list.") if number else _("This address is on the list already."))
            return _back(event, country)
    return _page(request, event, country, "events/add_nominee.html", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_country
def paste_nominees(request: HttpRequest, event: EventPage, country: Country) -> HttpResponse:
    """First shows what would be added; what is then written is what was looked at."""
    form, pasted = PasteForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        try:
            pasted = _pasted(event, country, form.cleaned_data["table"])
            if pasted.new and form.cleaned_data["seen"] == pasted.digest:
                return _add_all(request, event, country, pasted)
        except (Unreadable, NominationRefused) as refusal:
            form.add_error(None, str(refusal))
    return _page(request, event, country, "events/paste_nominees.html", form=form, pasted=pasted)


@require_POST
@for_a_country
def move_nominee(request: HttpRequest, event: EventPage, country: Country, nomination_id: int) -> HttpResponse:
    nomination, up = _nomination(event, country, nomination_id), request.POST.get("way") == "up"
    return _done(
        request, event, country, lambda: nominating.move(nomination, up=up, by=request.user, at=timezone.now())
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_country
def remove_nominee(request: HttpRequest, event: EventPage, country: Country, nomination_id: int) -> HttpResponse:
    nomination = _nomination(event, country, nomination_id)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason, now = form.cleaned_data["reason"], timezone.now()
        return _done(
            request, event, country, lambda: nominating.remove(nomination, reason=reason, by=request.user, at=now)
        )
    return _page(request, event, country, "events/remove_nominee.html", form=form, nomination=nomination)


@require_POST
@for_a_country
def submit_nominations(request: HttpRequest, event: EventPage, country: Country) -> HttpResponse:
    def submit() -> None:
        number = nominating.submit(event, country, by=request.user, at=timezone.now())
        sentence = ngettext("%(count)s nominee is asked by mail.", "%(count)s nominees are asked by mail.", number)
        messages.success(request, sentence % {"count": number})

    return _done(request, event, country, submit)


def _done(request: HttpRequest, event: EventPage, country: Country, action: Callable[[], Any]) -> HttpResponse:
    try:
        action()
    except NominationRefused as refusal:
        messages.error(request, str(refusal))
    return _back(event, country)


def _add_all(request: HttpRequest, event: EventPage, country: Country, pasted: Pasted) -> HttpResponse:
    number = nominating.add(event, country, pasted.new, by=request.user, at=timezone.now())
    sentence = ngettext("%(count)s person is added to the list.", "%(count)s people are added to the list.", number)
    messages.success(request, sentence % {"count": number})
    return _back(event, country)


def _pasted(event: EventPage, country: Country, text: str) -> Pasted:
    known = Nomination.objects.of(event, country).values_list("email", flat=True)
    return read_pasted(text, country=country, known=set(known))


def _nomination(event: EventPage, country: Country, nomination_id: int) -> Nomination:
    return get_object_or_404(Nomination.objects.of(event, country), pk=nomination_id)


def _back(event: EventPage, country: Country) -> HttpResponse:
    return HttpResponseRedirect(reverse("events:nominations", args=[event.pk, country.pk]), status=303)


def _page(request: HttpRequest, event: EventPage, country: Country, template: str, **more: Any) -> HttpResponse:
    now, form = timezone.now(), more.get("form")
    context = {
        "event": event,
        "country": country,
        "places": places_of(event, country, at=now),
        "when": moment(nominations_close_at(event), event.time_zone),
        "closed": nominating.why_no_list(event, country, at=now),
        **more,
    }
    return TemplateResponse(request, template, context, status=422 if form and form.errors else 200)
