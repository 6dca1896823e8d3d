from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.kinds import TAKING_PART
from knowledge.models.attempts import Attempt
from knowledge.models.questions import QuestionVersion
from portal.core.privacy import TRACE, PersonalData


class Regrading(models.Model):
    """That a solution was corrected, and what was handed in graded again by it."""

    personal = PersonalData(held=(TRACE("by"),), other={"what was corrected": ("version", "at")})

    version = models.OneToOneField(
        QuestionVersion, verbose_name=_("corrected version"), on_delete=models.PROTECT, related_name="regrading"
    )
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("regrading")
        verbose_name_plural = _("regradings")
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return str(self.version)


class RegradedAttempt(models.Model):
    """An attempt before and after a regrading."""

    personal = PersonalData(
        people=("attempt__person",),
        held=(TAKING_PART("regrading", "attempt", "score_before", "score_after", "had_passed", "has_passed"),),
    )

    regrading = models.ForeignKey(Regrading, on_delete=models.PROTECT, related_name="attempts")
    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="regradings")
    score_before = models.DecimalField(_("points before"), max_digits=8, decimal_places=4)
    score_after = models.DecimalField(_("points after"), max_digits=8, decimal_places=4)
    had_passed = models.BooleanField(_("had passed"), null=True)
    has_passed = models.BooleanField(_("has passed"), null=True)

    class Meta:
        verbose_name = _("regraded attempt")
        verbose_name_plural = _("regraded attempts")
        ordering: ClassVar = ["regrading", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["regrading", "attempt"], name="attempt_once_per_regrading")
        ]

    def __str__(self) -> str:
        return str(self.attempt)
