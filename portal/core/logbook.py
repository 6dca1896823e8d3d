"""Entries in the admin's log for many rows at once; for one row there is Wagtail's own `log`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry


@dataclass(frozen=True)
class Entry:
    """What is said of a row: the title under which the log shows it, and facts that the screens know to show."""

    row: Any
    title: str
    data: Mapping[str, object] = field(default_factory=dict)


def log_all(entries: Iterable[Entry], action: str, *, by: Any, at: datetime) -> None:
    """The entries that `log` would write one by one, in one statement."""
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=ContentType.objects.get_for_model(entry.row, for_concrete_model=False),
            object_id=str(entry.row.pk),
            label=entry.title,
            action=action,
            timestamp=at,
            user=by,
            data=dict(entry.data),
        )
        for entry in entries
    )
