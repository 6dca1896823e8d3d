"""Bringing the index up to date with what has changed, or making it anew from nothing."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date

from django.utils import timezone
from wagtail.models import Page

from events.models import EventPage
from knowledge.actions import describing
from knowledge.actions.indexing import forget_everything, write_entries
from knowledge.models import ExternalArticle, File, SearchEntry, Series, Work

AT_ONCE = 50
Type = SearchEntry.Type


def refresh_works(numbers: Collection[int]) -> None:
    write_entries(Type.WORK, numbers, describing.of_works(numbers, today=timezone.localdate()))


def refresh_series(numbers: Collection[int]) -> None:
    write_entries(Type.SERIES, numbers, describing.of_series(numbers))


def refresh_articles(numbers: Collection[int]) -> None:
    write_entries(Type.ARTICLE, numbers, describing.of_articles(numbers))


def refresh_pages(numbers: Collection[int]) -> None:
    """Pages of the site, events among them."""
    for kind in (Type.EVENT, Type.PAGE):
        write_entries(kind, numbers, describing.of_pages(numbers, kind))


def refresh_ended_embargoes(*, today: date) -> None:
    """Of works with files that everybody may read since today or one of the seven days before."""
    ended = File.objects.offered().filter(embargo_until__gt=date.fromordinal(today.toordinal() - 8))
    works = ended.filter(embargo_until__lte=today).values_list("version__edition__work", flat=True)
    refresh_works(sorted(set(works)))


def rebuild() -> Iterator[tuple[str, int]]:
    """Everything anew; says after each part how many things it looked at. Until it is done, less is found."""
    forget_everything()
    pages = Page.objects.live().order_by("pk")
    events = set(EventPage.objects.live().values_list("pk", flat=True))
    yield Type.WORK, in_parts(refresh_works, Work.objects.order_by("pk").values_list("pk", flat=True))
    yield Type.ARTICLE, in_parts(refresh_articles, ExternalArticle.objects.order_by("pk").values_list("pk", flat=True))
    yield Type.SERIES, in_parts(refresh_series, Series.objects.order_by("pk").values_list("pk", flat=True))
    yield Type.EVENT, in_parts(refresh_pages, sorted(events))
    yield Type.PAGE, in_parts(refresh_pages, [pk for pk in pages.values_list("pk", flat=True) if pk not in events])


def in_parts(refresh: Callable[[Collection[int]], None], numbers: Iterable[int]) -> int:
    known = list(numbers)
    for start in range(0, len(known), AT_ONCE):
        refresh(known[start : start + AT_ONCE])
    return len(known)
