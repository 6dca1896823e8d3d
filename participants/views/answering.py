"""What staff do with a request about data in the admin. The page itself is RequestView in request_viewsets."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from participants.actions import data_requests
from participants.forms.my_data import AnswerForm, EnteredRequestForm
from participants.models import DataRequest, Person
from participants.signals import AnonymisingRefused

MAY = "participants.handle_datarequest"
MOST = 20


@require_POST
@permission_required(MAY, raise_exception=True)
def answer(request: HttpRequest, request_id: int, verb: str) -> HttpResponse:
    """Done or refused, with the words that the person reads."""
    asked, form = get_object_or_404(DataRequest, pk=request_id), AnswerForm(request.POST)
    words = form.cleaned_data["answer"] if form.is_valid() else ""
    try:
        if verb == "refused":
            data_requests.refuse(asked, reason=words, by=request.user, at=timezone.now())
        elif asked.kind == DataRequest.Kind.ERASURE and not request.POST.get("sure"):
            return _not_sure(request, asked)
        else:
            data_requests.carry_out(asked, answer=words, by=request.user, at=timezone.now())
    except (data_requests.DataRequestRefused, AnonymisingRefused) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Answered. The person is told by mail."))
    return redirect("data_request:inspect", asked.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY, raise_exception=True)
def enter(request: HttpRequest) -> HttpResponse:
    """A request that came by letter: find the person, then write what they ask for."""
    query = request.GET.get("q", "").strip()
    form = EnteredRequestForm(request.POST or None)
    if form.is_valid():
        person = get_object_or_404(Person, pk=form.cleaned_data["person"])
        try:
            return redirect("data_request:inspect", _ask(person, request.user, **form.cleaned_data).pk)
        except data_requests.DataRequestRefused as refusal:
            form.add_error(None, str(refusal))
    context = {"query": query, "people": _people(query), "form": form, "page_title": _("Enter a request")}
    return TemplateResponse(request, "participants/request_enter.html", context, status=422 if form.errors else 200)


def _not_sure(request: HttpRequest, asked: DataRequest) -> HttpResponse:
    messages.error(request, _("Erasing cannot be undone: tick that you have made sure."))
    return redirect("data_request:inspect", asked.pk)


def _people(query: str) -> Any:
    known = Person.objects.filter(anonymised_at=None).select_related("country", "institution")
    return known.named(query)[:MOST] if query else []


def _ask(person: Person, by: Any, /, *, kind: str, text: str, proposed: str, **others: Any) -> DataRequest:
    if kind == DataRequest.Kind.ERASURE:
        return data_requests.ask_erasure(person, text=text, by=by, at=timezone.now())
    return data_requests.ask_correction(person, text=text, proposed=proposed, by=by, at=timezone.now())
