"""Staff make a new event of an old one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.actions.duplicating import DuplicationRefused, may_duplicate
from events.actions.duplicating import duplicate as duplicate_event
from events.forms import DuplicateForm
from events.models import EventPage


@require_http_methods(["GET", "HEAD", "POST"])
def duplicate(request: HttpRequest, event_id: int) -> HttpResponse:
    event = get_object_or_404(EventPage, pk=event_id)
    if not may_duplicate(event, request.user):
        raise PermissionDenied
    form = DuplicateForm(request.POST or None)
    if form.is_valid():
        try:
            new = duplicate_event(event, starts_on=form.cleaned_data["starts_on"], by=request.user)
        except DuplicationRefused as refusal:
            form.add_error("starts_on", str(refusal))
        else:
            messages.success(request, _("This is the copy. Nobody sees it until you publish it."))
            return redirect("wagtailadmin_pages:edit", new.pk)
    context = {"form": form, "event": event, "page_title": _("Duplicate this event")}
    return TemplateResponse(request, "events/duplicate.html", context, status=422 if form.errors else 200)
