"""A civil servant registers on the event's page, without an account."""

from datetime import timedelta

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.registration import RegistrationRefused
from events.actions.registration import register as register_person
from events.forms import RegistrationForm
from events.models import EventPage, Registration
from portal.core.signing import LinkRefused, sign, unsign

REGISTERED = "events.registered"
SHOWN_FOR = timedelta(days=30)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """The form on a page of its own; what is wrong is shown on it again, with what was typed."""
    event = get_object_or_404(_open_to_all(), slug=slug)
    form = _form(request, event)
    if form.is_valid() and (registration := _registered(form)):
        return HttpResponseRedirect(reverse("events:registered", args=[sign(REGISTERED, registration.pk)]), status=303)
    context = {"event": event, "form": form}
    return TemplateResponse(request, "events/register.html", context, status=422 if form.is_bound else 200)


@require_safe
def register_by_number(request: HttpRequest, event_id: int) -> HttpResponse:
    """The former address of the form."""
    return redirect("events:register", get_object_or_404(_open_to_all(), pk=event_id).slug)


def _form(request: HttpRequest, event: EventPage) -> RegistrationForm:
    return RegistrationForm(request.POST if request.method == "POST" else None, event=event)


def _registered(form: RegistrationForm) -> Registration | None:
    """Nothing when it was refused: the form says why."""
    language = get_language() or "en"
    try:
        return register_person(
            form.event,
            form.details(language),
            consent_text=form.consent_text,
            language=language,
            mode=form.chosen_mode,
            answers=form.answers,
            at=timezone.now(),
        )
    except RegistrationRefused as refusal:
        form.add_error(None, str(refusal))
        return None


def _open_to_all() -> QuerySet[EventPage]:
    return EventPage.objects.live().public().select_related("country")


@never_cache
@require_safe
def registered(request: HttpRequest, token: str) -> HttpResponse:
    """What happens next. The address is signed: nobody finds another person's page by changing a number."""
    try:
        registration_id = unsign(REGISTERED, token, max_age=SHOWN_FOR)
    except LinkRefused as refusal:
        raise Http404 from refusal
    found = get_object_or_404(Registration.objects.select_related("event", "person"), pk=registration_id)
    registration = found.surviving
    return TemplateResponse(request, "events/registered.html", {"registration": registration})
