import uuid
from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models.kinds import ANSWERS, TAKING_PART
from knowledge.models.quizzes import Quiz
from knowledge.scoring import percent_of
from participants.models import Person
from portal.core.privacy import PersonalData


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def submitted(self) -> "AttemptQuerySet":
        return self.exclude(submitted_at=None)

    def under_way(self) -> "AttemptQuerySet":
        return self.filter(submitted_at=None)

    def overdue(self, at: datetime) -> "AttemptQuerySet":
        return self.under_way().filter(deadline__lte=at)

    def of(self, person: Person) -> "AttemptQuerySet":
        return self.filter(person=person)


class Attempt(models.Model):
    """One go of one person at a quiz. The draw, the rules and the deadline are those of its beginning.

    `draw` is a list of {"version": number of the QuestionVersion, "options": keys as shown, "points": "1"}.
    `rules` are the quiz's rules as they were: {"pass_mark", "minutes", "more_time_percent", "shows_solutions"}.
    """

    personal = PersonalData(
        people=("person",),
        held=(
            TAKING_PART(
                "quiz", "person", "number", "language", "started_at", "submitted_at", "score", "most", "has_passed"
            ),
        ),
        other={
            "how the attempt was set": ("key", "draw", "rules", "deadline", "is_by_deadline"),
        },
    )

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="attempts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField(_("attempt"))
    language = models.CharField(_("language"), max_length=5)
    draw = models.JSONField()
    rules = models.JSONField()
    started_at = models.DateTimeField(_("begun"))
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    is_by_deadline = models.BooleanField(_("ended by the deadline"), default=False)
    score = models.DecimalField(_("points"), max_digits=8, decimal_places=4, null=True, blank=True)
    most = models.DecimalField(_("points to be had"), max_digits=8, decimal_places=4, null=True, blank=True)
    has_passed = models.BooleanField(_("passed"), null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering: ClassVar = ["quiz", "person", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["quiz", "person", "number"], name="attempt_once_per_number"),
            models.UniqueConstraint(
                fields=["quiz", "person"], condition=Q(submitted_at=None), name="attempt_one_under_way"
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None, score=None, most=None)
                | Q(submitted_at__isnull=False, score__isnull=False, most__isnull=False),
                name="attempt_submitted_with_score",
            ),
            models.CheckConstraint(
                condition=Q(deadline=None) | Q(deadline__gt=F("started_at")), name="attempt_deadline_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.quiz} · {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("knowledge:attempt", args=[self.key])

    def is_over(self, at: datetime) -> bool:
        """Whether nothing that arrives at this moment counts any more."""
        return self.submitted_at is not None or (self.deadline is not None and at >= self.deadline)

    @property
    def percent(self) -> Decimal | None:
        return percent_of(self.score, self.most)


class Answer(models.Model):
    """What somebody answered to one question of an attempt. However often the same answer is sent, it is one row.

    The answer with the higher `sequence` holds, in whatever order they arrive. `value` by the kind of question: a key;
    a list of keys; {left key: right key}; a number or a text as typed. `part` is written when the attempt is graded.
    """

    personal = PersonalData(
        people=("attempt__person",),
        held=(TAKING_PART("attempt", "position", "part", "saved_at"), ANSWERS("value")),
        other={"by which an answer that is sent twice is known": ("sequence", "client_id")},
    )

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="answers")
    position = models.PositiveSmallIntegerField(_("question"))
    value = models.JSONField(default=str)
    part = models.DecimalField(
        _("part of the points"), max_digits=6, decimal_places=5, null=True, blank=True, help_text=_("From 0 to 1.")
    )
    sequence = models.PositiveIntegerField(default=1)
    client_id = models.UUIDField(null=True, blank=True, editable=False)
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering: ClassVar = ["attempt", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["attempt", "position"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.attempt} · {self.position}"

    def was_sent_as(self, sequence: int, client_id: uuid.UUID | None) -> bool:
        """Whether it is the one of this sequence from this page of a device."""
        return client_id is not None and (self.sequence, self.client_id) == (sequence, client_id)
