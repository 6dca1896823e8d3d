"""Staff say that an event does not take place."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.actions.leaving import cancel_event
from events.actions.seating import RegistrationRefused
from events.forms import DeclineForm
from events.models import EventPage


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("events.decide_registration", raise_exception=True)
def cancel(request: HttpRequest, event_id: int) -> HttpResponse:
    event = get_object_or_404(EventPage, pk=event_id)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            cancel_event(event, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
        except RegistrationRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The event is cancelled. Everybody who is registered is told by mail."))
        return redirect("event_dashboard", event.pk)
    context = {"event": event, "form": form, "people": event.registrations.active().count()}
    context |= {"page_title": _("Cancel the event")}
    return TemplateResponse(request, "events/event_cancel.html", context, status=422 if form.errors else 200)
