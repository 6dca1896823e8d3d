"""What the list of the library and the page of a work show."""

from typing import Any

from django import template
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils import timezone
from django.utils.safestring import SafeString

from knowledge.filters import Filters
from knowledge.models import LibraryPage, Work
from knowledge.scholarly import citation_tags, structured_data
from knowledge.shelf_pieces import card_of, facts, form_of
from knowledge.work_page import WorkPage
from portal.core.structured_data import as_script

register = template.Library()
register.simple_tag(card_of, name="work_card")
register.simple_tag(form_of, name="library_filters")

PER_PAGE = 20


@register.simple_tag
def found_works(query: QueryDict) -> dict[str, Any]:
    filters = Filters(query, today=timezone.localdate())
    page = Paginator(filters.works.with_editions(), PER_PAGE).get_page(query.get("page"))
    return {"filters": filters, "page": page, "number": page.paginator.count}


@register.simple_tag
def featured_works(page: LibraryPage) -> list[Work]:
    """Those of them that are on the shelf."""
    keys = [work.pk for work in page.featured.all()]
    works = Work.objects.published_by(timezone.localdate()).standing().filter(pk__in=keys)
    return list(works.latest_first().with_editions()) if keys else []


@register.filter
def short_facts(work: Work) -> str:
    """`December 2022 · English, Russian`."""
    return facts(work.published_on, tuple(edition.language for edition in work.editions.all()))


@register.simple_tag
def work_page(work: Work) -> WorkPage:
    """The head and the body of a page ask for it, and get the same."""
    if not hasattr(work, "shown_page"):
        work.shown_page = WorkPage(work, today=timezone.localdate())
    return work.shown_page


@register.simple_tag
def scholarly_tags(shown: WorkPage) -> list[tuple[str, str]]:
    return citation_tags(shown.first) if shown.first else []


@register.simple_tag
def work_as_data(shown: WorkPage) -> SafeString | str:
    return as_script(structured_data(shown)) if shown.first else ""
