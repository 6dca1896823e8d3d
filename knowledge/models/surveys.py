import uuid
from collections.abc import Collection
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from events.models import EventPage
from events.models.kinds import TAKING_PART
from knowledge.models.series import Series
from participants.models import Person
from portal.core.languages import Localised
from portal.core.privacy import PersonalData


class SurveyQuerySet(models.QuerySet["Survey"]):
    def open_on(self, day: date) -> "SurveyQuerySet":
        return self.filter(opens_on__lte=day, closes_on__gte=day)

    def has_answered(self, survey: "Survey", person: Person) -> bool:
        """That somebody has answered is known; what, to nobody."""
        return survey.invitations.filter(person=person, has_answered=True).exists()

    def feedback_on(self, series: Series, people: Collection[int]) -> dict[int, tuple[bool, date]]:
        """By the numbers of those who were asked for feedback on the series: whether they gave any, and until when."""
        asked = SurveyInvitation.objects.filter(
            survey__series=series, survey__kind=Survey.Kind.FEEDBACK, person__in=people
        )
        found: dict[int, tuple[bool, date]] = {}
        for person, given, until in asked.order_by().values_list("person", "has_answered", "survey__closes_on"):
            before = found.get(person, (False, until))
            found[person] = (before[0] or given, max(before[1], until))
        return found


class Survey(ClusterableModel):
    """What the participants of a series or an event are asked. Nobody can say who answered what.

    Results are shown when it is closed, and only then, so that nobody reads what one more answer has changed.
    """

    personal = PersonalData(
        held=(),
        other={"what is asked, and when": ("series", "event", "kind", "title", "title_ru", "opens_on", "closes_on")},
    )

    class Kind(models.TextChoices):
        FEEDBACK = "feedback", _("feedback, right afterwards")
        FOLLOW_UP = "follow_up", _("what has come of it, one to three months later")

    series = models.ForeignKey(
        Series, verbose_name=_("series"), on_delete=models.PROTECT, null=True, blank=True, related_name="surveys"
    )
    event = models.ForeignKey(
        EventPage, verbose_name=_("event"), on_delete=models.PROTECT, null=True, blank=True, related_name="surveys"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.FEEDBACK)
    title = models.CharField(_("title"), max_length=200)
    title_ru = models.CharField(_("title in Russian"), max_length=200, blank=True)
    opens_on = models.DateField(_("asks from"), help_text=_("The participants get a mail on this day."))
    closes_on = models.DateField(
        _("until"), help_text=_("The last day on which one can answer. The results are shown afterwards.")
    )

    local_title = Localised("title")

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        ordering: ClassVar = ["-opens_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(series=None, event__isnull=False) | Q(series__isnull=False, event=None),
                name="survey_of_a_series_or_an_event",
                violation_error_message=_("Choose a series or an event."),
            ),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("closes_on")),
                name="survey_opens_before_it_closes",
                violation_error_message=_("The survey closes before it opens."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.local_title)

    def clean(self) -> None:
        """Opened again, one more answer would stand out against the results that were shown."""
        super().clean()
        before = Survey.objects.filter(pk=self.pk).first()
        if before and before.closes_on != self.closes_on and before.is_closed(timezone.localdate()):
            raise ValidationError({"closes_on": _("The survey is closed, and its results are shown: it stays closed.")})

    def is_closed(self, today: date) -> bool:
        return today > self.closes_on

    def is_open(self, today: date) -> bool:
        return self.opens_on <= today <= self.closes_on


class SurveyQuestion(models.Model):
    """A question in both languages. An option is a line."""

    personal = PersonalData(
        held=(),
        other={"what is asked": ("survey", "kind", "level", "text", "text_ru", "options", "options_ru", "sort_order")},
    )

    class Kind(models.TextChoices):
        SCALE = "scale", _("from 1, not at all, to 5, fully")
        CHOICE = "choice", _("one of several options")
        FREE_TEXT = "free_text", _("free text")

    survey = ParentalKey(Survey, on_delete=models.CASCADE, related_name="questions")
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SCALE)
    level = models.PositiveSmallIntegerField(
        _("Kirkpatrick level"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(4)],
        help_text=_("1 how it was, 2 what was learnt, 3 what is used at work, 4 what has come of it"),
    )
    text = models.CharField(_("question"), max_length=300)
    text_ru = models.CharField(_("question in Russian"), max_length=300, blank=True)
    options = models.TextField(_("options"), blank=True, help_text=_("One on each line."))
    options_ru = models.TextField(_("options in Russian"), blank=True, help_text=_("As many, in the same order."))

    local_text = Localised("text")
    local_options = Localised("options")

    class Meta:
        verbose_name = _("question of a survey")
        verbose_name_plural = _("questions of a survey")
        ordering: ClassVar = ["sort_order", "pk"]

    def __str__(self) -> str:
        return str(self.local_text)

    def clean(self) -> None:
        super().clean()
        lines, lines_ru = self.options.split("\n"), self.options_ru.split("\n")
        if self.kind == self.Kind.CHOICE and len([line for line in lines if line.strip()]) < 2:
            raise ValidationError({"options": _("A choice has two options at least.")})
        if self.options_ru and len(lines) != len(lines_ru):
            raise ValidationError({"options_ru": _("There must be as many as in English.")})


class SurveyInvitationQuerySet(models.QuerySet["SurveyInvitation"]):
    def waiting_for(self, person: Person, day: date) -> "SurveyInvitationQuerySet":
        """To surveys that are open on this day, and that the person has not answered."""
        own = self.filter(person=person, survey__opens_on__lte=day, survey__closes_on__gte=day)
        answered = SurveyInvitation.objects.filter(person=person, has_answered=True)
        return own.exclude(survey__in=answered.values("survey")).order_by("survey__closes_on", "pk")


class SurveyInvitation(models.Model):
    """That somebody was asked, and whether they have answered: not when, and not what.

    No constraint keeps one for each person, so that two people can turn out to be one; whoever invites looks first.
    """

    personal = PersonalData(
        people=("person",),
        held=(TAKING_PART("survey", "person", "has_answered", "is_reminded"),),
        other={"the address of the form": ("key",)},
    )

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="survey_invitations")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    has_answered = models.BooleanField(_("has answered"), default=False)
    is_reminded = models.BooleanField(_("reminded"), default=False)

    objects = SurveyInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to a survey")
        verbose_name_plural = _("invitations to surveys")
        ordering: ClassVar = ["survey", "pk"]

    def __str__(self) -> str:
        return f"{self.survey}: {self.person}"

    def get_absolute_url(self) -> str:
        return reverse("knowledge:survey", args=[self.key])


class SurveyAnswer(models.Model):
    """One answer to one question. It holds no person, no time, no order, and nothing joins it to another answer.

    All answers of a survey are written anew, in a random order and under new keys, with each that comes.
    """

    personal = PersonalData(held=(), other={"an answer that nobody can trace": ("key", "question", "value")})

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(SurveyQuestion, on_delete=models.PROTECT, related_name="answers")
    value = models.JSONField()

    class Meta:
        verbose_name = _("answer to a survey")
        verbose_name_plural = _("answers to surveys")
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return str(self.question)

    def save(self, *args: Any, **kwargs: Any) -> None:
        raise TypeError("answers to surveys are written by knowledge.actions.surveying alone, all at once")
