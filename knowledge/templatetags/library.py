"""What the list of the library shows of the works that fit the filters of its address."""

from typing import Any

from django import template
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils import timezone

from events.models.languages import language_name
from knowledge.filters import Filters
from knowledge.models import Work
from portal.core.dates import month

register = template.Library()

PER_PAGE = 20


@register.simple_tag
def found_works(query: QueryDict) -> dict[str, Any]:
    filters = Filters(query, today=timezone.localdate())
    page = Paginator(filters.works.with_editions(), PER_PAGE).get_page(query.get("page"))
    return {"filters": filters, "page": page, "number": page.paginator.count}


@register.filter
def short_facts(work: Work) -> str:
    """`December 2022 · English, Russian`."""
    languages = ", ".join(language_name(edition.language) for edition in work.editions.all())
    return f"{month(work.published_on)} · {languages}" if languages else month(work.published_on)
