"""A file was handed over: whether that is a download, and who asked as far as it is counted. Never fails the reader."""

import secrets
from datetime import datetime
from typing import Any

import structlog
from allauth.core.internal.httpkit import get_client_ip
from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.utils import timezone

from knowledge.actions.handing_over import MAY_READ_EVERYTHING
from knowledge.download_rules import Asked, left_out, visitor
from knowledge.models import Download, File, VisitorSalt
from portal.core.queueing import send_now

logger = structlog.get_logger(__name__)


def count(request: HttpRequest, file: File, *, status: int, at: datetime) -> None:
    """Called once the file has been sent, or the reader led to the storage that sends it (302).

    A row that the database does not take waits in the queue and is written later; if the queue is away too, it is in
    the log, with all that is needed to write it by hand.
    """
    try:
        row = _row(request, file, status=status, at=at)
    except DatabaseError:
        logger.exception("download_not_counted", file=file.pk, at=at.isoformat())
        return
    try:
        if row:
            write(**row)
    except DatabaseError:
        later = row | {"at": at.isoformat()}
        if not send_now("knowledge.tasks.write_download", later, countdown=60):
            logger.exception("download_not_counted", **later)


def write(*, file: int, at: datetime, visitor: str, language: str, country: str, sex: str) -> Download:
    with transaction.atomic():
        return Download.objects.create(
            file_id=file, at=at, visitor=visitor, language=language, country=country, sex=sex
        )


def _row(request: HttpRequest, file: File, *, status: int, at: datetime) -> dict[str, Any]:
    """What is written of the request; nothing if it is no download."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    is_staff = request.user.has_perm(MAY_READ_EVERYTHING)
    asked = Asked(method=request.method or "", status=status, headers=headers, is_staff=is_staff)
    if left_out(asked, sent=(200, 302)):
        return {}
    person = getattr(request.user, "person", None)
    return {
        "file": file.pk,
        "at": at,
        "visitor": visitor(_salt_of(at), get_client_ip(request) or "", asked.agent),
        "language": file.version.edition.language,
        "country": person.country_id or "" if person else "",
        "sex": person.sex if person else "",
    }


def _salt_of(at: datetime) -> str:
    """The first visitor of a day makes it."""
    day = timezone.localdate(at)
    return VisitorSalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_hex(32)})[0].salt
