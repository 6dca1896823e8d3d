"""What a handout is made of and made into."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import get_language

from events.models import EventPage
from portal.core.pdf import html_to_pdf

Progress = Callable[[int, str], None]


@dataclass(frozen=True)
class Made:
    """The ending of the file's name, its bytes, and how many people it names."""

    ending: str
    content: bytes
    people: int


def pdf(template: str, event: EventPage, *, at: datetime, **context: object) -> bytes:
    """A document about the event in the active language."""
    return html_to_pdf(render_to_string(template, {"event": event, "at": at, "language": get_language(), **context}))
