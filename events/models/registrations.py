from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from events.models.kinds import ANSWERS, DECISION, LINK, TAKING_PART
from events.models.pages import EventPage
from participants.models import Person
from portal.core.codes import new_code
from portal.core.privacy import TRACE, PersonalData

# How a person takes part: a hybrid event is both, a person one of them.
SEAT_MODES = [choice for choice in EventPage.Mode.choices if choice[0] != EventPage.Mode.HYBRID]


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def active(self) -> "RegistrationQuerySet":
        return self.filter(state__in=Registration.ACTIVE)

    def confirmed(self) -> "RegistrationQuerySet":
        return self.filter(state=Registration.State.CONFIRMED)

    def seated(self) -> "RegistrationQuerySet":
        """Those that hold a place: confirmed, or offered and not yet answered."""
        return self.filter(state__in=Registration.SEATED)

    def waiting(self) -> "RegistrationQuerySet":
        """The waiting list, whoever came first in front."""
        return self.filter(state=Registration.State.WAITING).order_by("queued_at", "pk")

    def in_calendar(self) -> "RegistrationQuerySet":
        """What stands in the calendar of a person: places they have or are offered, and events that were cancelled."""
        return self.filter(state__in=[*Registration.SEATED, Registration.State.CANCELLED])

    def travelling(self) -> "RegistrationQuerySet":
        """Those who come to the place: confirmed, and not online."""
        return self.confirmed().exclude(mode=EventPage.Mode.ONLINE)

    def undecided(self) -> "RegistrationQuerySet":
        return self.filter(state=Registration.State.APPLIED)

    def standing(self) -> "RegistrationQuerySet":
        """All but those that became part of another one when two people turned out to be one."""
        return self.exclude(state=Registration.State.MERGED)

    def under(self, page: Page) -> "RegistrationQuerySet":
        """Those for events at this page or below it."""
        return self.filter(event__path__startswith=page.path)

    def named(self, query: str) -> "RegistrationQuerySet":
        """Those of people whose names or address hold every word of the query, in any case."""
        return self.filter(person__in=Person.objects.named(query))

    def tallied(self) -> models.QuerySet["Registration", tuple[str, str, str, int]]:
        """How many there are of each country, sex and state."""
        rows = self.order_by().values_list("person__country", "person__sex", "state")
        return rows.annotate(people=models.Count("pk"))

    def with_people(self) -> "RegistrationQuerySet":
        return self.select_related("event", "person__country", "person__institution", "attendance")


class Registration(models.Model):
    """That a person wants to take part in an event, and what was decided."""

    personal = PersonalData(
        people=("person",),
        held=(
            TAKING_PART("event", "state", "source", "language", "registered_at", "decided_at", "merged_into"),
            TAKING_PART("mode", "queued_at", "offered_until"),
            ANSWERS("answers"),
            DECISION("reason"),
            LINK("code"),
            TRACE("decided_by"),
        ),
    )

    class State(models.TextChoices):
        NOMINATED = "nominated", _("nominated")
        APPLIED = "applied", _("to be decided")
        OFFERED = "offered", _("a place is offered")
        CONFIRMED = "confirmed", _("confirmed")
        WAITING = "waiting", _("on the waiting list")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")
        CANCELLED = "cancelled", _("event cancelled")
        MERGED = "merged", _("part of another registration")

    class Source(models.TextChoices):
        SELF = "self", _("registered on the page")
        NOMINATED = "nominated", _("nominated by the country")
        IMPORTED = "imported", _("from a list of participants")
        INVITED = "invited", _("invited by the programme")

    ACTIVE: ClassVar = [State.NOMINATED, State.APPLIED, State.OFFERED, State.CONFIRMED, State.WAITING]
    SEATED: ClassVar = [State.OFFERED, State.CONFIRMED]  # who holds a place
    MOVES: ClassVar = {
        State.NOMINATED: {
            State.APPLIED,
            State.CONFIRMED,
            State.WAITING,
            State.DECLINED,
            State.WITHDRAWN,
            State.CANCELLED,
        },
        State.APPLIED: {State.CONFIRMED, State.WAITING, State.DECLINED, State.WITHDRAWN, State.CANCELLED},
        State.OFFERED: {State.CONFIRMED, State.WAITING, State.DECLINED, State.WITHDRAWN, State.CANCELLED},
        State.CONFIRMED: {State.WAITING, State.DECLINED, State.WITHDRAWN, State.CANCELLED},
        State.WAITING: {State.OFFERED, State.CONFIRMED, State.DECLINED, State.WITHDRAWN, State.CANCELLED},
        State.DECLINED: {State.CONFIRMED, State.WAITING},
        State.WITHDRAWN: set(),
        State.CANCELLED: set(),
        State.MERGED: set(),
    }

    event = models.ForeignKey(EventPage, on_delete=models.PROTECT, related_name="registrations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="registrations")
    code = models.CharField(_("code"), max_length=12, unique=True, default=new_code, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State)
    source = models.CharField(_("source"), max_length=10, choices=Source)
    language = models.CharField(_("language"), max_length=5)
    mode = models.CharField(_("mode"), max_length=10, choices=SEAT_MODES)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    registered_at = models.DateTimeField(_("registered"))
    queued_at = models.DateTimeField(_("in the queue since"))
    offered_until = models.DateTimeField(_("the offer stands until"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="merged_registrations"
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering: ClassVar = ["-registered_at", "-pk"]
        permissions: ClassVar = [
            ("decide_registration", _("Can confirm and decline registrations")),
            ("mark_attendance", _("Can mark attendance")),
            ("import_list", _("Can import lists of participants")),
            ("view_own_country", _("Can see the people of their own country")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["event", "state"]),
            models.Index(fields=["state", "offered_until"]),
            # Which of many events somebody registered for, without reading the rows.
            models.Index(fields=["person", "event", "id"], name="registration_of_person"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "person"],
                condition=Q(state__in=["nominated", "applied", "offered", "confirmed", "waiting"]),
                name="registration_once_while_active",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False) | (~Q(state="merged") & Q(merged_into=None)),
                name="registration_merged_into_another",
            ),
            models.CheckConstraint(
                condition=Q(state="offered", offered_until__isnull=False)
                | (~Q(state="offered") & Q(offered_until=None)),
                name="registration_offered_until_a_deadline",
            ),
            models.CheckConstraint(condition=Q(mode__in=["in_person", "online"]), name="registration_in_one_mode"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.event}"

    @property
    def has_attended(self) -> bool:
        return hasattr(self, "attendance")

    @property
    def joins_online(self) -> bool:
        return self.state == self.State.CONFIRMED and self.mode == EventPage.Mode.ONLINE

    @property
    def joining_link(self) -> str:
        """The link of the event, for who is confirmed and takes part online; else nothing."""
        return self.event.joining_link if self.joins_online and not self.event.is_cancelled else ""

    @property
    def position(self) -> int:
        """The place in the queue of its mode, from 1."""
        queue = self.event.registrations.waiting().filter(mode=self.mode)
        earlier = Q(queued_at__lt=self.queued_at) | Q(queued_at=self.queued_at, pk__lt=self.pk)
        return queue.filter(earlier).count() + 1

    @property
    def surviving(self) -> "Registration":
        """This registration, or the one that it became part of when two people turned out to be one."""
        return self.merged_into.surviving if self.merged_into else self

    def may_become(self, state: str) -> bool:
        return state in self.MOVES[self.State(self.state)]
