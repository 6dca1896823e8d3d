from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from indicators.donor.choosing import UnknownChoice, chosen, options
from indicators.donor.pages import PAGES
from portal.core.table_files import CONTENT_TYPES, table_response


def for_donors(view: Callable[..., HttpResponse]) -> Any:
    may_look = permission_required("indicators.view_dashboard", raise_exception=True)
    return require_safe(never_cache(login_required(may_look(view))))


@for_donors
def page(request: HttpRequest, page: str = "overview") -> HttpResponse:
    if page not in PAGES:
        raise Http404
    known = options()
    context = {"page": page, "pages": PAGES, "options": known}
    try:
        choice = chosen(request.GET, known)
    except UnknownChoice as unknown:
        status = 404 if known.years else 200
        return TemplateResponse(
            request, "indicators/donor/unknown.html", context | {"sentence": unknown}, status=status
        )
    sections = PAGES[page].sections(choice)
    return TemplateResponse(request, "indicators/donor/page.html", context | {"choice": choice, "sections": sections})


@for_donors
def table(request: HttpRequest, page: str, table: str, file_format: str) -> HttpResponse:
    """A table of the page as a file: the same object, for the same choice."""
    if page not in PAGES or file_format not in CONTENT_TYPES:
        raise Http404
    try:
        choice = chosen(request.GET, options())
    except UnknownChoice as unknown:
        raise Http404(str(unknown)) from unknown
    found = {grid.key: (grid, section) for section in PAGES[page].sections(choice) for grid in section.grids}
    if table not in found:
        raise Http404
    grid, section = found[table]
    name = f"{table}{choice.named(section.left_out)}"
    return table_response(name, file_format, grid.header, grid.filed, sheet=table)
