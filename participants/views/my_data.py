"""All that is held on oneself: to read, to take along, to correct, and to take one's consent back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from participants.actions import own_data
from participants.forms.my_data import OwnCorrectionForm
from participants.held_data import as_json, held_on
from participants.models import Consent, DataRequest, Person
from participants.views.own import for_a_person, signed_in


@never_cache
@require_safe
@signed_in
def my_data(request: HttpRequest) -> HttpResponse:
    person = request.user.person
    context = {
        "person": person,
        "held": held_on(request.user),
        "consents": Consent.objects.latest_of(person).values() if person else [],
        "requests": person.data_requests.order_by("-asked_at") if person else [],
    }
    return TemplateResponse(request, "participants/my_data.html", context)


@never_cache
@require_safe
@signed_in
def my_data_file(request: HttpRequest) -> HttpResponse:
    """The same as a file that other programs can read."""
    now = timezone.now()
    answer = JsonResponse(as_json(request.user, at=now), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="my-data-{timezone.localdate(now)}.json"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_person
def correct_own(request: HttpRequest, person: Person) -> HttpResponse:
    form = OwnCorrectionForm(person, request.POST or None)
    if form.is_valid():
        try:
            changed = own_data.correct_own(person, **form.cleaned_data, by=request.user, at=timezone.now())
        except own_data.OwnDataRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your data are corrected.") if changed else _("Nothing was changed."))
            return redirect("participants:my_data")
    status = 422 if form.errors else 200
    return TemplateResponse(request, "participants/correct_own.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_person
def withdraw_consent(request: HttpRequest, person: Person, purpose: str) -> HttpResponse:
    """Says first what it means."""
    consent = Consent.objects.latest_of(person).get(purpose)
    if consent is None:
        raise Http404
    if request.method == "POST":
        _withdraw(request, person, purpose)
        return HttpResponseRedirect(request.path, status=303)
    has_asked = person.data_requests.open().filter(kind=DataRequest.Kind.ERASURE).exists()
    context = {"consent": consent, "has_asked": has_asked}
    return TemplateResponse(request, "participants/withdraw_consent.html", context)


def _withdraw(request: HttpRequest, person: Person, purpose: str) -> None:
    words, language = _("I withdraw my consent."), get_language() or "en"
    try:
        own_data.withdraw_consent(
            person, purpose=purpose, by=request.user, at=timezone.now(), language=language, text=words
        )
    except own_data.OwnDataRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your consent is withdrawn."))
