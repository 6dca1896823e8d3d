from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from knowledge.models.quizzes import Quiz
from knowledge.models.series import Series
from participants.models import Person
from portal.core.privacy import WITH_THE_PERSON, Audience, Basis, Category, Erasure, Kept, PersonalData

NEED = Kept(
    Category.NEEDS,
    _("so that the person has the same chance in a quiz as others"),
    Basis.CONSENT,
    WITH_THE_PERSON,
    (Audience.SELF, Audience.STAFF, Audience.ADMINISTRATOR),
    Erasure.DELETE,
)
NEED_TRACE = Kept(
    Category.TRACE,
    NEED.purpose,
    Basis.TASK,
    WITH_THE_PERSON,
    (Audience.STAFF, Audience.ADMINISTRATOR),
    Erasure.DELETE,
    is_shown=False,
)


class AccommodationQuerySet(models.QuerySet["Accommodation"]):
    def of(self, person: Person, quiz: Quiz) -> "AccommodationQuerySet":
        """What holds for this person in this quiz: given for it, for its series, or for all."""
        fits = Q(quiz=None, series=None) | Q(quiz=quiz) | Q(quiz=None, series=quiz.series_id)
        return self.filter(fits, person=person)


class Accommodation(models.Model):
    """More time or more attempts for somebody who needs them. Holds for attempts that begin afterwards."""

    personal = PersonalData(
        people=("person",),
        held=(
            NEED("person", "series", "quiz", "more_time_percent", "more_attempts", "reason"),
            NEED_TRACE("by", "at"),
        ),
    )

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="accommodations"
    )
    series = models.ForeignKey(
        Series, verbose_name=_("series"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    quiz = models.ForeignKey(
        Quiz, verbose_name=_("quiz"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    more_time_percent = models.PositiveSmallIntegerField(
        _("more time, in percent"), default=0, validators=[MaxValueValidator(400)]
    )
    more_attempts = models.PositiveSmallIntegerField(_("more attempts"), default=0, validators=[MaxValueValidator(20)])
    reason = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("Only staff and the person can read it.")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    at = models.DateTimeField(_("since"), auto_now_add=True)

    objects = AccommodationQuerySet.as_manager()

    class Meta:
        verbose_name = _("accommodation")
        verbose_name_plural = _("accommodations")
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(more_time_percent__gt=0) | Q(more_attempts__gt=0),
                name="accommodation_gives_something",
                violation_error_message=_("Give more time or more attempts."),
            ),
            models.CheckConstraint(
                condition=Q(quiz=None) | Q(series=None),
                name="accommodation_of_quiz_or_series",
                violation_error_message=_("Name a series or a quiz, not both."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.quiz or self.series or ''}"
