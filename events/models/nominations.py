"""Whom a country names for an event, in the order in which the country wishes them to come."""

from datetime import date, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from events.models.kinds import DECISION, NOMINEE, TAKING_PART
from events.models.pages import EventPage
from events.models.registrations import Registration
from participants.models import Country, Person
from portal.core.privacy import TRACE, PersonalData

NOMINEE_FIELDS = (
    "given_name",
    "family_name",
    "given_name_latin",
    "family_name_latin",
    "sex",
    "institution",
    "position",
    "email",
)


class NominationQuerySet(models.QuerySet["Nomination"]):
    def standing(self) -> "NominationQuerySet":
        """Those that were not taken back."""
        return self.filter(removed_at=None)

    def of(self, event: EventPage, country: Country) -> "NominationQuerySet":
        """The country's list, the first one first."""
        rows = self.standing().filter(event=event, country=country).order_by("rank", "pk")
        return rows.select_related("registration__person", "registration__merged_into", "submitted_by", "added_by")


class Nomination(models.Model):
    """One line of a country's list. Until the nominee has agreed nothing more is kept than the country has written."""

    personal = PersonalData(
        people=("registration__person",),
        held=(
            TAKING_PART("event", "country", "registration", "rank", "language"),
            TAKING_PART("added_at", "submitted_at", "removed_at"),
            NOMINEE(*NOMINEE_FIELDS),
            DECISION("removed_reason"),
            TRACE("added_by", "submitted_by", "removed_by"),
        ),
    )

    event = models.ForeignKey(EventPage, on_delete=models.PROTECT, related_name="nominations")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+", verbose_name=_("country"))
    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, null=True, blank=True, related_name="nominations"
    )
    rank = models.PositiveIntegerField(_("rank"))
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    given_name_latin = models.CharField(_("given name in Latin letters"), max_length=100, blank=True)
    family_name_latin = models.CharField(_("family name in Latin letters"), max_length=100, blank=True)
    sex = models.CharField(_("sex"), max_length=10, choices=Person.Sex, blank=True)
    institution = models.CharField(_("institution"), max_length=200, blank=True)
    position = models.CharField(_("position"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=[("en", _("English")), ("ru", _("Russian"))])
    added_at = models.DateTimeField(_("added"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_reason = models.CharField(_("why it was taken back"), max_length=300, blank=True)

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering: ClassVar = ["event", "country", "rank", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "country", "email"],
                condition=Q(removed_at=None) & ~Q(email=""),
                name="nomination_once_per_address",
            ),
            models.CheckConstraint(
                condition=Q(registration=None, submitted_at=None, submitted_by=None)
                | Q(registration__isnull=False, submitted_at__isnull=False, submitted_by__isnull=False),
                name="nomination_submitted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None) | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="nomination_removed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} · {self.country_id} · {self.rank}"

    @property
    def name(self) -> str:
        """As the country has written it; later, when these words are gone, as the person is known."""
        written = f"{self.given_name} {self.family_name}".strip()
        return written or (self.registration.person.full_name if self.registration else "")

    @property
    def stands(self) -> Registration | None:
        """The registration that came of it, also when the person turned out to be somebody known."""
        return self.registration.surviving if self.registration else None

    @property
    def may_be_replaced(self) -> bool:
        """Until the nominee has agreed."""
        return self.stands is None or self.is_out or self.stands.state == Registration.State.NOMINATED

    @property
    def is_out(self) -> bool:
        """The person does not come; the next of the list moves up."""
        return bool(self.stands and self.stands.state not in Registration.ACTIVE)


def nominations_close_at(event: EventPage) -> datetime:
    """The moment from which a country's list is fixed, and nominees can no longer answer."""
    return min(event.nomination_closes_at or event.registration_closes_at or event.starts_at, event.starts_at)


def nominating_events(country: Country, *, today: date) -> list[EventPage]:
    """Events to come for which this country names people, the next first."""
    wanted = Q(quotas__country=country)
    if country.is_participating:
        wanted |= Q(admission=EventPage.Admission.NOMINATION)
    rows = EventPage.objects.live().upcoming(today).filter(wanted, cancelled_at=None).distinct()
    return list(rows.select_related("country"))


def countries_asked(event: EventPage) -> QuerySet[Country]:
    """Those that may name people for the event: where only nominees come all, elsewhere those with places set aside."""
    by_quota = Q(pk__in=event.quotas.values("country"))
    if event.admission == EventPage.Admission.NOMINATION:
        return Country.objects.filter(by_quota | Q(is_participating=True))
    return Country.objects.filter(by_quota)


def takes_nominations(event: EventPage, country: Country) -> bool:
    return countries_asked(event).filter(pk=country.pk).exists()
