"""The link in the mails by which a person gives the place back, without an account."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.actions.registration import RegistrationRefused
from events.actions.registration import withdraw as withdraw_registration
from events.mails import WITHDRAW
from events.models import Registration
from portal.core.signing import LinkRefused, unsign


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Asks first: programs that look through mails open every link, and none of them may withdraw anybody."""
    try:
        code = unsign(WITHDRAW, token)
    except LinkRefused as refusal:
        raise Http404 from refusal
    registration = get_object_or_404(Registration.objects.select_related("event", "person"), code=code).surviving
    context = {"registration": registration, "refusal": ""}
    if request.method == "POST":
        try:
            withdraw_registration(registration, at=timezone.now())
        except RegistrationRefused as refusal:
            context["refusal"] = str(refusal)
        else:
            return HttpResponseRedirect(request.path, status=303)
    return TemplateResponse(request, "events/withdraw.html", context, status=409 if context["refusal"] else 200)
