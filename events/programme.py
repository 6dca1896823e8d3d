"""What stands on an event's page, made of few queries: the agenda by day, files, photographs and the figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from itertools import chain, groupby
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import get_language
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from events.models import Attendance, EventPage, Session
from events.models.blocks import MaterialBlock
from participants.models import Person
from portal.core.suppression import suppress

PHOTOGRAPH, SMALL = "max-1600x1200|format-webp", "fill-480x320|format-webp"

Raw = dict[str, Any]


@dataclass(frozen=True)
class File:
    title: str
    url: str
    kind: str


@dataclass(frozen=True)
class Speaker:
    name: str
    role: str


@dataclass(frozen=True)
class Item:
    starts: str
    ends: str
    title: str
    speakers: tuple[Speaker, ...]
    files: tuple[File, ...]


@dataclass(frozen=True)
class Day:
    day: date
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Programme:
    """`before` and `after` are files for everybody, `withheld` is the number of those for participants alone."""

    days: tuple[Day, ...]
    before: tuple[File, ...]
    after: tuple[File, ...]
    withheld: int

    @property
    def speakers(self) -> list[str]:
        """The name of each, once, in the order of the agenda."""
        return list(dict.fromkeys(it.name for day in self.days for item in day.items for it in item.speakers))


@dataclass(frozen=True)
class Photograph:
    small: Any
    url: str
    alt: str


@dataclass(frozen=True)
class Figures:
    """Of a past event. Nothing where a small number would point at somebody."""

    people: int | None
    women: int | None
    countries: int | None

    @property
    def has_hidden(self) -> bool:
        return None in (self.people, self.women, self.countries)


def programme_of(event: EventPage) -> Programme:
    """Two queries, however many sessions, speakers and files there are."""
    sessions = sorted(event.sessions.all(), key=lambda session: (session.day, session.starts, session.pk or 0))
    materials = values(event.materials)
    documents = _documents(chain(materials, *(values(session.files) for session in sessions)))
    public = [material for material in materials if not material["is_for_participants"]]
    return Programme(
        days=tuple(
            Day(day, tuple(_item(session, documents) for session in items))
            for day, items in groupby(sessions, key=lambda session: session.day)
        ),
        before=_files((it for it in public if it["time"] == MaterialBlock.BEFORE), documents),
        after=_files((it for it in public if it["time"] == MaterialBlock.AFTER), documents),
        withheld=len(materials) - len(public),
    )


def photographs_of(event: EventPage) -> list[Photograph]:
    """Two queries. A picture that was deleted is left out."""
    shown = values(event.photographs)
    images = get_image_model().objects.prefetch_renditions(SMALL, PHOTOGRAPH).in_bulk([it["image"] for it in shown])
    found = ((images.get(it["image"]), it) for it in shown)
    return [
        Photograph(image.get_rendition(SMALL), image.get_rendition(PHOTOGRAPH).url, local(it, "alt"))
        for image, it in found
        if image
    ]


def figures_of(event: EventPage) -> Figures | None:
    """Who was there, for everybody to read; nothing when no attendance is recorded. One query."""
    person = "registration__person"
    counted = Attendance.objects.filter(registration__event=event).aggregate(
        people=Count("pk"),
        women=Count("pk", filter=Q(registration__person__sex=Person.Sex.FEMALE)),
        countries=Count(f"{person}__country", distinct=True),
    )
    if not counted["people"]:
        return None
    shown = suppress([[counted["women"], counted["people"] - counted["women"]]])
    is_small = shown.total is None
    return Figures(shown.total, shown.cells[0][0], None if is_small else counted["countries"])


def values(stream: Any) -> list[Raw]:
    """The plain values of a list of blocks: nothing is looked up in the database."""
    return [block["value"] for block in stream.raw_data]


def local(value: Raw, name: str) -> str:
    """A text of a block in the reader's language, as `portal.core.languages.Localised` does for rows."""
    translated = value.get(f"{name}_ru") if (get_language() or "en").startswith("ru") else ""
    return translated or value.get(name) or ""


def _clock(at: time | None) -> str:
    """`09:30`: written here, a hundred times faster than by a template's filter."""
    return f"{at.hour:02}:{at.minute:02}" if at else ""


def _item(session: Session, documents: dict[int, Any]) -> Item:
    return Item(
        _clock(session.starts),
        _clock(session.ends),
        session.local_title,
        tuple(Speaker(local(it, "name"), local(it, "role")) for it in values(session.speakers)),
        _files(values(session.files), documents),
    )


def _documents(files: Iterable[Raw]) -> dict[int, Any]:
    wanted = {it["document"] for it in files}
    return get_document_model().objects.in_bulk(wanted) if wanted else {}


def _files(files: Iterable[Raw], documents: dict[int, Any]) -> tuple[File, ...]:
    found = ((documents.get(it["document"]), it) for it in files)
    return tuple(
        File(local(it, "title"), document.url, document.file_extension.upper()) for document, it in found if document
    )
