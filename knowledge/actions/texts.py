"""The text of a file, read page by page by the worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

import structlog
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from knowledge.actions.telling import tell_changed
from knowledge.models import File, PageText
from knowledge.pdfs.reading import OF_A_FILE, Limits, Reading, read_pdf
from participants.models import User
from portal.core.queueing import send_now, send_on_commit

logger = structlog.get_logger(__name__)

SEND_AGAIN_AFTER = timedelta(minutes=5)  # longer than the longest reading
MOST_ATTEMPTS = 3
TASK = "knowledge.tasks.read_file"

State = File.TextState


class StorageAway(Exception):
    """Bytes cannot be fetched or kept at this moment."""


def ask_for_text(file: File, *, at: datetime, by: User | None = None) -> None:
    """Have it read, again if it was. A second call has it read once more; its pages are written anew."""
    with transaction.atomic():
        File.objects.filter(pk=file.pk).update(
            text_state=State.WAITING, text_note="", text_attempts=0, text_asked_at=at
        )
        if by:
            log(file.version.edition.work, "knowledge.read_again", user=by, data={"file": file.name})
        send_on_commit(TASK, file.pk)


def send_waiting(*, at: datetime) -> int:
    """Send again what no worker took up, or what was lost with its worker. Returns how many."""
    lost = File.objects.waiting().filter(Q(text_asked_at=None) | Q(text_asked_at__lt=at - SEND_AGAIN_AFTER))
    sent = [pk for pk in lost.values_list("pk", flat=True) if send_now(TASK, pk)]
    File.objects.waiting().filter(pk__in=sent).update(text_asked_at=at)
    return len(sent)


def read(file_id: int, *, at: datetime, limits: Limits = OF_A_FILE) -> bool:
    """Read it and write its pages. False when it does not wait, or cannot be had now: then it goes on waiting.

    A file whose reader was stopped from outside three times is given up, so that it does not stop a fourth. A storage
    that is away is no such attempt, for however long.
    """
    file = _taken_up(file_id, at=at)
    if file is None:
        return False
    if not file.is_pdf:
        return _write(file, Reading(State.NONE))
    try:
        with on_disk(file.file.storage, str(file.file.name)) as path:
            return _write(file, read_pdf(path, limits))
    except (OSError, StorageAway):
        logger.exception("file_not_read", file=file.pk)
        mine = File.objects.waiting().filter(pk=file.pk, text_attempts=file.text_attempts)
        mine.update(text_attempts=file.text_attempts - 1)
        return False


def _taken_up(file_id: int, *, at: datetime) -> File | None:
    with transaction.atomic():
        file = File.objects.select_for_update().filter(pk=file_id, text_state=State.WAITING).first()
        if file is None:
            return None
        if file.text_attempts >= MOST_ATTEMPTS:
            file.text_state, file.text_note = State.UNREADABLE, File.TextNote.INTERRUPTED
            file.save(update_fields=["text_state", "text_note"])
            return None
        file.text_attempts, file.text_asked_at = file.text_attempts + 1, at
        file.save(update_fields=["text_attempts", "text_asked_at"])
    return file


def _write(file: File, found: Reading) -> bool:
    """At once or not at all. A reader whose file was taken up by another in the meantime writes nothing."""
    with transaction.atomic():
        mine = File.objects.select_for_update(of=("self",)).select_related("version__edition")
        stored = mine.filter(pk=file.pk, text_state=State.WAITING, text_attempts=file.text_attempts).first()
        if stored is None:
            return False
        stored.page_texts.all().delete()
        PageText.objects.bulk_create(
            (
                PageText(version_id=stored.version_id, file_id=stored.pk, number=number, text=text)
                for number, text in found.texts
                if text
            ),
            batch_size=500,
        )
        stored.text_state, stored.text_note = found.state, found.note
        stored.pages = found.pages if found.pages is not None else stored.pages
        if found.thumbnail:
            _keep_thumbnail(stored, found.thumbnail)
        stored.save(update_fields=["text_state", "text_note", "pages", "thumbnail"])
        if File.objects.giving_text().filter(pk=stored.pk).exists():
            PageText.objects.filter(version=stored.version_id, file=None).delete()
        tell_changed([stored.version.edition.work_id])
    return True


def _keep_thumbnail(file: File, picture: bytes) -> None:
    former = file.thumbnail.name
    with storage_faults():
        file.thumbnail.save("first-page.webp", ContentFile(picture), save=False)
    if former:
        transaction.on_commit(lambda: file.thumbnail.storage.delete(former))


@contextmanager
def storage_faults() -> Iterator[None]:
    """Storages raise what they like, as botocore does."""
    try:
        yield
    except Exception as error:
        raise StorageAway from error


@contextmanager
def on_disk(storage: Storage, name: str) -> Iterator[Path]:
    """Where the file lies; one that lies in another storage is copied piece by piece, and the copy goes afterwards."""
    try:
        path = Path(storage.path(name))
    except NotImplementedError:
        with NamedTemporaryFile() as copy:
            with storage_faults(), storage.open(name) as source:
                for piece in source.chunks():
                    copy.write(piece)
            copy.flush()
            yield Path(copy.name)
    else:
        yield path
