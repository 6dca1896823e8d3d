"""Names of institutions, suggested while somebody types."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from participants.models import Institution

_SHORTEST, _LONGEST, _MOST = 2, 60, 8


@require_safe
@cache_control(public=True, max_age=3600)
def institution_suggestions(request: HttpRequest) -> JsonResponse:
    """At most eight of the institutions that staff have looked at, in the language of the page. No person is named.

    `q` is a part of the name in either language, `country` an ISO code; a search that is too short finds nothing.
    """
    query, country = request.GET.get("q", "").strip()[:_LONGEST], request.GET.get("country", "")
    found = Institution.objects.none()
    if len(query) >= _SHORTEST:
        found = Institution.objects.suggested().named(query).order_by("name")
    if country:
        found = found.filter(country=country)
    return JsonResponse({"institutions": [institution.local_name for institution in found[:_MOST]]})
