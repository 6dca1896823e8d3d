"""One's own registration, by the link of a mail: looking at it changes nothing, programs look through mails too."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.amending import amend
from events.actions.leaving import withdraw
from events.actions.offers import accept
from events.actions.seating import RegistrationRefused
from events.asking import OTHER_LANGUAGE
from events.ical import CONTENT_TYPE, registration_calendar, registrations_feed
from events.links import FEED, OWN, feed_url, follow, own_path
from events.mails import WITHDRAW
from events.models import Registration
from events.own_form import OwnRegistrationForm
from events.own_standing import standing_of
from portal.core.signing import LinkRefused

View = Callable[[HttpRequest, Registration], HttpResponse]


def by_link(purpose: str = OWN) -> Callable[[View], Callable[[HttpRequest, str], HttpResponse]]:
    """The view gets the registration instead of the token; a link that leads nowhere gets one page, whatever it was."""

    def decorate(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
        @never_cache
        @wraps(view)
        def by_token(request: HttpRequest, token: str) -> HttpResponse:
            try:
                registration = follow(token, purpose=purpose, at=timezone.now())
            except LinkRefused:
                return TemplateResponse(request, "events/link_refused.html", status=404)
            return view(request, registration)

        return by_token

    return decorate


@require_http_methods(["GET", "HEAD", "POST"])
@by_link()
def own_registration(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The form on it changes what was answered, how one takes part, and the phone number."""
    is_sent = request.method == "POST" and OTHER_LANGUAGE not in request.POST
    form = OwnRegistrationForm(request.POST if is_sent else None, registration=registration)
    if OTHER_LANGUAGE in request.POST:
        form.show(request.POST)
    if form.is_valid():
        try:
            amend(registration, **form.changes(), at=timezone.now())
        except RegistrationRefused as refusal:
            form.add_error(None, str(refusal))
            registration.refresh_from_db()
        else:
            messages.success(request, _("Your changes are saved."))
            return HttpResponseRedirect(own_path(registration), status=303)
    return _page(request, registration, form=form, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link()
def accept_offer(request: HttpRequest, registration: Registration) -> HttpResponse:
    return _answer(request, registration, accept)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link()
def give_back(request: HttpRequest, registration: Registration) -> HttpResponse:
    return _answer(request, registration, withdraw)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link(WITHDRAW)
def withdraw_by_former_link(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The link of mails sent earlier. It leads to the page on which one withdraws."""
    return _answer(request, registration, withdraw)


@require_safe
@by_link()
def own_calendar(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The event for one's calendar; of a registration that is over, its withdrawal from there."""
    content = registration_calendar(registration, at=timezone.now())
    return HttpResponse(content, CONTENT_TYPE, headers={"Content-Disposition": 'attachment; filename="event.ics"'})


@require_safe
@by_link(FEED)
def own_feed(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Every event of the person, for a calendar program that subscribes to it."""
    theirs = Registration.objects.in_calendar().filter(person=registration.person).select_related("event", "person")
    written = registrations_feed(theirs, language=get_language() or "en", at=timezone.now())
    return HttpResponse(written, CONTENT_TYPE)


def _answer(request: HttpRequest, registration: Registration, action: Callable[..., Registration]) -> HttpResponse:
    """Done or not, the page then says how one stands; what was refused says so as well."""
    if request.method != "POST":
        return redirect(own_path(registration))
    try:
        action(registration, at=timezone.now())
    except RegistrationRefused as refusal:
        registration.refresh_from_db()
        return _page(request, registration, refusal=str(refusal), status=409)
    return HttpResponseRedirect(own_path(registration), status=303)


def _page(
    request: HttpRequest,
    registration: Registration,
    *,
    form: OwnRegistrationForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    standing = standing_of(registration, at=timezone.now())
    form = form or OwnRegistrationForm(registration=registration)
    context: dict[str, Any] = {
        "registration": registration,
        "standing": standing,
        "form": form if standing.may_edit else None,  # not when the event was cancelled while the page was open
        "refusal": refusal if standing.may_edit else refusal or " ".join(form.non_field_errors()),
        "own_path": own_path(registration),
        "switch_form": "own" if standing.may_edit and request.resolver_match.url_name == "own_registration" else "",
        "feed_url": feed_url(registration),
    }
    return TemplateResponse(request, "events/own_registration.html", context, status=status)
