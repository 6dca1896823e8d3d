"""Where staff bring in the list of participants of an event; the pages of uploaded lists take over from there."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.forms import ParticipantListForm
from events.long_work import PARTICIPANTS
from events.models import EventPage
from portal.core.uploads import take_in


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("events.import_list", raise_exception=True)
def import_list(request: HttpRequest, event_id: int) -> HttpResponse:
    event = get_object_or_404(EventPage, pk=event_id)
    form = ParticipantListForm(request.POST, request.FILES) if request.method == "POST" else ParticipantListForm()
    if form.is_valid():
        file, country = form.cleaned_data["file"], form.cleaned_data["country"]
        parameters = {"event": event.pk} | ({"country": country.pk} if country else {})
        upload = take_in(
            PARTICIPANTS, name=file.name, content=file.read(), parameters=parameters, by=request.user, at=timezone.now()
        )
        return redirect("uploaded_list", upload.pk)
    context = {"form": form, "kind": PARTICIPANTS, "about": event.local_title, "page_title": _("Import participants")}
    return TemplateResponse(request, "core/list_upload.html", context, status=422 if form.errors else 200)
