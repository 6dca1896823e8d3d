"""Two rows that may be one person: how they are found, what was decided, and what a merge moved."""

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from participants.models.kinds import JOINING, MATCHING
from participants.models.people import Person
from portal.core.privacy import TRACE, PersonalData


class MatchCandidateQuerySet(models.QuerySet["MatchCandidate"]):
    def open(self) -> "MatchCandidateQuerySet":
        return self.filter(state=MatchCandidate.State.OPEN)

    def to_decide(self) -> "MatchCandidateQuerySet":
        """Those open ones of whom neither was merged into somebody else or anonymised meanwhile."""
        counting = {
            f"{who}__{field}": None for who in ("first", "second") for field in ("merged_into", "anonymised_at")
        }
        return self.open().filter(**counting)

    def kept_apart(self) -> "MatchCandidateQuerySet":
        return self.filter(state=MatchCandidate.State.KEPT_APART)

    def decided(self) -> "MatchCandidateQuerySet":
        return self.exclude(state=MatchCandidate.State.OPEN)

    def of_person(self, person: Person) -> "MatchCandidateQuerySet":
        return self.filter(Q(first=person) | Q(second=person))

    def with_people(self) -> "MatchCandidateQuerySet":
        return self.select_related("first__country", "first__institution", "second__country", "second__institution")

    def named(self, query: str) -> "MatchCandidateQuerySet":
        """Those of whom one has a name or an address that holds every word of the query, in any case."""
        people = Person.with_merged.named(query)
        return self.filter(Q(first__in=people) | Q(second__in=people))

    def between(self, one: int, another: int) -> "MatchCandidateQuerySet":
        """The pair of the people with these numbers, in either order."""
        return self.filter(first=min(one, another), second=max(one, another))


class MatchCandidate(models.Model):
    """Two people who may be one, for staff to decide. A pair that was kept apart is not proposed again."""

    personal = PersonalData(
        people=("first", "second"),
        held=(MATCHING("score", "reasons", "state", "found_at", "later_at", "decided_at"), TRACE("decided_by")),
    )

    class State(models.TextChoices):
        OPEN = "open", _("to be decided")
        MERGED = "merged", _("merged")
        KEPT_APART = "kept_apart", _("kept apart")

    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField(_("score"))
    reasons = models.JSONField(_("reasons"), help_text=_("Codes of participants.reasons."))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    found_at = models.DateTimeField(_("found"))
    later_at = models.DateTimeField(_("put off"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = MatchCandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("possible match")
        verbose_name_plural = _("possible matches")
        ordering: ClassVar = [F("later_at").asc(nulls_first=True), "-score", "pk"]
        indexes: ClassVar = [models.Index(fields=["state", "-score"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "second"], name="match_candidate_once_per_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="match_candidate_in_order"),
            models.CheckConstraint(condition=Q(score__range=(0, 1)), name="match_candidate_score"),
            models.CheckConstraint(
                condition=Q(state="open", decided_at=None, decided_by=None)
                | Q(state="merged", decided_at__isnull=False)
                | Q(state="kept_apart", decided_at__isnull=False, decided_by__isnull=False),
                name="match_candidate_decided_with_time_and_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} · {self.second}"

    def other(self, number: int) -> int:
        """The number of the other of the two."""
        return self.second_id if self.first_id == number else self.first_id


class MergeQuerySet(models.QuerySet["Merge"]):
    def standing(self) -> "MergeQuerySet":
        """Those that were not undone."""
        return self.filter(undone_at=None)


class Merge(models.Model):
    """That two rows became one person: who did it, why, and what moved, so that it can be undone. Never deleted."""

    personal = PersonalData(
        people=("kept", "dropped"),
        held=(JOINING("reason", "moved"), TRACE("by", "undone_by")),
        other={"when": ("at", "undone_at")},
    )

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    dropped = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    moved = models.JSONField(
        encoder=DjangoJSONEncoder, help_text=_("What was re-pointed, filled in and settled; read by the undoing.")
    )
    at = models.DateTimeField(_("merged"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Nobody: the same verified e-mail address."),
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["dropped"], condition=Q(undone_at=None), name="merge_dropped_once_until_undone"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="merge_undone_with_time_and_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dropped} → {self.kept}"
