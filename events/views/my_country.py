"""What a focal point sees: the people of their own country and how they stand with the events."""

from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.models import Registration
from events.models.nominations import nominating_events
from participants.models import Country, Person


@never_cache
@require_safe
@login_required
@permission_required("events.view_own_country", raise_exception=True)
def my_country(request: HttpRequest) -> HttpResponse:
    """An account for which no country is set sees nobody."""
    country = request.user.focal_country
    page = Paginator(_people_of(country), 50).get_page(request.GET.get("page"))
    events = nominating_events(country, today=timezone.localdate()) if country else []
    context = {"country": country, "page_obj": page, "events": events}
    return TemplateResponse(request, "events/my_country.html", context)


def _people_of(country: Country | None) -> QuerySet[Person]:
    """Those of the country who have a name: who asked to be forgotten is only a number."""
    registrations = Registration.objects.standing().select_related("event").order_by("-event__starts_on", "-pk")
    people = Person.objects.filter(country=country, anonymised_at=None).select_related("institution")
    return people.prefetch_related(Prefetch("registrations", registrations))
