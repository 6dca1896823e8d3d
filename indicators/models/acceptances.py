"""What was not in order when a report was submitted all the same, with the reasons."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models.reports import Report
from indicators.reports.sentences import SENTENCES
from portal.core.privacy import TRACE, PersonalData


class ReportAcceptanceQuerySet(models.QuerySet["ReportAcceptance"]):
    def of_last_submission(self, report: Report) -> "ReportAcceptanceQuerySet":
        """Those with which the report was submitted last."""
        rows = self.filter(report=report)
        return rows.filter(at=rows.order_by("at").values_list("at", flat=True).last())


class ReportAcceptance(models.Model):
    """That a report was submitted with an open item of its checklist, knowingly and in words. Rows are added only."""

    personal = PersonalData(
        held=(TRACE("by"),),
        other={"with what a report was submitted all the same": ("report", "item", "words", "rows", "at")},
    )

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="acceptances")
    item = models.CharField(_("item of the checklist"), max_length=20)
    words = models.TextField(_("explanation"))
    rows = models.PositiveIntegerField(_("rows"))
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ReportAcceptanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("acceptance of what is open")
        verbose_name_plural = _("acceptances of what is open")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(words=""), name="report_acceptance_in_words"),
            models.UniqueConstraint(fields=["report", "item", "at"], name="report_acceptance_once"),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.item}"

    @property
    def sentence(self) -> str:
        return str(SENTENCES.get(self.item, self.item))
