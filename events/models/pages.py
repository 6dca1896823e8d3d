from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager, PageQuerySet

from events.models.blocks import MaterialBlock, PhotographBlock
from events.models.checks import problems_of
from events.models.correspondence import Correspondence
from events.models.languages import LanguagesField
from events.models.page_form import EventPageForm
from events.models.panels import EVENT_PANELS
from events.models.questions import QuestionsBlock
from events.places import Intake, intake
from events.wall_time import at_wall, end_of_day
from participants.models import Country
from portal.core.languages import Localised
from portal.core.pages import TEXT_FEATURES, BasePage
from portal.core.privacy import PersonalData

CALENDAR_FIELDS = (
    "starts_on", "ends_on", "start_time", "end_time", "time_zone", "mode", "city", "city_ru", "venue", "venue_ru",
    "street", "street_ru", "joining_link",
)  # fmt: skip


class EventPageQuerySet(PageQuerySet):
    def upcoming(self, on: date) -> "EventPageQuerySet":
        """Not yet over on that day, the next first."""
        return self.filter(ends_on__gte=on).order_by("starts_on", "pk")

    def past(self, on: date) -> "EventPageQuerySet":
        """Over on that day, the latest first."""
        return self.filter(ends_on__lt=on).order_by("-starts_on", "pk")

    def counted(self) -> "EventPageQuerySet":
        """With the numbers `seated` and `seated_online`, for lists that say of each event whether it has places."""
        has_place = Q(registrations__state__in=["offered", "confirmed"])
        return self.annotate(
            seated=Count("registrations", filter=has_place),
            seated_online=Count("registrations", filter=has_place & Q(registrations__mode="online")),
        )

    def with_journeys(self) -> "EventPageQuerySet":
        """Those to which the programme books journeys."""
        return self.filter(Q(books_travel=True) | Q(type=EventPage.Type.STUDY_VISIT))

    def with_numbers(self) -> "EventPageQuerySet":
        """With what staff see of each event: how many are to be decided, have a place, wait, and were there."""

        def people(**only: Any) -> Count:
            return Count(
                "registrations", filter=Q(**{f"registrations__{field}": value for field, value in only.items()})
            )

        seated = {"state__in": ["confirmed", "offered"]}
        return self.annotate(
            undecided=people(state="applied"),
            seated=people(**seated),
            seated_online=people(**seated, mode="online"),
            women=people(**seated, person__sex="female"),
            offered=people(state="offered"),
            waiting=people(state="waiting"),
            present=Count("registrations__attendance"),
        )

    def hostings(self) -> QuerySet[Any, tuple[str, date]]:
        """Where people met, and when: the country and the last day of each published event that was not cancelled."""
        met = self.live().filter(cancelled_at=None, country__isnull=False).exclude(mode="online")
        return met.values_list("country", "ends_on")

    def held_in(self, year: int) -> "EventPageQuerySet":
        """Those that ended in this year: the year in which an event counts."""
        return self.filter(ends_on__year=year).order_by("ends_on", "pk")


class EventPage(Correspondence, BasePage):
    """One event, with its announcement in both languages: the row that registrations are counted against."""

    personal = PersonalData(
        held=(), other={"the programme's own address, and words for everybody": ("contact_email", "mail_texts")}
    )

    class Type(models.TextChoices):
        SEMINAR = "seminar", _("seminar")
        WORKSHOP = "workshop", _("workshop")
        CONFERENCE = "conference", _("conference")
        STUDY_VISIT = "study_visit", _("study visit")
        WEBINAR = "webinar", _("webinar")
        INTERVIEW = "interview", _("interview round")

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        ONLINE = "online", _("online")
        HYBRID = "hybrid", _("hybrid")

    class Admission(models.TextChoices):
        OPEN = "open", _("open: whoever registers is confirmed at once")
        APPROVAL = "approval", _("approval: staff decide on each registration")
        NOMINATION = "nomination", _("nomination: only whom the focal point of a country names")

    class AttendanceRule(models.TextChoices):
        ANY_DAY = "any_day", _("whoever was there on any day")
        HALF = "half", _("whoever was there on half of the days")
        ALL_DAYS = "all_days", _("whoever was there on all days")

    type = models.CharField(_("type"), max_length=12, choices=Type)
    activity = models.CharField(
        _("activity of the work plan"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d+\.\d+$", _("An activity has the form 1.3."))],
    )
    body = RichTextField(_("text"), blank=True, features=TEXT_FEATURES)
    body_ru = RichTextField(_("text in Russian"), blank=True, features=TEXT_FEATURES)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    start_time = models.TimeField(_("starts at"), null=True, blank=True, help_text=_("In the time of the venue."))
    end_time = models.TimeField(_("ends at"), null=True, blank=True, help_text=_("On the last day."))
    time_zone = models.CharField(_("time zone"), max_length=40, default="Asia/Almaty")
    mode = models.CharField(_("mode"), max_length=10, choices=Mode, default=Mode.IN_PERSON)
    languages = LanguagesField(_("working languages"), max_length=40, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    city_ru = models.CharField(_("city in Russian"), max_length=80, blank=True)
    country = models.ForeignKey(
        Country, verbose_name=_("country"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    venue = models.CharField(_("venue"), max_length=150, blank=True)
    venue_ru = models.CharField(_("venue in Russian"), max_length=150, blank=True)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    street_ru = models.CharField(_("street and number in Russian"), max_length=200, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    joining_link = models.URLField(
        _("joining link"), max_length=500, blank=True, help_text=_("Only people who are confirmed see it.")
    )
    topics = ParentalManyToManyField("events.Topic", verbose_name=_("topics"), blank=True, related_name="events")
    audience = models.TextField(_("for whom"), blank=True)
    audience_ru = models.TextField(_("for whom, in Russian"), blank=True)
    partners = models.CharField(_("partners"), max_length=300, blank=True)
    partners_ru = models.CharField(_("partners in Russian"), max_length=300, blank=True)
    decided_on = models.DateField(
        _("decided on"), null=True, blank=True, help_text=_("When it was decided to hold the event.")
    )
    materials = StreamField([("material", MaterialBlock())], verbose_name=_("materials"), blank=True)
    report = RichTextField(_("report"), blank=True, features=TEXT_FEATURES, help_text=_("How it was, afterwards."))
    report_ru = RichTextField(_("report in Russian"), blank=True, features=TEXT_FEATURES)
    photographs = StreamField([("photograph", PhotographBlock())], verbose_name=_("photographs"), blank=True)

    admission = models.CharField(_("admission"), max_length=10, choices=Admission, default=Admission.APPROVAL)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True, help_text=_("Empty: no limit."))
    capacity_online = models.PositiveIntegerField(
        _("places online"), null=True, blank=True, help_text=_("Of a hybrid event. Empty: no limit.")
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to answer an offer"),
        default=48,
        validators=[MinValueValidator(1)],
        help_text=_("So long a free place is kept for the next person on the waiting list."),
    )
    registration_opens_at = models.DateTimeField(
        _("registration opens"),
        null=True,
        blank=True,
        help_text=_("In the time zone of your account, not of the venue. Empty: as soon as the page is published."),
    )
    registration_closes_at = models.DateTimeField(
        _("registration closes"),
        null=True,
        blank=True,
        help_text=_("In the time zone of your account, not of the venue. Empty: when the event starts."),
    )
    planned_size = models.PositiveIntegerField(_("planned number of people"), null=True, blank=True)
    target_women = models.PositiveSmallIntegerField(
        _("planned share of women, in percent"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True, editable=False)
    cancelled_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True, editable=False)
    questions = StreamField(
        QuestionsBlock(), verbose_name=_("questions of the registration form"), blank=True, default=list
    )

    # How often when and where have changed since the first publication: calendars keep the highest.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    announced = models.CharField(max_length=64, blank=True, editable=False)

    attendance_rule = models.CharField(
        _("attended has"), max_length=10, choices=AttendanceRule, default=AttendanceRule.ANY_DAY
    )
    least_minutes = models.PositiveSmallIntegerField(
        _("minutes online that make a day"),
        default=30,
        help_text=_("Who was in the meeting for less is not marked present by its report."),
    )
    nomination_closes_at = models.DateTimeField(
        _("nominations close"),
        null=True,
        blank=True,
        help_text=_("In the time zone of your account, not of the venue. Empty: when registration closes."),
    )
    books_travel = models.BooleanField(
        _("journeys are booked"),
        default=False,
        help_text=_("Confirmed people are asked for passport data. For study visits this is so without the tick."),
    )

    local_body = Localised("body")
    local_city = Localised("city")
    local_venue = Localised("venue")
    local_street = Localised("street")
    local_audience = Localised("audience")
    local_partners = Localised("partners")
    local_report = Localised("report")

    objects = PageManager.from_queryset(EventPageQuerySet)()

    # A copy is another event: it was not cancelled, and stands in nobody's calendar.
    exclude_fields_in_copy: ClassVar = ["cancelled_at", "cancelled_reason", "sequence", "announced"]

    parent_page_types = ["events.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "events/event_page.html"

    base_form_class = EventPageForm
    content_panels = [*BasePage.content_panels, *EVENT_PANELS, *Correspondence.correspondence_panels]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        permissions: ClassVar = [
            ("hand_out_lists", _("Can make lists of participants, badges and sheets")),
            ("hand_out_figures", _("Can make the table and the report of an event")),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="event_ends_after_start",
                violation_error_message=_("The last day is before the first day."),
            ),
        ]

    @property
    def starts_at(self) -> datetime:
        """The first moment of the event; midnight at the venue when only its day is known."""
        return at_wall(self.starts_on, self.start_time or time.min, self.time_zone)

    @property
    def ends_at(self) -> datetime:
        """The last moment of the event; midnight after its last day when no hour is known."""
        if self.end_time is None:
            return end_of_day(self.ends_on, self.time_zone)
        return at_wall(self.ends_on, self.end_time, self.time_zone)

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def books_journeys(self) -> bool:
        return self.books_travel or self.type == self.Type.STUDY_VISIT

    @property
    def places_in_all(self) -> int | None:
        """In person and online together; nothing where one of them has no limit."""
        limits = [self.capacity, *([self.capacity_online] if self.mode == self.Mode.HYBRID else [])]
        return None if None in limits else sum(limits)

    @property
    def days(self) -> list[date]:
        return [date.fromordinal(n) for n in range(self.starts_on.toordinal(), self.ends_on.toordinal() + 1)]

    @property
    def usual_mode(self) -> str:
        """How people take part unless somebody says otherwise: at a hybrid event in person."""
        return self.Mode.IN_PERSON if self.mode == self.Mode.HYBRID else self.mode

    def today(self, at: datetime) -> date:
        """The day that it is at the venue."""
        return at.astimezone(ZoneInfo(self.time_zone)).date()

    @property
    def seat_modes(self) -> list[str]:
        """How people can take part, each with places of its own; a hybrid event has two such rooms."""
        return [self.Mode.IN_PERSON, self.Mode.ONLINE] if self.mode == self.Mode.HYBRID else [self.mode]

    def seat_mode(self, mode: str) -> str:
        """The room in which a registration of this mode is counted: the only one, unless the event is hybrid."""
        return mode if self.mode == self.Mode.HYBRID else self.mode

    def capacity_of(self, mode: str) -> int | None:
        is_second = self.mode == self.Mode.HYBRID and mode == self.Mode.ONLINE
        return self.capacity_online if is_second else self.capacity

    def intake(self, at: datetime, *, source: str = "self") -> Intake:
        """Whether somebody may register at this moment, and if not, why. Rows of `counted()` need no query.

        Only who registers themselves is bound to the days of registration, and to a nomination where that is needed.
        """
        is_self, is_list = source == "self", source == "imported"
        return intake(
            at=at,
            opens_at=self.registration_opens_at if is_self else None,
            closes_at=self.registration_closes_at if is_self else None,
            starts_at=at + timedelta(days=1) if is_list else self.starts_at,
            left=self.places_left,
            is_cancelled=self.is_cancelled,
            by_nomination=is_self and self.admission == self.Admission.NOMINATION,
        )

    @property
    def places_too_few(self) -> int:
        """How many people have a place beyond those that there are in their mode. For rows of `with_numbers()`."""
        taken = {self.mode: self.seated}
        if self.mode == self.Mode.HYBRID:
            taken = {self.Mode.IN_PERSON: self.seated - self.seated_online, self.Mode.ONLINE: self.seated_online}
        limits = {mode: self.capacity_of(mode) for mode in taken}
        return sum(max(taken[mode] - limit, 0) for mode, limit in limits.items() if limit is not None)

    @property
    def places_left(self) -> int | None:
        """Places that nobody has, whomever they are set aside for; None when some mode has no limit."""
        capacities = [self.capacity_of(mode) for mode in self.seat_modes]
        if None in capacities:
            return None
        seated, online = (self.seated, self.seated_online) if hasattr(self, "seated") else self._count_seated()
        if self.mode != self.Mode.HYBRID:
            return max((self.capacity or 0) - seated, 0)
        return max((self.capacity or 0) - (seated - online), 0) + max((self.capacity_online or 0) - online, 0)

    def _count_seated(self) -> tuple[int, int]:
        seated = self.registrations.seated().aggregate(all=Count("pk"), online=Count("pk", filter=Q(mode="online")))
        return seated["all"], seated["online"]

    @property
    def when_and_where(self) -> str:
        """A digest of what stands in people's calendars: another one means that these are to be told."""
        told = [getattr(self, name) for name in CALENDAR_FIELDS]
        return sha256(repr([str(value) for value in [*told, self.country_id, self.is_cancelled]]).encode()).hexdigest()

    def with_content_json(self, content: dict[str, Any]) -> "EventPage":
        """A page of what an editor wrote. What happens to the event itself is not theirs to turn back by publishing."""
        page = super().with_content_json(content)
        page.sequence, page.announced = self.sequence, self.announced
        page.cancelled_at, page.cancelled_reason = self.cancelled_at, self.cancelled_reason
        return page

    def clean(self) -> None:
        super().clean()
        if problems := problems_of(self):
            raise ValidationError(problems)
