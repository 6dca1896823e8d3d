"""What editors may not enter as days, hours and places, and what they are told."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.fields import RichTextField, StreamField
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from events.actions.attendance import check_in
from events.models import CheckIn, EventPage, Session
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.periods import CertifiedPeriodFactory

pytestmark = pytest.mark.django_db

FORWARD = date(2026, 3, 29)
GERMAN = {"starts_on": FORWARD, "ends_on": FORWARD, "time_zone": "Europe/Berlin"}
NO_SUCH_HOUR = "Clocks are put forward on that day: this hour does not exist there."


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"starts_on": date(1, 6, 1)}, {"starts_on": ["Check the year."]}),
        ({"ends_on": date(2022, 6, 19)}, {"ends_on": ["The last day is before the first day."]}),
        ({"ends_on": date(2023, 6, 21)}, {"ends_on": ["An event does not take longer than a year."]}),
        ({"time_zone": "Asia"}, {"time_zone": ["This is no time zone; write for example Asia/Almaty."]}),
        ({"end_time": time(9)}, {"start_time": ["Say when it starts as well."]}),
        (GERMAN | {"start_time": time(2, 30)}, {"start_time": [NO_SUCH_HOUR]}),
        (GERMAN | {"start_time": time(1), "end_time": time(2, 59)}, {"end_time": [NO_SUCH_HOUR]}),
        (
            GERMAN | {"start_time": time(9), "end_time": time(9)},
            {"end_time": ["The event ends before it starts."]},
        ),
        ({"decided_on": date(2022, 6, 21)}, {"decided_on": ["It was decided before the event began."]}),
        ({"latitude": 41}, {"longitude": ["Give both coordinates or none."]}),
        ({"latitude": 91, "longitude": 41}, {"latitude": ["There is no such place on Earth."]}),
        ({"slug": "calendar"}, {"slug": ["The portal needs this address itself."]}),
    ],
)
def test_editor_is_told_what_is_wrong_with_days_hours_and_places(wrong, told):
    event = PastEventPageFactory(time_zone="Asia/Tbilisi")
    for name, value in wrong.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as error:
        event.full_clean()
    assert error.value.message_dict == told


def test_event_over_new_year_with_hours_is_well():
    event = PastEventPageFactory(starts_on=date(2021, 12, 30), ends_on=date(2022, 1, 2), start_time=time(18))
    event.end_time = time(9)
    event.full_clean()


def form_of(event: EventPage, *sessions: dict[str, object]):
    """The editor's form with this event and these sessions."""
    form_class = EventPage.get_edit_handler().get_form_class()
    values = {}
    for field in (
        EventPage._meta.get_field(name) for name in form_class.base_fields if name != "comment_notifications"
    ):
        value = None if field.many_to_many else field.value_from_object(event)
        values[field.name] = "" if value is None else value
        if isinstance(field, RichTextField):
            values[field.name] = rich_text("<p>-</p>")
        elif isinstance(field, StreamField):
            values[field.name] = streamfield([])
    blank = {"speakers": streamfield([]), "files": streamfield([])}
    every_list = {name: inline_formset([]) for name in form_class.formsets}
    data = nested_form_data(
        values | every_list | {"sessions": inline_formset([blank | session for session in sessions])}
    )
    data["languages"] = ["en", "ru"]
    return form_class(data, instance=event, parent_page=event.get_parent())


def test_session_is_within_the_event_at_an_hour_that_exists():
    event = PastEventPageFactory(**GERMAN)
    form = form_of(
        event,
        {"day": "2026-03-28", "starts": "09:00", "title": "The day before"},
        {"day": "2026-03-29", "starts": "02:15", "title": "In the night"},
        {"day": "2026-03-29", "starts": "10:00", "ends": "09:00", "title": "Backwards"},
        {"day": "2026-03-29", "starts": "10:00", "ends": "11:00", "title": "As it should be"},
    )
    assert not form.is_valid()
    assert form.errors == {}
    assert [session.errors for session in form.formsets["sessions"].forms] == [
        {"day": ["This day is outside the event."]},
        {"starts": [NO_SUCH_HOUR]},
        {"ends": ["The session ends before it starts."]},
        {},
    ]


def test_agenda_and_languages_are_saved_in_order():
    event = PastEventPageFactory()
    form = form_of(
        event,
        {"day": "2022-06-21", "starts": "09:00", "title": "Second day"},
        {"day": "2022-06-20", "starts": "14:00", "title": "Afternoon"},
        {"day": "2022-06-20", "starts": "09:30", "title": "Morning"},
    )
    assert form.is_valid(), (form.errors, form.formsets["sessions"].errors)
    form.save()
    assert EventPage.objects.get().languages == "en ru"
    assert list(Session.objects.values_list("title", flat=True)) == ["Morning", "Afternoon", "Second day"]


def test_event_with_attendance_keeps_its_days_while_they_are_certified():
    certified = "The period “Year 2021” is certified: its attendance changes only under a correction."
    CertifiedPeriodFactory(starts_on=date(2021, 1, 1))
    registration = RegistrationFactory(event=PastEventPageFactory())

    def problems(year: int, kept: int) -> list[str]:
        EventPage.objects.update(starts_on=date(kept, 6, 20), ends_on=date(kept, 6, 21))
        event = EventPage.objects.get()
        event.starts_on, event.ends_on = date(year, 6, 20), date(year, 6, 21)
        return form_of(event).non_field_errors()

    assert [problems(year, kept=2021) for year in (2021, 2022)] == [[], []]
    by = {"by": None, "at": timezone.now(), "source": CheckIn.Source.MANUAL, "mode": "in_person"}
    EventPage.objects.update(starts_on=date(2022, 6, 20), ends_on=date(2022, 6, 21))
    registration.event.refresh_from_db()
    check_in(registration, day=date(2022, 6, 20), **by)
    assert [problems(2022, kept=2021), problems(2021, kept=2022)] == [[certified], [certified]]
    assert [problems(2021, kept=2021), problems(2023, kept=2022)] == [[], []]
