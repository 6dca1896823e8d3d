"""To ask for a correction or for erasure, and to take the request back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from participants.actions import data_requests
from participants.forms.my_data import CorrectionForm, ErasureForm
from participants.models import Person
from participants.views.own import for_a_person


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_person
def ask_correction(request: HttpRequest, person: Person) -> HttpResponse:
    form = CorrectionForm(request.POST or None)
    if form.is_valid():
        data_requests.ask_correction(person, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("We have your request and answer within 30 days."))
        return redirect("participants:my_data")
    status = 422 if form.errors else 200
    return TemplateResponse(request, "participants/ask_correction.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_person
def ask_erasure(request: HttpRequest, person: Person) -> HttpResponse:
    form = ErasureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data_requests.ask_erasure(person, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("We have your request and answer within 30 days."))
        return redirect("participants:my_data")
    return TemplateResponse(request, "participants/ask_erasure.html", {"form": form})


@require_POST
@for_a_person
def cancel_request(request: HttpRequest, person: Person, request_id: int) -> HttpResponse:
    asked = get_object_or_404(person.data_requests, pk=request_id)
    try:
        data_requests.cancel(asked, by=request.user, at=timezone.now())
    except data_requests.DataRequestRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your request is taken back."))
    return redirect("participants:my_data")
