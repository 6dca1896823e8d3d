"""Badges and table name plates: names as large as they fit, in the person's own script and in Latin letters."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from events.check_in_codes import code_of
from events.handouts.made import Made, Progress, pdf
from events.handouts.people import institution, named_people_of
from events.models import EventPage, Registration
from portal.core.fitting import largest_that_fits


@dataclass(frozen=True)
class Line:
    """A text and its size in points."""

    text: str
    size: float


@dataclass(frozen=True)
class Box:
    """Where a text has to fit: millimetres, and sizes in points."""

    width: float
    height: float
    largest: float
    smallest: float
    lines: int = 99

    def line(self, text: str) -> Line:
        size = largest_that_fits(
            text, width=self.width, height=self.height, largest=self.largest, smallest=self.smallest, lines=self.lines
        )
        return Line(text, size)


@dataclass(frozen=True)
class Card:
    """What stands on a badge or a plate. `latin` is nothing where the name is written in Latin letters anyway.

    `code` is what the phones at the door read of a badge.
    """

    name: Line
    latin: Line | None
    institution: Line
    country: Line
    code: str = ""


@dataclass(frozen=True)
class Layout:
    name: Box
    latin: Box
    institution: Box
    country: Box

    def card(self, registration: Registration, *, code: str = "") -> Card:
        person = registration.person
        own, latin = person.full_name, f"{person.given_name_latin} {person.family_name_latin}".strip()
        name, transcribed = self.name.line(own), self.latin.line(latin)
        return Card(
            name,
            Line(latin, min(transcribed.size, name.size)) if latin and latin.casefold() != own.casefold() else None,
            self.institution.line(institution(registration)),
            self.country.line(str(person.country)),
            code,
        )


BADGE = Layout(
    name=Box(89, 34, 30, 7), latin=Box(89, 18, 18, 6), institution=Box(89, 18, 12, 5), country=Box(50, 12, 16, 8)
)
PLATE = Layout(
    name=Box(255, 42, 64, 10, lines=2),
    latin=Box(255, 18, 32, 8, lines=2),
    institution=Box(180, 13, 16, 7, lines=2),
    country=Box(70, 13, 18, 9),
)
BADGE_EVENT = Box(70, 13, 10, 5)


def badges(event: EventPage, *, options: dict, at: datetime, progress: Progress) -> Made:
    """`options`: who, and layout: a6 for one on a page, a4 for four on a sheet to be cut."""
    progress(10, _("Collecting the people"))
    people = named_people_of(event, options["who"])
    cards = [BADGE.card(row, code=code_of(row)) for row in people]
    progress(30, _("Setting the pages"))
    per_page = 4 if options["layout"] == "a4" else 1
    sheets = [cards[at : at + per_page] for at in range(0, len(cards), per_page)]
    title = BADGE_EVENT.line(event.local_title)
    return Made(
        "pdf", pdf("pdf/events/badges.html", event, at=at, sheets=sheets, title=title, is_cut=per_page > 1), len(cards)
    )


def name_plates(event: EventPage, *, options: dict, at: datetime, progress: Progress) -> Made:
    """`options`: who. One A4 page for each, to be folded in the middle."""
    progress(10, _("Collecting the people"))
    cards = [PLATE.card(row) for row in named_people_of(event, options["who"])]
    progress(30, _("Setting the pages"))
    return Made("pdf", pdf("pdf/events/name_plates.html", event, at=at, cards=cards), len(cards))
