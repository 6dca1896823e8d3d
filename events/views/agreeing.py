"""The link by which a nominee says that they come, and completes what is known of them."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.actions.nominating import NominationRefused, agree, why_no_answer
from events.actions.seating import RegistrationRefused
from events.links import own_path
from events.models import Registration
from events.nomination_forms import AgreeForm
from events.nomination_links import NOMINATION
from events.views.refusing import by_signed_link
from portal.core.signing import unsign


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@by_signed_link
def answer_nomination(request: HttpRequest, token: str) -> HttpResponse:
    """Looking at it changes nothing: programs look through mails too."""
    registration, now = _nominated(token), timezone.now()
    refusal = why_no_answer(registration.event, registration, at=now)
    form = AgreeForm(request.POST if request.method == "POST" else None, registration=registration)
    if not refusal and form.is_valid() and _agreed(form, registration):
        return HttpResponseRedirect(request.path, status=303)
    is_in = registration.state != Registration.State.NOMINATED and registration.state in Registration.ACTIVE
    status = 200 if is_in or not form.is_bound else 409 if refusal else 422
    context = {
        "registration": registration,
        "form": form,
        "refusal": refusal,
        "is_in": is_in,
        "own_path": own_path(registration),
    }
    return TemplateResponse(request, "events/answer_nomination.html", context, status=status)


def _agreed(form: AgreeForm, registration: Registration) -> bool:
    """Not when it was refused: the form says why."""
    try:
        agree(
            registration,
            form.changes,
            consent_text=form.consent_text,
            language=get_language() or "en",
            mode=form.chosen_mode,
            answers=form.answers,
            at=timezone.now(),
        )
    except (NominationRefused, RegistrationRefused) as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _nominated(token: str) -> Registration:
    code = unsign(NOMINATION, token)
    rows = Registration.objects.select_related("event", "person__country", "person__institution")
    found = get_object_or_404(rows, code=code)
    return found if found.merged_into_id is None else get_object_or_404(rows, pk=found.surviving.pk)
