"""Files and versions of editions. What was published stays to be cited: a new version takes the place of the former."""

from datetime import date, datetime
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from django.core.files.base import File as Content
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from events.models import EventPage
from knowledge.actions.telling import tell_changed
from knowledge.actions.texts import TASK
from knowledge.models import Edition, File, Series, Version
from participants.models import User
from portal.core.queueing import send_on_commit

MOST_BYTES = 600 * 2**20
FACTS = ("role", "access", "cohort_event", "cohort_series", "embargo_until")
ENDINGS = (".pdf", ".docx", ".pptx", ".xlsx", ".csv", ".zip", ".epub")


class FileRefused(Exception):
    """A file that is not taken; says why in a sentence."""


def add_version(
    edition: Edition, *, label: str, published_on: date, change_note: str = "", at: datetime, by: User | None = None
) -> Version:
    """The version that is offered from now on. Earlier ones stay, with their files.

    The same label again raises FileRefused.
    """
    with transaction.atomic():
        Edition.objects.select_for_update().get(pk=edition.pk)
        if edition.versions.filter(label=label).exists():
            raise FileRefused(_("There is a version %(label)s already.") % {"label": label})
        edition.versions.filter(is_live=True).update(is_live=False)
        version = Version.objects.create(
            edition=edition, label=label, published_on=published_on, change_note=change_note
        )
        log(edition.work, "knowledge.add_version", user=by, data={"edition": edition.language, "version": label})
        tell_changed([edition.work_id])
    return version


def add_file(
    version: Version,
    content: Content[bytes],
    *,
    name: str,
    role: str = File.Role.MAIN,
    access: str = File.Access.PUBLIC,
    cohort_event: EventPage | None = None,
    cohort_series: Series | None = None,
    embargo_until: date | None = None,
    at: datetime,
    by: User | None = None,
    digest: str = "",
) -> File:
    """Keep the bytes as they are; the worker reads their text. The same bytes again return the file that is there.

    Raises FileRefused: empty, too large, a kind that is not taken, a PDF that is none. It is never in memory whole.
    """
    check_file(content, name)
    digest = digest or digest_of(content)
    with transaction.atomic():
        Version.objects.select_for_update().get(pk=version.pk)
        there = version.files.filter(sha256=digest).first()
        if there:
            return there
        file = File(
            version=version,
            role=role,
            name=PurePath(name).name[-150:],
            sha256=digest,
            size=content.size,
            access=access,
            cohort_event=cohort_event,
            cohort_series=cohort_series,
            embargo_until=embargo_until,
            text_asked_at=at,
        )
        content.seek(0)
        file.file.save(file.name, content, save=False)
        try:
            file.save()
        except Exception:
            file.file.delete(save=False)  # no bytes that no row knows of
            raise
        work = version.edition.work
        log(work, "knowledge.add_file", user=by, data={"file": file.name, "edition": version.edition.language})
        send_on_commit(TASK, file.pk)
        tell_changed([work.pk])
    return file


def bring_file(
    edition: Edition,
    content: Content[bytes],
    *,
    name: str,
    label: str = "",
    change_note: str = "",
    at: datetime,
    by: User | None = None,
    **facts: Any,
) -> File:
    """A file for the version that is offered, or with a label for a new version that takes its place."""
    with transaction.atomic():
        version = edition.live_version
        if label or version is None:
            is_later = edition.versions.exists()
            day = timezone.localdate(at) if is_later else edition.work.published_on
            version = add_version(
                edition, label=label or "1.0", published_on=day, change_note=change_note, by=by, at=at
            )
        file = add_file(version, content, name=name, by=by, at=at, **facts)
        change_file(file, **{fact: facts[fact] for fact in FACTS if fact in facts}, by=by, at=at)
        return file


def change_file(file: File, *, at: datetime, by: User | None = None, **facts: Any) -> None:
    """What it is and who may read it, by the names of FACTS; its bytes stay. What is as it was changes nothing."""
    with transaction.atomic():
        stored = File.objects.select_for_update(of=("self",)).get(pk=file.pk)
        changed = [name for name, value in facts.items() if getattr(stored, name) != value]
        if not changed:
            return
        for name in changed:
            setattr(stored, name, facts[name])
            setattr(file, name, facts[name])
        stored.save(update_fields=changed)
        work = stored.version.edition.work
        told = {"file": stored.name, "edition": stored.version.edition.language, "access": stored.access}
        log(work, "knowledge.change_file", user=by, data=told)
        tell_changed([work.pk])


def check_file(content: Content[bytes], name: str) -> None:
    if not content.size:
        raise FileRefused(_("The file is empty."))
    if content.size > MOST_BYTES:
        raise FileRefused(_("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 2**20})
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        raise FileRefused(
            _("Files of this kind are not taken. Those that are: %(kinds)s.") % {"kinds": ", ".join(ENDINGS)}
        )
    content.seek(0)
    if ending == ".pdf" and b"%PDF-" not in content.read(1024):
        raise FileRefused(_("It is no PDF, whatever its name says."))


def digest_of(content: Content[bytes]) -> str:
    """SHA-256, read piece by piece."""
    digest = sha256()
    for piece in content.chunks():
        digest.update(piece)
    return digest.hexdigest()
