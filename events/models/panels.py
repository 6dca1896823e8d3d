"""What an editor of an event sees, in this order."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

EVENT_PANELS = [
    FieldRowPanel([FieldPanel("type"), FieldPanel("activity"), FieldPanel("decided_on")]),
    FieldPanel("topics", widget=CheckboxSelectMultiple),
    FieldPanel("body"),
    FieldPanel("body_ru"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            FieldRowPanel([FieldPanel("start_time"), FieldPanel("end_time"), FieldPanel("time_zone")]),
            FieldRowPanel([FieldPanel("mode"), FieldPanel("country")]),
            FieldRowPanel([FieldPanel("city"), FieldPanel("city_ru")]),
            FieldRowPanel([FieldPanel("venue"), FieldPanel("venue_ru")]),
            FieldRowPanel([FieldPanel("street"), FieldPanel("street_ru")]),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldPanel("joining_link"),
        ],
        heading=_("When and where"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("audience"), FieldPanel("audience_ru")]),
            FieldRowPanel([FieldPanel("partners"), FieldPanel("partners_ru")]),
            FieldPanel("languages"),
        ],
        heading=_("For whom and with whom"),
    ),
    InlinePanel("sessions", heading=_("Agenda"), label=_("session")),
    FieldPanel("materials"),
    MultiFieldPanel(
        [FieldPanel("report"), FieldPanel("report_ru"), FieldPanel("photographs")], heading=_("Afterwards")
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("admission"), FieldPanel("offer_hours")]),
            FieldRowPanel([FieldPanel("capacity"), FieldPanel("capacity_online")]),
            FieldRowPanel([FieldPanel("registration_opens_at"), FieldPanel("registration_closes_at")]),
        ],
        heading=_("Registration"),
    ),
    InlinePanel(
        "quotas",
        heading=_("Places set aside for countries"),
        label=_("quota"),
        panels=[FieldRowPanel([FieldPanel("country"), FieldPanel("seats"), FieldPanel("released_on")])],
    ),
    FieldRowPanel([FieldPanel("attendance_rule"), FieldPanel("least_minutes")], heading=_("Attendance")),
    FieldPanel("questions"),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("nomination_closes_at"), FieldPanel("books_travel")])],
        heading=_("Nominations and journeys"),
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("planned_size"), FieldPanel("target_women")])],
        heading=_("Planning, for staff alone"),
    ),
]
