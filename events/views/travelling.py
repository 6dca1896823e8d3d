"""The link by which a confirmed person writes down what their journey needs, without an account."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.actions.travelling import TravelRefused, hand_in, why_no_journey
from events.models import Registration, TravelRequest
from events.travel_forms import TravelForm
from events.travel_mails import LINK_LASTS, TRAVEL
from events.views.refusing import by_signed_link
from portal.core.signing import unsign


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@by_signed_link
def travel(request: HttpRequest, token: str) -> HttpResponse:
    """What was handed in is never shown here: a mail may be read by others. It can be replaced as a whole."""
    travel_request, now = _asked(token), timezone.now()
    event = travel_request.registration.event
    context = {"travel_request": travel_request, "event": event, "refusal": why_no_journey(travel_request, at=now)}
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TravelForm(event, event.today(now), bool(travel_request.scan), *data)
    if form.is_valid() and not context["refusal"]:
        scan, words, language = form.cleaned_data["scan"], form.consent_text, get_language() or "en"
        try:
            hand_in(travel_request, form.journey, scan, consent_text=words, language=language, at=now)
        except TravelRefused as refusal:
            context["refusal"] = str(refusal)
        else:
            return HttpResponseRedirect(request.path, status=303)
    status = 409 if context["refusal"] and data else 422 if form.errors else 200
    return TemplateResponse(request, "events/travel.html", context | {"form": form}, status=status)


def _asked(token: str) -> TravelRequest:
    code = unsign(TRAVEL, token, max_age=LINK_LASTS)
    registration = get_object_or_404(Registration, code=code).surviving
    rows = TravelRequest.objects.select_related("registration__event", "registration__person")
    return get_object_or_404(rows, registration=registration)
