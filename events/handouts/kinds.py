"""What an event can hand out: the one table that the page, the job and the permissions are made from."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.handouts.attendance_sheets import attendance_sheets, presence
from events.handouts.badges import badges, name_plates
from events.handouts.event_report import event_report
from events.handouts.forms import BadgeForm, FileForm, HandoutForm, ParticipantListForm, PeopleForm, SheetsForm
from events.handouts.made import Made
from events.handouts.participant_list import participant_list
from events.handouts.people_table import sex_by_country

LISTS = "events.hand_out_lists"
FIGURES = "events.hand_out_figures"


@dataclass(frozen=True)
class Kind:
    """`make` is called with the event and, by keyword, the options of `form`, the moment and the progress."""

    name: Promise
    about: Promise
    permission: str
    form: type[HandoutForm]
    make: Callable[..., Made]


KINDS = {
    "participants": Kind(
        _("List of participants"),
        _("By country and name, with the totals. The PDF may have columns to sign in."),
        LISTS,
        ParticipantListForm,
        participant_list,
    ),
    "badges": Kind(
        _("Badges"),
        _("With the code for the check-in; one on an A6 page, or four on an A4 sheet to be cut."),
        LISTS,
        BadgeForm,
        badges,
    ),
    "plates": Kind(
        _("Name plates"), _("For the table: an A4 page for each person, to be folded."), LISTS, PeopleForm, name_plates
    ),
    "sheets": Kind(
        _("Attendance sheets"), _("To sign on, a sheet for each day."), LISTS, SheetsForm, attendance_sheets
    ),
    "presence": Kind(
        _("Presence by day"), _("Who was marked present on which day, so far."), LISTS, FileForm, presence
    ),
    "table": Kind(
        _("Participants by sex and country"),
        _("In the form of the annual report: who was present, counted once."),
        FIGURES,
        FileForm,
        sex_by_country,
    ),
    "report": Kind(
        _("Event report"),
        _("What it was, who took part in numbers, and how it was. It names nobody but the speakers."),
        FIGURES,
        HandoutForm,
        event_report,
    ),
}
