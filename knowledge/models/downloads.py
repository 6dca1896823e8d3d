from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.download_rules import RAW_DAYS
from knowledge.models.files import File
from knowledge.models.works import Work
from participants.models import Person
from portal.core.privacy import Audience, Basis, Category, Erasure, Kept, PersonalData, Until, WhenDue

COUNTED_ONCE = Kept(
    Category.STATISTICS,
    _("to count a download once, by country and sex, without the person and without an address"),
    Basis.TASK,
    Until(_("ninety days, then only the totals of each day"), days=RAW_DAYS, since="at", when_due=WhenDue.DELETE),
    (Audience.PORTAL,),
    Erasure.KEEP,
    is_shown=False,  # nobody can say whose a row is
)


class Download(models.Model):
    """That a file was handed over to a reader, before double clicks are taken out. Rows are added, never changed.

    `visitor` is a digest with the salt of that day, which is deleted when the day is over. Country and sex are those of
    the profile of somebody who was signed in; nothing leads to the person.
    """

    personal = PersonalData(held=(COUNTED_ONCE("file", "at", "visitor", "language", "country", "sex"),))

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="downloads")
    at = models.DateTimeField(_("when"), db_index=True)
    visitor = models.CharField(_("digest of the visitor"), max_length=32)
    language = models.CharField(_("language of the edition"), max_length=5)
    country = models.CharField(_("country in the profile"), max_length=2, blank=True)
    sex = models.CharField(_("sex"), max_length=11, choices=Person.Sex, blank=True)

    class Meta:
        verbose_name = _("single download")
        verbose_name_plural = _("single downloads")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.file}, {self.at:%Y-%m-%d}"


class VisitorSaltQuerySet(models.QuerySet["VisitorSalt"]):
    def over(self, today: date) -> "VisitorSaltQuerySet":
        return self.filter(day__lt=today)


class VisitorSalt(models.Model):
    """The salt of one day, the same for all web machines. Deleted when the day is over."""

    personal = PersonalData(held=(), other={"a secret of the day, about nobody": ("day", "salt")})

    day = models.DateField(_("day"), unique=True)
    salt = models.CharField(max_length=64)

    objects = VisitorSaltQuerySet.as_manager()

    class Meta:
        verbose_name = _("salt of a day")
        verbose_name_plural = _("salts of days")

    def __str__(self) -> str:
        return str(self.day)


class DownloadTotalQuerySet(models.QuerySet["DownloadTotal"]):
    def of_year(self, year: int) -> "DownloadTotalQuerySet":
        return self.filter(day__year=year)

    def summed_by(self, *fields: str) -> models.QuerySet["DownloadTotal", tuple[str | int, ...]]:
        """The downloads of each value of these fields together."""
        return self.order_by().values_list(*fields).annotate(together=models.Sum("downloads"))


class DownloadTotal(models.Model):
    """The downloads of a day, of one edition, by readers of one country and sex. Empty: not known."""

    personal = PersonalData(
        held=(), other={"sums, without any person": ("day", "work", "language", "country", "sex", "downloads")}
    )

    day = models.DateField(_("day"))
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="download_totals")
    language = models.CharField(_("language of the edition"), max_length=5)
    country = models.CharField(_("country in the profile"), max_length=2, blank=True)
    sex = models.CharField(_("sex"), max_length=11, choices=Person.Sex, blank=True)
    downloads = models.PositiveIntegerField(_("downloads"))

    objects = DownloadTotalQuerySet.as_manager()

    class Meta:
        verbose_name = _("downloads of a day")
        verbose_name_plural = _("downloads of days")
        ordering: ClassVar = ["-day", "work"]
        permissions: ClassVar = [("view_download_statistics", _("Can see the statistics of downloads"))]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["day", "work", "language", "country", "sex"], name="download_total_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.work}, {self.day}: {self.downloads}"


class DownloadCount(models.Model):
    """All downloads of a work up to yesterday: kept so that a list of thousands is sorted by it at once."""

    personal = PersonalData(held=(), other={"sums, without any person": ("work", "downloads")})

    work = models.OneToOneField(Work, on_delete=models.CASCADE, related_name="download_count")
    downloads = models.PositiveIntegerField(_("downloads"), db_index=True)

    class Meta:
        verbose_name = _("downloads of a publication")
        verbose_name_plural = _("downloads of publications")

    def __str__(self) -> str:
        return f"{self.work}: {self.downloads}"
