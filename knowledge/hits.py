"""A hit as it is shown: title, language, page, the words around what was found, the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import get_script_prefix
from django.utils.translation import get_language, get_language_info

from knowledge.finding import pages_of
from knowledge.models import PageText, SearchEntry, SearchPage
from knowledge.models.readable import readable_page_texts
from knowledge.searching.queries import Query
from knowledge.searching.ranking import Hit
from knowledge.searching.snippets import Snippet, snippet

MOST_PAGES = 50  # that are linked of one hit
COMPARED = 4  # pages of one hit of which the best is chosen: the one where the words stand closest together


@dataclass(frozen=True)
class PageLink:
    number: int
    url: str


@dataclass(frozen=True)
class ShownHit:
    entry: SearchEntry
    snippet: Snippet
    url: str
    page: PageLink | None = None
    more_pages: Sequence[PageLink] = ()
    other_languages: Sequence[str] = ()

    @property
    def language_name(self) -> str:
        return language_name(self.entry.language)

    def as_json(self) -> dict[str, Any]:
        return {
            "type": self.entry.type,
            "id": self.entry.known_as,
            "language": self.entry.language,
            "title": self.entry.title,
            "page": self.page.number if self.page else None,
            "snippet": str(self.snippet),
            "url": self.page.url if self.page else self.url,
        }


def shown(hits: Sequence[Hit], query: Query, *, today: date) -> list[ShownHit]:
    entries = SearchEntry.objects.in_bulk([hit.best.entry for hit in hits])
    works = [hit.best.entry for hit in hits if hit.best.type == SearchEntry.Type.WORK]
    pages = readable_pages(pages_of(works, query), today)
    return [
        shown_hit(hit, entries[hit.best.entry], pages.get(hit.best.entry, []), query)
        for hit in hits
        if hit.best.entry in entries
    ]


def readable_pages(found: Mapping[int, Sequence[int]], today: date) -> dict[int, list[PageText]]:
    """By entry, the first pages that everybody may read at this moment, whatever the index says."""
    numbers = [number for some in found.values() for number in some]
    in_order = SearchPage.objects.filter(pk__in=numbers).order_by("number", "pk").values_list("entry", "pk")
    first: dict[int, list[int]] = {}
    for entry, number in in_order:
        if len(first.setdefault(entry, [])) < MOST_PAGES:
            first[entry].append(number)
    wanted = [number for some in first.values() for number in some]
    texts = readable_page_texts(today).filter(pk__in=wanted).select_related("file").in_bulk()
    return {entry: [texts[number] for number in some if number in texts] for entry, some in first.items()}


def shown_hit(hit: Hit, entry: SearchEntry, pages: Sequence[PageText], query: Query) -> ShownHit:
    url = address(entry)
    others = sorted({language_name(it.language) for it in hit.others})
    if not pages:
        return ShownHit(entry, own_snippet(entry, query), url, other_languages=others)
    compared = [(snippet(page.text, query, entry.language), page) for page in pages[:COMPARED]]
    best, chosen = max(compared, key=lambda pair: pair[0].words)
    links = [page_link(page, url) for page in pages if page is not chosen]
    return ShownHit(entry, best, url, page_link(chosen, url), links, others)


def own_snippet(entry: SearchEntry, query: Query) -> Snippet:
    """Of the abstract or of the text, where more words are."""
    pieces = [snippet(text, query, entry.language) for text in (entry.abstract, entry.text)]
    return max(pieces, key=lambda piece: piece.words) if any(piece.words for piece in pieces) else pieces[0]


def page_link(page: PageText, url: str) -> PageLink:
    return PageLink(page.number, f"{page.file.get_absolute_url()}#page={page.number}" if page.file else url)


def address(entry: SearchEntry) -> str:
    """In the reader's language; what was found in Russian, in Russian."""
    language = "ru" if entry.language == "ru" else (get_language() or settings.LANGUAGE_CODE)
    if entry.path.startswith(("http://", "https://")) or language == settings.LANGUAGE_CODE:
        return entry.path
    return f"{get_script_prefix()}{language}/{entry.path.removeprefix(get_script_prefix())}"


def language_name(code: str) -> str:
    return str(get_language_info(code)["name_translated"])
