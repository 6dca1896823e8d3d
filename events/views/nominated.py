"""What staff see of nominations: which countries have sent a list, whom, by whom and when."""

from itertools import groupby

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.models import EventPage, Nomination
from events.models.nominations import countries_asked, nominations_close_at

decides = permission_required("events.decide_registration", raise_exception=True)


@require_safe
@decides
def nominated_events(request: HttpRequest) -> HttpResponse:
    standing = Q(nominations__removed_at=None)
    events = EventPage.objects.live().filter(Q(admission="nomination") | Q(nominations__isnull=False)).annotate(
        on_lists=Count("nominations", filter=standing, distinct=True),
        asked=Count("nominations", filter=standing & Q(nominations__submitted_at__isnull=False), distinct=True),
        countries=Count("nominations__country", filter=standing, distinct=True),
    )  # fmt: skip
    page = Paginator(events.order_by("-starts_on", "pk"), 50).get_page(request.GET.get("page"))
    context = {"page_obj": page, "page_title": _("Nominations")}
    return TemplateResponse(request, "events/nominated_events.html", context)


@require_safe
@decides
def nominated_people(request: HttpRequest, event_id: int) -> HttpResponse:
    """Every country that may nominate, those without a list too: staff can write one on its behalf."""
    event = get_object_or_404(EventPage, pk=event_id)
    rows = Nomination.objects.standing().filter(event=event).order_by("country", "rank", "pk")
    rows = rows.select_related("registration__person", "registration__merged_into", "added_by", "submitted_by")
    lists = {country: list(theirs) for country, theirs in groupby(rows, key=lambda row: row.country_id)}
    context = {
        "event": event,
        "closes_at": nominations_close_at(event),
        "lists": [(country, lists.get(country.pk, [])) for country in countries_asked(event)],
        "page_title": _("Nominations"),
    }
    return TemplateResponse(request, "events/nominated_people.html", context)
