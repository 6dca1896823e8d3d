"""What a certificate is given for, by which rule, and how it looks."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from events.models import EventPage
from events.models.languages import LanguagesField
from knowledge.awarding.rules import RuleRefused, checked_rule
from knowledge.models.series import Series
from portal.core.languages import Localised
from portal.core.privacy import TRACE, PersonalData

PICTURES = FileExtensionValidator(["png", "jpg", "jpeg"])


class CertificateDesign(models.Model):
    """Who issues, who signs, and the pictures. A change concerns certificates to come: issued ones stay as bytes."""

    personal = PersonalData(
        held=(TRACE("signatory", "signatory_ru", "signature"),),
        other={"how a certificate looks": ("name", "issuer", "issuer_ru", "function", "function_ru", "logo")},
    )

    name = models.CharField(_("name"), max_length=100, unique=True, help_text=_("For staff alone."))
    issuer = models.CharField(_("issued by"), max_length=200)
    issuer_ru = models.CharField(_("issued by, in Russian"), max_length=200, blank=True)
    signatory = models.CharField(_("who signs"), max_length=150)
    signatory_ru = models.CharField(_("who signs, in Russian"), max_length=150, blank=True)
    function = models.CharField(_("function of who signs"), max_length=200)
    function_ru = models.CharField(_("function in Russian"), max_length=200, blank=True)
    logo = models.FileField(
        _("logo"), upload_to="certificate-designs/", blank=True, validators=[PICTURES], help_text=_("PNG or JPEG.")
    )
    signature = models.FileField(
        _("signature"), upload_to="certificate-designs/", blank=True, validators=[PICTURES], help_text=_("PNG or JPEG.")
    )

    class Meta:
        verbose_name = _("design of certificates")
        verbose_name_plural = _("designs of certificates")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class AchievementQuerySet(models.QuerySet["Achievement"]):
    def with_issued(self) -> "AchievementQuerySet":
        """With the number of certificates that stand."""
        standing = Q(awards__isnull=False, awards__superseded_at=None, awards__revoked_at=None)
        return self.annotate(issued=Count("awards", filter=standing))


class Achievement(models.Model):
    """What somebody receives a certificate for: of a series or of an event. The rule decides, and says why."""

    personal = PersonalData(
        held=(),
        other={
            "what is certified, and by which rule": (
                *("kind", "series", "event", "title", "title_ru", "text", "text_ru", "rule", "hours", "languages"),
                *("valid_months", "design", "days_to_confirm"),
            )
        },
    )

    class Kind(models.TextChoices):
        ATTENDANCE = "attendance", _("certificate of attendance")
        ASSOCIATE = "associate", _("associate certificate")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    series = models.ForeignKey(
        Series, verbose_name=_("series"), on_delete=models.CASCADE, null=True, blank=True, related_name="achievements"
    )
    event = models.ForeignKey(
        EventPage, verbose_name=_("event"), on_delete=models.CASCADE, null=True, blank=True, related_name="achievements"
    )
    title = models.CharField(_("title"), max_length=150)
    title_ru = models.CharField(_("title in Russian"), max_length=150, blank=True)
    text = models.CharField(_("what it certifies"), max_length=300, help_text=_("One sentence, as it is printed."))
    text_ru = models.CharField(_("what it certifies, in Russian"), max_length=300, blank=True)
    rule = models.JSONField(_("rule"), default=dict)
    hours = models.DecimalField(
        _("hours"), max_digits=5, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    languages = LanguagesField(_("languages of the training"), max_length=40, blank=True)
    valid_months = models.PositiveSmallIntegerField(
        _("months of validity"), null=True, blank=True, help_text=_("Empty: for good.")
    )
    design = models.ForeignKey(
        CertificateDesign, verbose_name=_("design"), on_delete=models.PROTECT, related_name="achievements"
    )
    days_to_confirm = models.PositiveSmallIntegerField(
        _("days to confirm the name"),
        default=7,
        help_text=_("Who was asked and has not answered by then is printed as registered."),
    )

    local_title = Localised("title")

    objects = AchievementQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate on offer")
        verbose_name_plural = _("certificates on offer")
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(series=None, event__isnull=False) | Q(series__isnull=False, event=None),
                name="achievement_of_a_series_or_an_event",
                violation_error_message=_("Choose a series or an event, and only one of them."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.local_title} · {self.of}"

    def save(self, *args: Any, **options: Any) -> None:
        checked_rule(self.rule)
        super().save(*args, **options)

    @property
    def of(self) -> Series | EventPage:
        return self.series or self.event

    @property
    def of_title(self) -> str:
        return str(self.of.local_title)

    def clean(self) -> None:
        super().clean()
        try:
            checked_rule(self.rule)
        except RuleRefused as refusal:
            text = say("The rule cannot be read: %(what)s.") % {"what": refusal}
            raise ValidationError(text) from refusal
