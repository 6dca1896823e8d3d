from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.models.works import language_choices
from portal.core.privacy import PersonalData


class QuestionBank(models.Model):
    """Questions on one subject, from which quizzes draw."""

    personal = PersonalData(held=(), other={"the name of a bank": ("name",)})

    name = models.CharField(_("name"), max_length=150, unique=True)

    class Meta:
        verbose_name = _("question bank")
        verbose_name_plural = _("question banks")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Question(models.Model):
    """A question through all its versions. Its latest version is drawn."""

    personal = PersonalData(held=(), other={"what is asked": ("bank", "kind", "name", "objective", "is_retired")})

    class Kind(models.TextChoices):
        SINGLE = "single", _("single choice")
        MULTIPLE = "multiple", _("multiple choice")
        TRUE_FALSE = "true_false", _("true or false")
        MATCHING = "matching", _("matching")
        NUMERIC = "numeric", _("number")
        SHORT_TEXT = "short_text", _("short text")
        SCALE = "scale", _("scale")
        FREE_TEXT = "free_text", _("free text")

    bank = models.ForeignKey(QuestionBank, on_delete=models.PROTECT, related_name="questions")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=150, help_text=_("For staff: learners do not see it."))
    objective = models.CharField(_("learning objective"), max_length=150, blank=True)
    is_retired = models.BooleanField(_("no longer drawn"), default=False)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering: ClassVar = ["bank", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["bank", "name"], name="question_once_per_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def latest_version(self) -> "QuestionVersion":
        return max(self.versions.all(), key=lambda version: version.number)


class QuestionVersionQuerySet(models.QuerySet["QuestionVersion"]):
    def solutions(self, numbers: Collection[int]) -> "dict[int, tuple[str, dict[str, Any]]]":
        """Of drawn versions by number: the kind, and the solution that holds, which a later correction may have set."""
        found = {it.pk: it for it in self.select_related("question").filter(pk__in=numbers)}
        in_force = dict(found)
        while corrected := {it.corrects_id: it for it in self.filter(corrects__in=set(in_force.values()))}:
            in_force = {number: corrected.get(it.pk, it) for number, it in in_force.items()}
        return {number: (it.question.kind, in_force[number].solution) for number, it in found.items()}


class QuestionVersion(models.Model):
    """What is right, by the keys of the options: the same in all languages. Never changed once it was drawn.

    The shape of `solution` by kind is that of `knowledge.questions.grading`. A version that `corrects` another one has
    its options and words and another solution, by which also the attempts are graded that drew the other one.
    """

    personal = PersonalData(held=(), other={"what is asked": ("question", "number", "solution", "used_at", "corrects")})

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    solution = models.JSONField(_("solution"), default=dict)
    used_at = models.DateTimeField(_("first drawn"), null=True, blank=True, editable=False)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="corrected_by"
    )

    objects = QuestionVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a question")
        verbose_name_plural = _("versions of a question")
        ordering: ClassVar = ["question", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "number"], name="question_version_once_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.question}, {self.number}"


class Wording(models.Model):
    """A version of a question in one language: `options` are texts by key, the keys those of the solution."""

    personal = PersonalData(held=(), other={"what is asked": ("version", "language", "text", "options", "feedback")})

    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="wordings")
    language = models.CharField(_("language"), max_length=5, choices=language_choices)
    text = models.TextField(_("question"))
    options = models.JSONField(_("options"), default=dict, blank=True)
    feedback = models.TextField(_("what is said afterwards"), blank=True)

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering: ClassVar = ["version", "language"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "language"], name="wording_once")]

    def __str__(self) -> str:
        return self.text[:80]
