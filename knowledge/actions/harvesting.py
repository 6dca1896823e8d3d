"""Articles of journals elsewhere, taken over as what they are: a title, who wrote it, and a link."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _

from knowledge.models import ExternalArticle, HarvestSource
from knowledge.reading_journals import Found, Unreadable, is_public, parts

logger = logging.getLogger(__name__)
MOST_RECORDS = 5000  # in one run; the next goes on from there
MOST_SECONDS = 300.0


def harvest_all(*, by: Any, at: datetime, may_read: Callable[[str], bool] = is_public) -> None:
    """A fault of one is told, and the others are read."""
    for source in HarvestSource.objects.filter(is_active=True):
        try:
            harvest(source, by=by, at=at, may_read=may_read)
        except Exception:
            logger.exception("The journal %s was not read.", source.pk)
            source.token, source.last_note, source.last_at = "", _("It was not read: an error of the portal."), at
            source.save(update_fields=["token", "last_note", "last_at"])


def harvest(
    source: HarvestSource, *, by: Any, at: datetime, may_read: Callable[[str], bool] = is_public
) -> HarvestSource:
    """Reads what changed since the last whole run. Each part is kept as it comes, so that a fault loses nothing of it.

    Where a run was stopped by its limits, the next one goes on. Done twice, it writes the same again.
    """
    began, taken, latest, token = time.monotonic(), 0, source.read_until, source.token
    note = ""
    try:
        since, in_set = source.read_until, source.in_set
        for part in parts(source.address, since=since, in_set=in_set, token=token, may_read=may_read):
            taken += _keep(source, part.records)
            latest, token = max([latest, *(it.stamp[:20] for it in part.records)]), part.token
            if token and (taken >= MOST_RECORDS or time.monotonic() - began > MOST_SECONDS):
                note = _("Taken over: %(number)d. There is more; the next run goes on.") % {"number": taken}
                break
        else:
            token, note = "", _("Taken over: %(number)d.") % {"number": taken}
            source.read_until = latest
    except Unreadable as fault:
        # A token that led nowhere is not tried again: the next run begins where the last whole one ended.
        token, note = "", _("%(fault)s Taken over before: %(number)d.") % {"fault": fault, "number": taken}
    source.token, source.last_note, source.last_at = token, note[:300], at
    source.save(update_fields=["token", "last_note", "last_at", "read_until"])
    return source


@transaction.atomic
def _keep(source: HarvestSource, records: list[Found]) -> int:
    """How many were taken over; one without identifier, title or link is left out."""
    number = 0
    for it in records:
        values = {"deleted": True, "stamp": it.stamp[:20]} if it.deleted else _values(it)
        if it.identifier and values:
            ExternalArticle.objects.update_or_create(source=source, identifier=it.identifier[:300], defaults=values)
            number += 1
    return number


def _values(found: Found) -> dict[str, Any]:
    fields = found.fields
    url, title = _link(fields.get("identifier", [])), _first(fields, "title", 500)
    if not url or not title:
        return {}
    doi = next((it.partition("10.")[2] for it in fields.get("identifier", []) if "doi.org/10." in it), "")
    return {
        "deleted": False,
        "stamp": found.stamp[:20],
        "title": title,
        "authors": "\n".join(fields.get("creator", [])),
        "language": _first(fields, "language", 10),
        "journal": _first(fields, "source", 300),
        "published": _first(fields, "date", 10),
        "abstract": _first(fields, "description", 20_000),
        "url": url,
        "doi": f"10.{doi}"[:120] if doi else "",
    }


def _first(fields: dict[str, list[str]], name: str, most: int) -> str:
    return next(iter(fields.get(name, [])), "").replace("\x00", "")[:most]


def _link(identifiers: list[str]) -> str:
    """The first that is an address of the web and nothing else: it becomes a link on our page."""
    for it in identifiers:
        if urlsplit(it).scheme in ("http", "https") and len(it) <= 500:
            try:
                URLValidator(schemes=["http", "https"])(it)
            except ValidationError:
                continue
            return it
    return ""
