from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from knowledge.hits import shown
from knowledge.search_filters import SearchFilters
from knowledge.suggestions import suggestions

PER_PAGE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    filters = SearchFilters(request.GET, today=today)
    found = filters.found
    page = Paginator(found.hits, PER_PAGE).get_page(request.GET.get("page"))
    offered = suggestions(found.query, today=today) if found.query and not found.hits and not filters.chosen else []
    context = {
        "filters": filters,
        "query": found.query,
        "page": page,
        "hits": shown(page.object_list, found.query, today=today),
        "suggestions": offered,
    }
    return TemplateResponse(request, "knowledge/search.html", context)
