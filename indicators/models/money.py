"""The plan, what was spent and what came in. Amounts are US dollars, never floats."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indicators.models.framework import Activity, Output, Project
from portal.core.languages import Localised
from portal.core.privacy import TRACE, PersonalData

ACCOUNT = RegexValidator(r"^\d{5}$", _("An account has five digits."))


class BudgetVersionQuerySet(models.QuerySet["BudgetVersion"]):
    def in_force(self, on: date) -> "BudgetVersion | None":
        """The last one adopted until that day; the first of all when it is older than every plan."""
        return self.filter(adopted_on__lte=on).last() or self.first()


class BudgetVersion(models.Model):
    """A work plan as it was adopted: the project document, or a later plan. Of each year the last one holds."""

    personal = PersonalData(
        held=(TRACE("imported_by"),),
        other={"a plan of the programme": ("title", "title_ru", "adopted_on", "source", "imported_at")},
    )

    title = models.CharField(_("title"), max_length=150, unique=True)
    title_ru = models.CharField(_("title in Russian"), max_length=150, blank=True)
    adopted_on = models.DateField(_("adopted on"))
    source = models.CharField(_("source document"), max_length=250)
    imported_at = models.DateTimeField(_("imported"), null=True, blank=True, editable=False)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    local_title = Localised("title")

    objects = BudgetVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the budget")
        verbose_name_plural = _("versions of the budget")
        ordering: ClassVar = ["adopted_on", "pk"]

    def __str__(self) -> str:
        return str(self.local_title)


class BudgetLine(models.Model):
    """A line of the work plan, before the general management support and the levy."""

    personal = PersonalData(held=(), other={"an account of the books": ("account",)})

    version = models.ForeignKey(BudgetVersion, on_delete=models.CASCADE, related_name="lines")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="budget_lines")
    year = models.PositiveSmallIntegerField(_("year"))
    account = models.CharField(pgettext_lazy("ledger", "account"), max_length=5, validators=[ACCOUNT])
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    funding = models.CharField(_("source of funds"), max_length=40)

    class Meta:
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        ordering: ClassVar = ["version", "activity", "account", "year"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "activity", "year", "account", "funding"], name="budget_line_once_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity.number} · {self.account} · {self.year}"


class BudgetChange(models.Model):
    """What a year's budget has beyond the plan in force: money carried over into it, or an amendment of it."""

    personal = PersonalData(
        held=(TRACE("recorded_by"),),
        other={"why a year's budget is not its plan": ("year", "kind", "amount", "source", "source_ru", "recorded_at")},
    )

    class Kind(models.TextChoices):
        CARRY_OVER = "carry_over", _("carried over")
        AMENDMENT = "amendment", _("amendment")

    year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    amount = models.DecimalField(_("signed amount"), max_digits=14, decimal_places=2)
    source = models.CharField(_("source document"), max_length=250)
    source_ru = models.CharField(_("source document in Russian"), max_length=250, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    local_source = Localised("source")

    class Meta:
        verbose_name = _("change of a budget")
        verbose_name_plural = _("changes of budgets")
        ordering: ClassVar = ["year", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(amount=0), name="budget_change_is_an_amount")
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.amount}"


class LedgerExtractQuerySet(models.QuerySet["LedgerExtract"]):
    def covering(self, first: date, last: date) -> "LedgerExtractQuerySet":
        """Those of which at least one day is among these."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)


class LedgerExtract(models.Model):
    """An expenditure report of the finance system for a stretch of time within one year. Stretches do not overlap."""

    personal = PersonalData(
        held=(TRACE("imported_by"),),
        other={
            "which report of the finance system": (
                "source", "source_ru", "starts_on", "ends_on", "sha256", "imported_at",
            )
        },
    )  # fmt: skip

    source = models.CharField(_("source report"), max_length=150)
    source_ru = models.CharField(_("source report in Russian"), max_length=150, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    sha256 = models.CharField(_("sha256 of the file"), max_length=64, blank=True, editable=False)
    imported_at = models.DateTimeField(_("imported"))
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    local_source = Localised("source")

    objects = LedgerExtractQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger extract")
        verbose_name_plural = _("ledger extracts")
        ordering: ClassVar = ["starts_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sha256"], condition=~models.Q(sha256=""), name="ledger_extract_imported_once"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on"), ends_on__year=models.F("starts_on__year")),
                name="ledger_extract_within_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.local_source} ({self.starts_on} - {self.ends_on})"


class LedgerLine(models.Model):
    """An account of one output in an extract.

    The finance system calls the outputs "activity 1" and "activity 2". `amount` is signed by our rule (a realized gain
    reduces expenditure); `printed_amount` is what the source shows, which is not always the same.
    """

    personal = PersonalData(held=(), other={"an account of the books": ("account",)})

    extract = models.ForeignKey(LedgerExtract, on_delete=models.CASCADE, related_name="lines")
    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="ledger_lines")
    year = models.PositiveSmallIntegerField(_("year"))
    account = models.CharField(pgettext_lazy("ledger", "account"), max_length=5, validators=[ACCOUNT])
    description = models.CharField(_("description"), max_length=150)
    description_ru = models.CharField(_("description in Russian"), max_length=150, blank=True)
    amount = models.DecimalField(_("signed amount"), max_digits=14, decimal_places=2)
    printed_amount = models.DecimalField(_("amount as printed"), max_digits=14, decimal_places=2)

    local_description = Localised("description")

    class Meta:
        verbose_name = _("ledger line")
        verbose_name_plural = _("ledger lines")
        ordering: ClassVar = ["output", "account", "year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["extract", "output", "account"], name="ledger_line_once_per_extract")
        ]

    def __str__(self) -> str:
        return f"{self.output.number} · {self.account} · {self.year}"


class ReconcilingItem(models.Model):
    """Why a stated figure of spending is not the ledger: the amount (stated less ledger) and its reason."""

    personal = PersonalData(
        held=(TRACE("stated_by"),),
        other={
            "an amount that reconciles two figures": (
                "year", "output", "amount", "reason", "reason_ru", "document", "stated_at",
            )
        },
    )  # fmt: skip

    year = models.PositiveSmallIntegerField(_("year"))
    output = models.ForeignKey(
        Output, verbose_name=_("output"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    amount = models.DecimalField(_("signed amount"), max_digits=14, decimal_places=2)
    reason = models.CharField(_("reason"), max_length=300)
    reason_ru = models.CharField(_("reason in Russian"), max_length=300, blank=True)
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    stated_at = models.DateTimeField(_("stated"))
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    local_reason = Localised("reason")

    class Meta:
        verbose_name = _("reconciling item")
        verbose_name_plural = _("reconciling items")
        ordering: ClassVar = ["year", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(amount=0), name="reconciling_item_is_an_amount")
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.amount}"


class Receipt(models.Model):
    """Money that came in for the project."""

    personal = PersonalData(held=(), other={"money of a donor": ("donor", "donor_ru", "reference")})

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="receipts")
    received_on = models.DateField(_("received on"))
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    donor = models.CharField(_("donor"), max_length=150)
    donor_ru = models.CharField(_("donor in Russian"), max_length=150, blank=True)
    reference = models.CharField(_("reference"), max_length=100, unique=True)

    local_donor = Localised("donor")

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering: ClassVar = ["received_on", "pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=~models.Q(amount=0), name="receipt_is_an_amount")]

    def __str__(self) -> str:
        return f"{self.received_on}: {self.amount}"
