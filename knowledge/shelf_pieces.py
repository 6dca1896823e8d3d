"""Pieces of the index of the library as HTML, kept by all that they say, so that none is ever out of date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.template.defaultfilters import truncatewords
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from events.models.languages import language_name
from knowledge.filters import Filters
from knowledge.models import Work
from portal.core.dates import month
from portal.core.facets import Select

WORDS_OF_ABSTRACT = 40


@dataclass(frozen=True)
class Said:
    """All that the card of a publication depends on."""

    language: str
    number: int
    kind: str
    published_on: date
    languages: tuple[str, ...]
    title: str
    abstract: str


def card_of(work: Work) -> SafeString:
    edition = work.local_edition
    languages = tuple(it.language for it in work.editions.all())
    abstract = str(edition.local_abstract) if edition else ""
    language = get_language() or ""
    return _card(Said(language, work.number, work.kind, work.published_on, languages, str(work), abstract))


def form_of(filters: Filters, action: str, label: str) -> SafeString:
    """One that says what nobody knows is not kept: there is no end to what an address may ask."""
    if filters.ignored:
        return _written_form(filters.selects, action, label, bool(filters.chosen), filters.ignored)
    return _form(get_language() or "", tuple(filters.selects), action, label, bool(filters.chosen))


def facts(published_on: date, languages: tuple[str, ...]) -> str:
    """`December 2022 · English, Russian`."""
    names = ", ".join(language_name(it) for it in languages)
    return f"{month(published_on)} · {names}" if names else month(published_on)


@lru_cache(maxsize=1000)
def _card(said: Said) -> SafeString:
    context = {
        "title": said.title,
        "url": reverse("knowledge:work", args=[said.number]),
        "summary": truncatewords(said.abstract, WORDS_OF_ABSTRACT),
        "kind": Work.Kind(said.kind).label,
        "facts": facts(said.published_on, said.languages),
        "heading": "h2",
    }
    return render_to_string("components/card.html", context)


@lru_cache(maxsize=200)
def _form(_language: str, selects: tuple[Select, ...], action: str, label: str, is_chosen: bool) -> SafeString:
    return _written_form(selects, action, label, is_chosen, "")


def _written_form(selects: Sequence[Select], action: str, label: str, is_chosen: bool, ignored: str) -> SafeString:
    filters = {"selects": selects, "chosen": is_chosen, "ignored": ignored}
    return render_to_string("components/filters.html", {"filters": filters, "action": action, "label": label})
