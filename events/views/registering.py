"""A civil servant registers on the event's page, without an account."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.actions.registration import RegistrationRefused
from events.actions.registration import register as register_person
from events.forms import RegistrationForm
from events.models import EventPage, Registration
from portal.core.signing import LinkRefused, sign, unsign

REGISTERED = "events.registered"
SHOWN_FOR = timedelta(days=30)


def register(request: HttpRequest, event_id: int) -> HttpResponse:
    """The form of the event's page comes here; what is wrong is shown on that page again, with what was typed."""
    event = get_object_or_404(EventPage.objects.live().public(), pk=event_id)
    if request.method != "POST":
        return redirect(event.url)
    form, language = RegistrationForm(request.POST), get_language() or "en"
    if form.is_valid():
        try:
            registration = register_person(
                event, form.details(language), consent_text=form.consent_text, language=language, at=timezone.now()
            )
        except RegistrationRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return HttpResponseRedirect(
                reverse("events:registered", args=[sign(REGISTERED, registration.pk)]), status=303
            )
    context = event.get_context(request) | {"form": form}
    return TemplateResponse(request, event.template, context, status=422)


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
