"""Where staff choose what an event hands out; the pages of jobs take over from there."""

from typing import Any

from django.contrib.auth.decorators import user_passes_test
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events.handouts.forms import HandoutForm
from events.handouts.jobs import request_handout
from events.handouts.kinds import FIGURES, KINDS
from events.handouts.people_table import event_table
from events.models import EventPage

PERMISSIONS = tuple(sorted({kind.permission for kind in KINDS.values()}))


def may_hand_out(user: Any) -> bool:
    """Anything at all."""
    return any(user.has_perm(permission) for permission in PERMISSIONS)


def _or_refuse(user: Any) -> bool:
    if user.is_authenticated and not may_hand_out(user):
        raise PermissionDenied
    return may_hand_out(user)


@require_safe
@user_passes_test(_or_refuse)
def handout_events(request: HttpRequest) -> HttpResponse:
    events = EventPage.objects.live().select_related("country").order_by("-starts_on", "pk")
    page = Paginator(events, 50).get_page(request.GET.get("page"))
    return TemplateResponse(request, "events/handout_events.html", {"page_obj": page, "page_title": _("Handouts")})


@require_safe
@user_passes_test(_or_refuse)
def handouts(request: HttpRequest, event_id: int) -> HttpResponse:
    return _page(request, get_object_or_404(EventPage, pk=event_id))


@require_POST
@user_passes_test(_or_refuse)
def make_handout(request: HttpRequest, event_id: int, what: str) -> HttpResponse:
    event = get_object_or_404(EventPage, pk=event_id)
    if what not in KINDS:
        raise Http404
    if not request.user.has_perm(KINDS[what].permission):
        raise PermissionDenied
    form = KINDS[what].form(request.POST, event=event, by=request.user)
    if not form.is_valid():
        return _page(request, event, **{what: form})
    language, now = form.cleaned_data["language"], timezone.now()
    job = request_handout(event, what, language=language, options=form.options, by=request.user, at=now)
    return redirect("job_detail", job.pk)


def _page(request: HttpRequest, event: EventPage, **refused: HandoutForm) -> HttpResponse:
    """What this person may make, each with its form; a form that was refused is shown again with the reason."""
    offered = [
        {"what": what, "kind": kind, "form": refused.get(what) or kind.form(event=event, by=request.user)}
        for what, kind in KINDS.items()
        if request.user.has_perm(kind.permission)
    ]
    table = event_table(event) if request.user.has_perm(FIGURES) else None
    context = {"event": event, "offered": offered, "table": table, "page_title": _("Handouts")}
    return TemplateResponse(request, "events/handouts.html", context, status=422 if refused else 200)
