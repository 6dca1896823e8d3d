"""What there is to be found of works, series and pages of the site: only what everybody may read."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.utils import translation
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from events.models import EventPage
from events.models.languages import CODES
from knowledge.actions.indexing import Findable
from knowledge.models import Edition, ExternalArticle, SearchEntry, Series, Work
from knowledge.models.readable import readable_page_texts

Type = SearchEntry.Type
THREE_LETTERS = {
    "eng": "en", "rus": "ru", "kaz": "kk", "kir": "ky", "uzb": "uz", "tgk": "tg", "aze": "az", "kat": "ka", "geo": "ka",
    "hye": "hy", "arm": "hy", "kor": "ko",
}  # fmt: skip


def of_works(numbers: Collection[int], *, today: date) -> Iterator[Findable]:
    """An entry for each edition of those that are published and were not withdrawn."""
    works = Work.objects.filter(pk__in=numbers, live=True).standing().prefetch_related("authors", "editions")
    topics = related(Work.topics.through, "topic_id", numbers)
    countries = related(Work.countries.through, "country_id", numbers)
    page_texts = defaultdict(list)
    readable = readable_page_texts(today).filter(version__edition__work__in=numbers)
    for edition, page_text in readable.values_list("version__edition", "pk"):
        page_texts[edition].append(page_text)
    for work in works:
        for edition in work.editions.all():
            entry = entry_of_edition(work, edition)
            entry.topics, entry.countries = topics.get(work.pk, ""), countries.get(work.pk, "")
            yield Findable(
                entry,
                titles=told((edition.title, edition.language), (edition.title_ru, "ru")),
                abstracts=told((edition.abstract, edition.language), (edition.abstract_ru, "ru")),
                page_texts=tuple(page_texts[edition.pk]),
            )


def entry_of_edition(work: Work, edition: Edition) -> SearchEntry:
    return SearchEntry(
        type=Type.WORK,
        object_id=work.pk,
        outside_id=work.source_id or str(work.number),
        outside_is_number=work.source_is_number or not work.source_id,
        language=edition.language,
        title=edition.title,
        abstract=edition.abstract or (edition.abstract_ru if edition.language == "ru" else ""),
        text=", ".join([*map(str, work.authors.all()), *filter(None, [work.series_title])]),
        path=path_of(work),
        day=work.published_on,
        shown_from=work.published_on,
    )


def of_series(numbers: Collection[int]) -> Iterator[Findable]:
    for series in Series.objects.published().filter(pk__in=numbers):
        day = series.first_published_at.date() if series.first_published_at else None
        yield from in_both_languages(series, SearchEntry(type=Type.SERIES, path=path_of(series), day=day))


def of_articles(numbers: Collection[int]) -> Iterator[Findable]:
    """Of journals elsewhere: found here, read there."""
    for article in ExternalArticle.objects.shown().filter(pk__in=numbers):
        language = code_of(article.language)
        entry = SearchEntry(
            type=Type.ARTICLE, object_id=article.pk, language=language, title=article.title, abstract=article.abstract,
            text=f"{article.authors}\n{article.journal}", path=article.url, day=first_day(article.published),
        )  # fmt: skip
        yield Findable(entry, told((article.title, language)), told((article.abstract, language)))


def code_of(told: str) -> str:
    """Of a language as a journal writes it: `ru`, `rus`, `ru-RU`. English, where it is none of ours."""
    code = re.split("[-_]", told.strip().lower())[0]
    code = THREE_LETTERS.get(code, code)
    return code if code in CODES else "en"


def first_day(published: str) -> date | None:
    """Of a year, a month or a day, as written by a journal."""
    try:
        return date.fromisoformat(f"{published}-01-01"[:10])
    except ValueError:
        return None


def of_pages(numbers: Collection[int], kind: str) -> Iterator[Findable]:
    """Events, or all other pages of the site."""
    topics = related(EventPage.topics.through, "topic_id", numbers) if kind == Type.EVENT else {}
    for page in Page.objects.live().public().filter(pk__in=numbers).specific():
        if isinstance(page, EventPage) is (kind == Type.EVENT) and (path := path_of(page)):
            entry = SearchEntry(type=kind, path=path, topics=topics.get(page.pk, ""))
            if isinstance(page, EventPage):
                entry.day, entry.countries = page.starts_on, str(page.country_id or "")
            yield from in_both_languages(page, entry)


def in_both_languages(row: Any, entry: SearchEntry) -> Iterator[Findable]:
    """Of a row whose fields have a twin in Russian: what stands in them is written for everybody."""
    names = {field.name for field in row._meta.get_fields()}
    twins = [name for name in sorted(names) if f"{name}_ru" in names and name not in ("title", "summary")]
    for language, ending in (("en", ""), ("ru", "_ru")):
        title = getattr(row, f"title{ending}", "")
        if title:
            texts = [plain(row, f"{name}{ending}") for name in twins]
            copy = SearchEntry(
                type=entry.type, object_id=row.pk, language=language, title=title,
                abstract=getattr(row, f"summary{ending}", ""), text="\n".join(filter(None, texts)),
                path=entry.path, day=entry.day, topics=entry.topics, countries=entry.countries,
            )  # fmt: skip
            yield Findable(copy, told((title, language)), told((copy.abstract, language)))


def plain(row: Any, name: str) -> str:
    value = getattr(row, name) or ""
    if isinstance(row._meta.get_field(name), RichTextField):
        return str(get_text_for_indexing(value))
    return value if isinstance(value, str) else ""


def told(*texts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((text, language) for text, language in texts if text)


def path_of(row: Any) -> str:
    """Below the beginning of the addresses in English, which is that of all other languages but for their prefix."""
    with translation.override("en"):
        address = row.get_url() if isinstance(row, Page) else row.get_absolute_url()
    return str(address or "")


def related(through: Any, column: str, numbers: Collection[int]) -> dict[int, str]:
    """By row, the numbers of what it is linked to, divided by spaces."""
    source = next(f"{name}_id" for name in ("work", "eventpage") if hasattr(through, f"{name}_id"))
    found = defaultdict(list)
    for row, other in through.objects.filter(**{f"{source}__in": numbers}).values_list(source, column).order_by(column):
        found[row].append(str(other))
    return {row: " ".join(others) for row, others in found.items()}
