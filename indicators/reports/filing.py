"""The PDF files of a snapshot, each made of its frozen documents alone."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from itertools import product

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from indicators.models import Edition, ReportFile, Snapshot
from indicators.reports.printing import document_pdf, signature_sheet_pdf
from indicators.reports.seals import Seal, SignatureSheet, SignedBy, SignedFile

Progress = Callable[[int, str], None]


def make_files(snapshot: Snapshot, *, at: datetime, progress: Progress) -> None:
    """Those that are not there yet: done twice, nothing is made twice. Raises OSError when they cannot be kept; then
    the files before stay, and no half file does.
    """
    wanted = list(product([language for language, _name in settings.LANGUAGES], Edition))
    there = set(snapshot.files.values_list("language", "edition"))
    for done, (language, edition) in enumerate(wanted):
        progress(100 * done // len(wanted), "")
        if (language, edition) not in there:
            _keep(snapshot, language, edition, pdf_of(snapshot, language, edition), at)


def pdf_of(snapshot: Snapshot, language: str, edition: str) -> bytes:
    """The same bytes whenever it is made."""
    with override(language):
        return document_pdf(snapshot.document(language, edition), seal=seal_of(snapshot))


def seal_of(snapshot: Snapshot) -> Seal:
    """In the active language. The address is frozen too: elsewhere the files would be others."""
    address = snapshot.plain["portal"] + reverse("indicators:verify")
    return Seal(snapshot.number, snapshot.sha256, snapshot.previous, snapshot.made_at, address)


def sheet_of(snapshot: Snapshot, language: str) -> bytes:
    """The page of the signatures and of the hashes of the files."""
    with override(language):
        return signature_sheet_pdf(
            SignatureSheet(
                title=title_of(snapshot, language),
                language=language,
                seal=seal_of(snapshot),
                files=tuple(
                    SignedFile(it.get_language_display(), it.get_edition_display(), it.size, it.sha256)
                    for it in snapshot.files.all()
                ),
                signatures=tuple(SignedBy(it.name, it.get_role_display(), it.at) for it in snapshot.signatures.all()),
            )
        )


def _keep(snapshot: Snapshot, language: str, edition: str, content: bytes, at: datetime) -> None:
    """One at a time: of two workers the second finds the file of the first. The row comes after the whole file, and
    what a killed worker left of it is written over.
    """
    with transaction.atomic():
        Snapshot.objects.select_for_update().get(pk=snapshot.pk)
        if snapshot.files.filter(language=language, edition=edition).exists():
            return
        kept = ReportFile(
            snapshot=snapshot,
            language=language,
            edition=edition,
            sha256=sha256(content).hexdigest(),
            size=len(content),
            made_at=at,
        )
        name = kept.file.field.generate_filename(kept, file_name(snapshot, language, edition))
        kept.file.name = _write(kept.file.storage, name, content)
        kept.save()


def _write(storage: Storage, name: str, content: bytes) -> str:
    """Under this name, whole or not at all."""
    storage.delete(name)
    try:
        return storage.save(name, ContentFile(content))
    except OSError:
        with suppress(OSError):
            storage.delete(name)
        raise


def put_back(file: ReportFile) -> bool:
    """Make a lost or spoilt file again. False, and nothing is done, when its snapshot gives other bytes."""
    content = pdf_of(file.snapshot, file.language, file.edition)
    if sha256(content).hexdigest() != file.sha256:
        return False
    _write(file.file.storage, file.file.name, content)
    return True


def is_whole(file: ReportFile) -> bool:
    storage, name = file.file.storage, file.file.name
    if not storage.exists(name):
        return False
    with storage.open(name) as kept:
        return sha256(kept.read()).hexdigest() == file.sha256


def title_of(snapshot: Snapshot, language: str) -> str:
    """As it was when it was frozen."""
    frozen = snapshot.plain["report"]
    return (frozen["title_ru"] if language == "ru" else "") or frozen["title"]


def file_name(snapshot: Snapshot, language: str, edition: str) -> str:
    """With the beginning of the hash: a number may be given again after an older copy of the database is restored."""
    report = snapshot.report
    name = f"{report.kind}-{report.year}-{snapshot.number}-{snapshot.sha256[:8]}-{edition}-{language}.pdf"
    return name.replace("_", "-")
