"""What the donor pays for: the project, its outputs and their activities."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.languages import Localised


class Project(models.Model):
    """The project that the donor pays for: what stands on the cover of its reports."""

    title = models.CharField(_("title"), max_length=250)
    title_ru = models.CharField(_("title in Russian"), max_length=250, blank=True)
    donor = models.CharField(_("donor"), max_length=150)
    donor_ru = models.CharField(_("donor in Russian"), max_length=150, blank=True)
    partner = models.CharField(_("implementing partner"), max_length=150)
    partner_ru = models.CharField(_("implementing partner in Russian"), max_length=150, blank=True)
    country = models.CharField(_("host country"), max_length=80)
    country_ru = models.CharField(_("host country in Russian"), max_length=80, blank=True)
    award_numbers = models.CharField(_("award and project numbers"), max_length=100, blank=True)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))

    local_title = Localised("title")
    local_donor = Localised("donor")
    local_partner = Localised("partner")
    local_country = Localised("country")

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        permissions: ClassVar = [
            ("view_dashboard", _("Can see the results with the detail meant for donors")),
            ("make_report", _("Can make the annual report")),
            ("import_money", _("Can import plans and ledger extracts")),
            ("check_figures", _("Can check the figures and explain discrepancies")),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="project_ends_after_its_start"
            )
        ]

    def __str__(self) -> str:
        return str(self.local_title)


class Output(models.Model):
    class GenderMarker(models.TextChoices):
        """How far an output serves the equality of women and men (UNDP gender marker)."""

        NONE = "GEN0", _("no contribution to gender equality")
        LIMITED = "GEN1", _("limited contribution to gender equality")
        SIGNIFICANT = "GEN2", _("gender equality is a significant objective")
        PRINCIPAL = "GEN3", _("gender equality is the principal objective")

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="outputs")
    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    title = models.CharField(_("title"), max_length=250)
    title_ru = models.CharField(_("title in Russian"), max_length=250, blank=True)
    gender_marker = models.CharField(_("gender marker"), max_length=4, choices=GenderMarker, blank=True)

    local_title = Localised("title")

    class Meta:
        verbose_name = _("output")
        verbose_name_plural = _("outputs")
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.local_title}"


class Activity(models.Model):
    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="activities")
    number = models.CharField(_("number"), max_length=10, unique=True)
    title = models.CharField(_("title"), max_length=250)
    title_ru = models.CharField(_("title in Russian"), max_length=250, blank=True)
    funding = models.CharField(_("source of funds"), max_length=40)

    local_title = Localised("title")

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.local_title}"
