"""The content of the demo's two richest event pages: one to come, one held."""

from collections.abc import Callable
from datetime import time, timedelta
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.documents.models import Document
from wagtail.images.models import Image

from events.models import EventPage, Topic
from events.share_card import draw
from portal.core.demo import rows

PLAIN = (
    "venue", "venue_ru", "street", "street_ru", "languages", "audience", "audience_ru", "partners", "partners_ru",
    "joining_link", "time_zone",
)  # fmt: skip
PAPERS = {
    "conference-ai": [
        ("Programme of the conference", "Программа конференции", "before", False),
        ("Questions for the tables by country", "Вопросы для работы по странам", "before", True),
    ],
    "tbilisi-2022": [("Plans of the six groups", "Планы шести групп", "after", False)],
}
SCENES = (
    ("A drawing of a hall: five rows of seats before a screen.", "Рисунок зала: пять рядов кресел перед экраном."),
    ("A drawing of six round tables, one for each group.", "Рисунок: шесть круглых столов, по одному на группу."),
)


def fill(event: EventPage, paragraphs: Callable[[str], str]) -> None:
    """What the files of the demo say of this event; nothing for most of them. Not saved."""
    for row in rows("events", "event_pages.csv"):
        if row["slug"] == event.slug:
            _fill(event, row, paragraphs)


def _fill(event: EventPage, row: dict[str, str], paragraphs: Callable[[str], str]) -> None:
    for name in PLAIN:
        setattr(event, name, row[name])
    for name in ("report", "report_ru"):
        setattr(event, name, paragraphs(row[name]))
    for name in (name for name in ("start_time", "end_time") if row[name]):
        setattr(event, name, time.fromisoformat(row[name]))
    event.latitude, event.longitude = row["latitude"], row["longitude"]
    event.topics = [_topic(name) for name in row["topics"].split("|")]
    for session in (it for it in rows("events", "sessions.csv") if it["event"] == event.slug):
        event.sessions.add(_session(event, session))
    for title, title_ru, when, is_for_participants in PAPERS[event.slug]:
        words = {"title": title, "title_ru": title_ru, "document": _paper(title, event), "time": when}
        event.materials.append(("material", words | {"is_for_participants": is_for_participants}))
    if event.report:
        for number, (alt, alt_ru) in enumerate(SCENES):
            event.photographs.append(("photograph", {"image": _picture(number), "alt": alt, "alt_ru": alt_ru}))


def _topic(name: str) -> Topic:
    named = {row["name"]: row["name_ru"] for row in rows("events", "topics.csv")}
    return Topic.objects.get_or_create(name=name, defaults={"name_ru": named[name]})[0]


def _session(event: EventPage, row: dict[str, str]) -> Any:
    return event.sessions.model(
        day=event.starts_on + timedelta(days=int(row["day"]) - 1),
        starts=time.fromisoformat(row["starts"]),
        ends=time.fromisoformat(row["ends"]),
        title=row["title"],
        title_ru=row["title_ru"],
        speakers=[
            ("speaker", dict(zip(("name", "name_ru", "role", "role_ru"), text.split("|"), strict=True)))
            for text in row["speakers"].split(";")
            if text
        ],
        files=[],
    )


def _paper(title: str, event: EventPage) -> Document:
    """A sheet with its title, as PDF."""
    from PIL import Image as Picture

    sheet = BytesIO()
    with Picture.open(BytesIO(draw("Demo", title, event.title, ""))) as page:
        page.save(sheet, "PDF")
    document = Document(title=title)
    document.file.save("paper.pdf", ContentFile(sheet.getvalue()))
    return document


def _picture(number: int) -> Image:
    """A drawn hall instead of a photograph: nobody real was there."""
    from PIL import Image as Picture
    from PIL import ImageDraw

    scene, written = Picture.new("RGB", (1200, 800), "#e4eff7"), BytesIO()
    pen = ImageDraw.Draw(scene)
    if number == 0:
        pen.rectangle((350, 60, 850, 300), fill="#ffffff", outline="#0b2d48", width=8)
        seats = [(160 + 90 * column, 400 + 75 * row) for row in range(5) for column in range(10)]
    else:
        seats = [(250 + 350 * column, 260 + 300 * row) for row in range(2) for column in range(3)]
    size = 28 if number == 0 else 95
    for x, y in seats:
        pen.ellipse((x - size, y - size, x + size, y + size), fill="#0a6367", outline="#0b2d48", width=4)
    scene.save(written, "PNG")
    return Image.objects.create(title=f"Demo {number + 1}", file=ImageFile(BytesIO(written.getvalue()), "demo.png"))
