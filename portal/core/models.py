"""The rows that every app shares: a mail that must arrive, a piece of work that must end, a list that comes in."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from portal.core.kinds import ASKED, FILE, LIST, LIST_TRACE, MAIL, MAIL_INSIDE, TITLE
from portal.core.privacy import PersonalData

TAKEN_UP_WITHIN = timedelta(seconds=30)


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    def due(self, at: datetime) -> "OutgoingMailQuerySet":
        """Waiting and not put off. A mail left "sending" by a killed worker is due again when its time comes."""
        unsent = [OutgoingMail.State.WAITING, OutgoingMail.State.SENDING]
        return self.filter(state__in=unsent, due_at__lte=at)


class OutgoingMail(models.Model):
    """One mail to one address, written in the transaction of what it tells about, sent afterwards."""

    personal = PersonalData(
        numbers=("addressee",),
        addresses=("recipient",),
        secret=Q(is_secret=True),
        held=(
            MAIL("recipient", "subject", "text", "created_at", "sent_at"),
            MAIL_INSIDE("key", "html", "attachments", "error", "addressee"),
        ),
        other={
            "how the mail fared": ("kind", "language", "state", "attempts", "due_at"),
            "the programme's own address for answers": ("reply_to",),
            "the event that it is about": ("about",),
            "that the row, or its text, goes when it is sent": ("is_last", "is_secret"),
        },
    )

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("given up")

    key = models.CharField(
        max_length=200, unique=True, help_text=_("What this mail is about; the same key is one mail.")
    )
    kind = models.CharField(max_length=60)
    recipient = models.EmailField(_("to"), max_length=254)
    language = models.CharField(max_length=5)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField()
    attachments = models.JSONField(default=list, help_text=_("Files: name, type, content in base64."))
    reply_to = models.EmailField(_("answers go to"), max_length=254, blank=True)
    about = models.CharField(
        max_length=60, blank=True, db_index=True, help_text=_("What staff look for it by, such as an event.")
    )
    state = models.CharField(_("fate"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    created_at = models.DateTimeField(_("written"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.TextField(blank=True)
    addressee = models.PositiveBigIntegerField(
        null=True, blank=True, db_index=True, help_text=_("The number of the person: offices share an address.")
    )
    is_last = models.BooleanField(default=False, help_text=_("Deleted as soon as it is sent: the person is erased."))

    is_secret = models.BooleanField(
        default=False, help_text=_("Its text lets somebody in: shown to nobody, and gone as soon as it is sent.")
    )

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering: ClassVar = ["-created_at", "-pk"]
        permissions: ClassVar = [("resend_outgoingmail", _("Can send a mail again that was given up"))]
        indexes: ClassVar = [models.Index(fields=["state", "due_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="mail_sent_with_time",
            ),
            models.CheckConstraint(
                condition=~Q(is_secret=True, state__in=["sent", "failed"]) | Q(text="", html=""),
                name="mail_secret_is_forgotten",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def fate(self) -> str:
        """What became of the mail, in words."""
        moment = date_format(timezone.localtime(self.sent_at or self.due_at), "DATETIME_FORMAT")
        if self.state == self.State.SENT:
            return say("sent %(moment)s") % {"moment": moment}
        if self.state == self.State.FAILED:
            return say("given up: %(reason)s") % {"reason": self.error}
        if self.state == self.State.WAITING and self.attempts:
            return say("next try %(moment)s: %(reason)s") % {"moment": moment, "reason": self.error}
        return str(self.get_state_display())


class JobQuerySet(models.QuerySet["Job"]):
    def unfinished(self) -> "JobQuerySet":
        return self.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING])

    def asked_by(self, user: models.Model) -> "JobQuerySet":
        return self.filter(asked_by=user)


class Job(models.Model):
    """Long work that somebody asked for: how far it is, and what came of it. Survives a killed worker."""

    personal = PersonalData(
        held=(FILE("result", "parameters", "note", "error"), TITLE("title"), ASKED("asked_by")),
        other={
            "how the work fared": (
                *("kind", "asked_at", "language", "state", "attempts", "sent_at", "heartbeat_at", "progress"),
                *("finished_at", "holds_people"),
            )
        },
    )

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting to start")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    parameters = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True)
    asked_at = models.DateTimeField()
    language = models.CharField(max_length=5, default="en")  # of the person who asked
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True, help_text=_("When it was last handed to the queue."))
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    progress = models.PositiveSmallIntegerField(default=0, help_text=_("Percent."))
    note = models.CharField(max_length=300, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    result = models.FileField(upload_to="jobs/%Y/%m/", blank=True)
    holds_people = models.BooleanField(default=True, help_text=_("The file or the parameters name people."))
    error = models.TextField(blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering: ClassVar = ["-asked_at"]
        indexes: ClassVar = [models.Index(fields=["state", "heartbeat_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(progress__lte=100), name="job_progress_percent"),
            models.CheckConstraint(
                condition=Q(state__in=["done", "failed"], finished_at__isnull=False)
                | (~Q(state__in=["done", "failed"]) & Q(finished_at__isnull=True)),
                name="job_finished_with_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_finished(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)

    def is_overdue(self, at: datetime) -> bool:
        """Queued, and no worker has taken it up although there was time."""
        return self.state == self.State.QUEUED and at - self.asked_at > TAKEN_UP_WITHIN

    @property
    def result_name(self) -> str:
        return self.result.name.rpartition("/")[2] if self.result else ""


class UploadedList(models.Model):
    """A spreadsheet that staff upload: checked, shown to them row by row, and then written, or left."""

    personal = PersonalData(
        held=(LIST("name", "parameters", "file", "rows", "refusal"), LIST_TRACE("uploaded_by")),
        other={
            "how the list fared": ("kind", "uploaded_at", "state", "counts", "digest", "job", "written_at"),
        },
    )

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("to be checked")
        CHECKED = "checked", _("checked")
        UNREADABLE = "unreadable", _("not readable")
        WRITTEN = "written", _("written")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    parameters = models.JSONField(default=dict)
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to="lists/%Y/%m/")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    uploaded_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    refusal = models.TextField(blank=True, help_text=_("Why the list cannot be written as it is."))
    counts = models.JSONField(default=dict)
    rows = models.JSONField(default=list)
    digest = models.CharField(
        max_length=64, blank=True, help_text=_("Of what was shown; something else is not written.")
    )
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, blank=True, help_text=_("The last one."))
    written_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("uploaded list")
        verbose_name_plural = _("uploaded lists")
        ordering: ClassVar = ["-uploaded_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="written", written_at__isnull=False)
                | (~Q(state="written") & Q(written_at__isnull=True)),
                name="uploaded_list_written_with_time",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def rows_to_write(self) -> int:
        return sum(self.counts.get(outcome, 0) for outcome in ("new", "matched", "changed"))


class RetentionRun(models.Model):
    """That the retention ran, and how many rows it dealt with under each rule."""

    personal = PersonalData(held=(), other={"numbers of rows": ("done",)})

    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    done = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("run of the retention")
        verbose_name_plural = _("runs of the retention")
        ordering: ClassVar = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return str(self.started_at)

    @property
    def rows(self) -> int:
        return sum(self.done.values())
