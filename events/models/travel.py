"""What a journey needs to be booked: kept encrypted, for logistics alone, and not for long."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.kinds import JOURNEY, JOURNEY_TRACE
from events.models.pages import EventPage
from events.models.registrations import Registration
from portal.core.encryption import EncryptedDateField, EncryptedTextField, Unopened, encrypted_fields
from portal.core.privacy import PersonalData

PASSPORT = (
    "passport_name",
    "passport_number",
    "nationality",
    "born_on",
    "issued_on",
    "expires_on",
)
JOURNEY_FIELDS = ("visa", "departs_from", "flight_wishes", "insurance", "needs")


def random_name(request: "TravelRequest | None", name: str) -> str:
    """Nothing in it tells whose scan it is, or of what kind."""
    return f"sealed/{uuid4().hex}"


class TravelRequestQuerySet(models.QuerySet["TravelRequest"]):
    def expected(self, event: EventPage) -> "TravelRequestQuerySet":
        """Of those who are to come to the event."""
        rows = self.filter(registration__in=event.registrations.travelling())
        return rows.select_related("registration__event", "registration__person__country")

    def handed_in(self) -> "TravelRequestQuerySet":
        return self.exclude(state=TravelRequest.State.ASKED)

    def missing(self) -> "TravelRequestQuerySet":
        return self.filter(state=TravelRequest.State.ASKED)


class TravelRequest(models.Model):
    """What one confirmed person hands in so that their journey to an event can be booked."""

    personal = PersonalData(
        people=("registration__person",),
        held=(
            JOURNEY("registration", "state", "asked_at", "handed_in_at", "booked_at"),
            JOURNEY(*PASSPORT),
            JOURNEY(*JOURNEY_FIELDS),
            JOURNEY("scan", "scan_kind"),
            JOURNEY_TRACE("booked_by"),
        ),
    )

    class State(models.TextChoices):
        ASKED = "asked", _("asked for")
        HANDED_IN = "handed_in", _("handed in")
        BOOKED = "booked", _("booked")

    class Visa(models.TextChoices):
        NEEDED = "needed", _("I need a visa")
        NOT_NEEDED = "not_needed", _("I need no visa")
        UNSURE = "unsure", _("I do not know")

    class Insurance(models.TextChoices):
        OWN = "own", _("I have travel insurance")
        NEEDED = "needed", _("I need travel insurance")

    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="travel_request")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(_("asked for"))
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    booked_at = models.DateTimeField(_("booked"), null=True, blank=True)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    passport_name = EncryptedTextField(_("name as in the passport"), blank=True)
    passport_number = EncryptedTextField(_("passport number"), blank=True)
    nationality = EncryptedTextField(_("nationality"), blank=True)
    born_on = EncryptedDateField(_("date of birth"), blank=True)
    issued_on = EncryptedDateField(_("passport issued on"), blank=True)
    expires_on = EncryptedDateField(_("passport valid until"), blank=True)
    visa = EncryptedTextField(_("visa"), choices=Visa, blank=True)
    departs_from = EncryptedTextField(_("departure from"), blank=True)
    flight_wishes = EncryptedTextField(_("wishes for the flight"), blank=True)
    insurance = EncryptedTextField(_("insurance"), choices=Insurance, blank=True)
    needs = EncryptedTextField(_("needs on the journey"), blank=True)
    scan = models.FileField(_("scan of the passport"), upload_to=random_name, blank=True)
    scan_kind = models.CharField(_("kind of the scan"), max_length=4, blank=True)

    objects = TravelRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("travel request")
        verbose_name_plural = _("travel requests")
        ordering: ClassVar = ["pk"]
        permissions: ClassVar = [("handle_travel", _("Can see passport data and book journeys"))]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="asked", handed_in_at=None) | (~Q(state="asked") & Q(handed_in_at__isnull=False)),
                name="travel_handed_in_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="booked", booked_at__isnull=False, booked_by__isnull=False)
                | (~Q(state="booked") & Q(booked_at=None, booked_by=None)),
                name="travel_booked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.registration.code

    @property
    def has_unopened(self) -> bool:
        """Whether something of it was encrypted with a key that is not there any more."""
        return any(isinstance(getattr(self, name), Unopened) for name in encrypted_fields(TravelRequest))
