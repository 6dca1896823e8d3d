"""The plan and what was spent. Amounts are US dollars, never floats."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indicators.models.framework import Activity, Output
from portal.core.languages import Localised
from portal.core.privacy import PersonalData


class BudgetLine(models.Model):
    """A line of the work plan, before the general management support and the levy."""

    personal = PersonalData(held=(), other={"an account of the books": ("account",)})

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="budget_lines")
    year = models.PositiveSmallIntegerField(_("year"))
    account = models.CharField(pgettext_lazy("ledger", "account"), max_length=5)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    funding = models.CharField(_("source of funds"), max_length=40)

    class Meta:
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        ordering: ClassVar = ["activity", "account", "year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "year", "account"], name="budget_line_once")
        ]

    def __str__(self) -> str:
        return f"{self.activity.number} · {self.account} · {self.year}"


class LedgerLine(models.Model):
    """An account of the expenditure report of one output and year.

    The finance system calls the outputs "activity 1" and "activity 2". `amount` is signed by our rule (a realized gain
    reduces expenditure); `printed_amount` is what the source shows, which is not always the same.
    """

    personal = PersonalData(held=(), other={"an account of the books": ("account",)})

    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="ledger_lines")
    year = models.PositiveSmallIntegerField(_("year"))
    account = models.CharField(pgettext_lazy("ledger", "account"), max_length=5)
    description = models.CharField(_("description"), max_length=150)
    description_ru = models.CharField(_("description in Russian"), max_length=150, blank=True)
    amount = models.DecimalField(_("signed amount"), max_digits=14, decimal_places=2)
    printed_amount = models.DecimalField(_("amount as printed"), max_digits=14, decimal_places=2)
    source = models.CharField(_("source report"), max_length=150)

    local_description = Localised("description")

    class Meta:
        verbose_name = _("ledger line")
        verbose_name_plural = _("ledger lines")
        ordering: ClassVar = ["output", "account", "year"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["output", "year", "account"], name="ledger_line_once")]

    def __str__(self) -> str:
        return f"{self.output.number} · {self.account} · {self.year}"
