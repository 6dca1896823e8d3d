"""Lists that staff bring in: uploaded, checked by a job, shown row by row, written by a second job when they say so.

uploads.register("people", "participants.resources.PersonResource", permission=..., about=...)

The resource is a `portal.core.sheets.ListImport`; it is imported only when a list of its kind comes in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from portal.core import jobs
from portal.core.models import UploadedList
from portal.core.spreadsheets import Unreadable

CHECK, WRITE = "check-list", "write-list"

State = UploadedList.State
Progress = Callable[[int, str], None]


@dataclass(frozen=True)
class Kind:
    """A kind of list: the dotted name of the resource that reads and writes it, who may bring it in, what it is about.

    `about` says what a list is about, and the address to go back to.
    """

    resource: str
    permission: str
    about: Callable[[UploadedList], tuple[str, str]]


KINDS: dict[str, Kind] = {}

OUTCOMES = {
    "refused": _lazy("refused"),
    "duplicate": _lazy("repeats a row"),
    "changed": _lazy("changes"),
    "new": _lazy("new"),
    "matched": _lazy("on record"),
}

COLUMNS = {
    "given": _lazy("Given name"),
    "family": _lazy("Family name"),
    "sex": _lazy("Sex"),
    "country": _lazy("Country"),
    "institution": _lazy("Institution"),
    "email": _lazy("E-mail address"),
}


def register(kind: str, resource: str, *, permission: str, about: Callable[[UploadedList], tuple[str, str]]) -> None:
    KINDS[kind] = Kind(resource, permission, about)


def kind_of(upload: UploadedList) -> Kind:
    return KINDS[upload.kind]


def take_in(
    kind: str, *, name: str, content: bytes, parameters: Mapping[str, object], by: Any, at: datetime
) -> UploadedList:
    """Keep the file and queue its check."""
    with transaction.atomic():
        upload = UploadedList(kind=kind, name=name[-200:], parameters=dict(parameters), uploaded_by=by, uploaded_at=at)
        upload.file.save(name[-80:], ContentFile(content), save=False)
        upload.save()
        _start(upload, CHECK, _("Check the list %(name)s") % {"name": name}, {}, by=by, at=at)
    return upload


def ask_to_write(upload: UploadedList, *, skip_duplicates: bool, by: Any, at: datetime) -> None:
    """Queue the writing of a list as it was shown. Asked again while it is being written, it is written once."""
    with transaction.atomic():
        upload = UploadedList.objects.select_for_update().get(pk=upload.pk)
        if upload.state == State.CHECKED:
            title = _("Write the list %(name)s") % {"name": upload.name}
            asked = {"skip_duplicates": skip_duplicates, "seen": upload.digest, "by": by.pk}
            _start(upload, WRITE, title, asked, by=by, at=at)


def _start(
    upload: UploadedList, work: str, title: str, parameters: Mapping[str, object], *, by: Any, at: datetime
) -> None:
    parameters = {"upload": str(upload.pk), **parameters}
    upload.job = jobs.start(work, title=title[:200], by=by, parameters=parameters, at=at)
    upload.save(update_fields=["job"])


@jobs.work(CHECK)
def check(progress: Progress, *, upload: str) -> None:
    """Read the file and say what each row comes to. Doing it again does no harm, and to a written list nothing."""
    row = UploadedList.objects.get(pk=upload)
    if row.state == State.WRITTEN:
        return
    resource = resource_of(row, at=timezone.now())
    progress(10, _("Reading the file"))
    try:
        dataset = resource.read(row.name, _content(row))
    except Unreadable as unreadable:
        row.state, row.refusal = State.UNREADABLE, str(unreadable)
        row.save(update_fields=["state", "refusal"])
        return
    progress(30, _("Comparing %(count)s rows with the people on record") % {"count": len(dataset)})
    result = resource.import_data(dataset, dry_run=True)
    with transaction.atomic():
        row = UploadedList.objects.select_for_update().get(pk=upload)
        if row.state != State.WRITTEN:
            _keep(row, result, state=State.CHECKED)


@jobs.work(WRITE)
def write(progress: Progress, *, upload: str, skip_duplicates: bool, seen: str, by: int) -> None:
    """Write the list if it still does what was shown, else show what it would do now. A second time does nothing."""
    progress(10, _("Comparing once more, and writing"))
    with transaction.atomic():
        row = UploadedList.objects.select_for_update().get(pk=upload)
        if row.state == State.WRITTEN:
            return
        author = get_user_model().objects.get(pk=by)
        resource = resource_of(row, by=author, at=timezone.now(), skip_duplicates=skip_duplicates, seen=seen)
        result = resource.import_data(resource.read(row.name, _content(row)))
        _keep(row, result, state=State.CHECKED if result.refusal else State.WRITTEN)
    if result.refusal:
        raise jobs.JobRefused(result.refusal)


def _content(upload: UploadedList) -> bytes:
    with upload.file.open("rb") as file:
        content: bytes = file.read()
        return content


def resource_of(upload: UploadedList, **options: Any) -> Any:
    """The resource of the list's kind, made for this list."""
    return import_string(kind_of(upload).resource).of(upload, **options)


def _keep(row: UploadedList, result: Any, *, state: State) -> None:
    row.state, row.written_at = state, timezone.now() if state == State.WRITTEN else None
    row.rows = [shown.as_json() for shown in result.plan.shown]
    row.counts, row.digest = dict(result.plan.counts), result.plan.digest
    row.refusal = result.plan.why_not(skip_duplicates=True)
    row.save()
