"""What was signed: the frozen data of a report, who signed it, its files. None of them has an update path."""

import json
from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from indicators.models.reports import Report, SigningRole
from indicators.reports.canonical import Link, breaks, digest
from indicators.reports.document import Document, from_plain
from portal.core.privacy import TRACE, WITH_THE_ROW, Audience, Basis, Category, Erasure, Kept, PersonalData

SIGNED = Kept(
    Category.TRACE,
    _("so that a published report says for good who answers for it"),
    Basis.TASK,
    WITH_THE_ROW,
    (Audience.EVERYBODY,),
    Erasure.KEEP,
    is_shown=False,
)


class Edition(models.TextChoices):
    FULL = "full", _("with all figures")
    PUBLIC = "public", _("without small cells")


class Unchanging(models.Model):
    """A row that is written once. What was signed is never put right: a new snapshot is made and signed."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"a {self._meta.model_name} is never changed")
        super().save(*args, **options)


class SnapshotQuerySet(QuerySet["Snapshot"]):
    def sealed(self) -> "SnapshotQuerySet":
        """Those that everybody signed who has to."""
        return self.annotate(signed=Count("signatures", distinct=True)).filter(signed=len(SigningRole))

    def broken(self) -> list[int]:
        """The numbers at which the chain of all snapshots does not hold; it reads every one of them."""
        rows = Snapshot.objects.order_by("number").values_list("number", "sha256", "previous", "content")
        return breaks([Link(number, stated, before, digest(content)) for number, stated, before, content in rows])


class Snapshot(Unchanging):
    """All figures and texts of a report as canonical JSON. It names nobody; its evidence is listed by keyed hashes.

    `previous` is the hash of the snapshot before it, of whatever report: nothing can be put in between. `key` makes the
    hashes of evidence, is never handed out, and lies here so that a restored database can check them.
    """

    personal = PersonalData(
        held=(TRACE("made_by"),),
        other={
            "a report without names": (
                "report", "number", "content", "sha256", "previous", "key", "code_version", "made_at",
            )
        },
    )  # fmt: skip

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="snapshots")
    number = models.PositiveIntegerField(_("number"), unique=True)
    content = models.TextField(_("content"))
    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    previous = models.CharField(_("SHA-256 of the snapshot before"), max_length=64, unique=True)
    key = models.CharField(max_length=64)
    code_version = models.CharField(_("version of the portal"), max_length=40)
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("snapshot of a report")
        verbose_name_plural = _("snapshots of reports")
        ordering: ClassVar = ["-number"]

    def __str__(self) -> str:
        return f"{self.report} · {self.number}"

    @cached_property
    def plain(self) -> dict[str, Any]:
        """The frozen content as JSON has it."""
        return json.loads(self.content)

    @property
    def is_sealed(self) -> bool:
        return len(self.signatures.all()) == len(SigningRole)

    def document(self, language: str, edition: str) -> Document:
        return from_plain(self.plain["documents"][language][edition])


class Signature(Unchanging):
    """That somebody signed a snapshot. The name is that of the day: a signed report says for good who signed it."""

    personal = PersonalData(held=(TRACE("by"), SIGNED("name")), other={"what was signed": ("snapshot", "role", "at")})

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="signatures")
    role = models.CharField(_("signed as"), max_length=10, choices=SigningRole)
    name = models.CharField(_("name"), max_length=200)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["snapshot", "role"], name="signature_once_per_role"),
            models.UniqueConstraint(fields=["snapshot", "by"], name="signature_once_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_role_display()})"


class ReportFile(Unchanging):
    """A PDF made of a snapshot, once for each language and edition."""

    personal = PersonalData(
        held=(), other={"a printed report": ("snapshot", "language", "edition", "file", "sha256", "size", "made_at")}
    )

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="files")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    edition = models.CharField(_("edition"), max_length=6, choices=Edition)
    file = models.FileField(_("file"), upload_to="reports/%Y/")
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveIntegerField(_("bytes"))
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("file of a report")
        verbose_name_plural = _("files of reports")
        ordering: ClassVar = ["snapshot", "edition", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["snapshot", "language", "edition"], name="report_file_once")
        ]

    def __str__(self) -> str:
        return self.file.name
