from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from knowledge.models.questions import Question, QuestionBank
from knowledge.models.series import Series
from portal.core.languages import Localised
from portal.core.privacy import PersonalData


class Quiz(ClusterableModel):
    """What is asked of the learners of a series, and by which rules. An attempt keeps the rules it began by."""

    personal = PersonalData(
        held=(),
        other={
            "what is asked, and by which rules": (
                "series",
                "kind",
                "title",
                "title_ru",
                "pass_mark",
                "attempts_allowed",
                "cool_down_hours",
                "minutes",
                "opens_at",
                "closes_at",
                "shows_solutions",
            )
        },
    )

    class Kind(models.TextChoices):
        PRE = "pre", _("before the series")
        POST = "post", _("after the series")
        FINAL = "final", _("final test")
        PRACTICE = "practice", _("practice")
        FEEDBACK = "feedback", _("feedback")

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="quizzes")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = models.CharField(_("title"), max_length=200)
    title_ru = models.CharField(_("title in Russian"), max_length=200, blank=True)
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark, in percent"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    attempts_allowed = models.PositiveSmallIntegerField(
        _("attempts"), null=True, blank=True, help_text=_("Empty: no limit."), validators=[MinValueValidator(1)]
    )
    cool_down_hours = models.PositiveSmallIntegerField(_("hours between attempts"), default=0)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True, help_text=_("Empty: no limit."), validators=[MinValueValidator(1)]
    )
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    shows_solutions = models.BooleanField(_("right answers are shown afterwards"), default=False)

    local_title = Localised("title")

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")
        ordering: ClassVar = ["series", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(opens_at__lt=F("closes_at")),
                name="quiz_opens_before_it_closes",
                violation_error_message=_("The quiz closes before it opens."),
            )
        ]

    def __str__(self) -> str:
        return str(self.local_title)


class QuizSection(ClusterableModel):
    """A part of a quiz: `draw` questions of a bank by chance, or without a number those that are fixed."""

    personal = PersonalData(held=(), other={"how a quiz is made": ("quiz", "title", "title_ru", "bank", "draw")})

    quiz = ParentalKey(Quiz, on_delete=models.CASCADE, related_name="sections")
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)
    title = models.CharField(_("title"), max_length=150, blank=True)
    title_ru = models.CharField(_("title in Russian"), max_length=150, blank=True)
    bank = models.ForeignKey(
        QuestionBank, verbose_name=_("question bank"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    draw = models.PositiveSmallIntegerField(_("questions drawn"), null=True, blank=True)

    local_title = Localised("title")

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering: ClassVar = ["sort_order", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(bank=None, draw=None) | Q(bank__isnull=False, draw__gte=1),
                name="section_draws_from_a_bank",
                violation_error_message=_("A draw needs a bank and a number of questions."),
            )
        ]

    def __str__(self) -> str:
        return str(self.local_title) or str(self.pk)


class FixedQuestion(models.Model):
    """A question that everybody gets, in its place."""

    personal = PersonalData(held=(), other={"how a quiz is made": ("section", "question", "sort_order")})

    section = ParentalKey(QuizSection, on_delete=models.CASCADE, related_name="fixed_questions")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("fixed question")
        verbose_name_plural = _("fixed questions")
        ordering: ClassVar = ["sort_order", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["section", "question"], name="fixed_question_once")]

    def __str__(self) -> str:
        return str(self.question)
