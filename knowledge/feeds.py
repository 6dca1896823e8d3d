"""What is new in the library as an Atom feed, of everything or of one choice of filters."""

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from knowledge.filters import Filters
from knowledge.models import Work
from knowledge.oai import NOT_XML

MOST = 50


class NewInTheLibrary(Feed):
    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> Filters:
        return Filters(request.GET, today=timezone.localdate())

    def title(self, filters: Filters) -> str:
        name = _("Library")
        return f"{name}: {filters.words}" if filters.words else name

    def link(self, filters: Filters) -> str:
        return _with(reverse("knowledge:library"), filters.query)

    def feed_url(self, filters: Filters) -> str:
        return _with(reverse("knowledge:atom"), filters.query)

    def items(self, filters: Filters) -> list[Work]:
        return list(filters.works.with_editions().prefetch_related("authors")[:MOST])

    def item_title(self, work: Work) -> str:
        return NOT_XML.sub("", str(work))

    def item_description(self, work: Work) -> str:
        return NOT_XML.sub("", work.local_edition.local_abstract) if work.local_edition else ""

    def item_author_name(self, work: Work) -> str:
        names = ", ".join(str(author) for author in work.authors.all())
        return NOT_XML.sub("", names) or _("Astana Civil Service Hub")

    def item_updateddate(self, work: Work) -> object:
        return work.changed_at

    def item_guid(self, work: Work) -> str:
        return f"urn:work:{work.number}"


def _with(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address
