"""The staff desk in the admin: all events, one event, and where to hold the next one."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.mails import tell
from events.models import CountryQuota, EntryBar, Registration
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

State = Registration.State
DESK = "/admin/event-desk/"


def dashboard_of(event) -> str:
    return reverse("event_dashboard", args=[event.pk])


def take_part(event, *, state=State.CONFIRMED, sex="female", country=None):
    country = country or CountryFactory(iso2="KZ", report_code="KAZ", name="Kazakhstan")
    return RegistrationFactory(event=event, person=PersonFactory(sex=sex, country=country), state=state)


class TestDesk:
    def test_says_how_every_event_stands_and_what_to_look_after(self, staff):
        event = EventPageFactory(title="Open data", capacity=1, decided_on=timezone.localdate())
        for state in (State.CONFIRMED, State.CONFIRMED, State.APPLIED, State.WAITING):
            take_part(event, state=state)
        [(row, concerns)] = staff.get(DESK).context["rows"]
        assert (row.undecided, row.seated, row.women, row.waiting, row.places_in_all) == (1, 2, 2, 1, 1)
        assert concerns == [
            ("1 person more than there are places.", True),
            ("1 registration is to be decided.", False),
            ("Decided late: 60 days less than the 90 days that an event takes.", True),
        ]

    def test_a_full_hall_is_not_hidden_by_free_places_online(self, staff):
        event = EventPageFactory(mode="hybrid", capacity=1, capacity_online=50)
        for _ in range(2):
            take_part(event)
        [(_event, concerns)] = staff.get(DESK).context["rows"]
        assert ("1 person more than there are places.", True) in concerns

    def test_mails_that_were_given_up_and_unused_quotas_are_told(self, staff):
        soon = timezone.localdate() + timedelta(days=3)
        event = EventPageFactory(capacity=10, starts_on=soon, decided_on=soon - timedelta(days=100))
        CountryQuota.objects.create(event=event, country=CountryFactory(), seats=4)
        take_part(event)
        tell(event.registrations.get(), at=timezone.now())
        OutgoingMail.objects.update(state="failed")
        [(_event, concerns)] = staff.get(DESK).context["rows"]
        assert concerns == [("1 mail was given up.", True), ("3 places set aside for countries are still free.", False)]

    def test_past_events_stand_apart(self, staff):
        coming, past = EventPageFactory(), PastEventPageFactory()
        shown = [[event for event, _ in staff.get(DESK + query).context["rows"]] for query in ("", "?when=past")]
        assert shown == [[coming], [past]]

    @pytest.mark.parametrize("number", [1, 3])
    def test_asks_the_same_queries_for_one_and_for_three(self, staff, number, django_assert_num_queries):
        for _ in range(number):
            take_part(EventPageFactory())
        staff.get(DESK)
        with django_assert_num_queries(15):
            staff.get(DESK)


class TestDashboard:
    def test_counts_by_country_and_sex_and_week(self, staff):
        event, armenia = EventPageFactory(), CountryFactory(iso2="AM", report_code="ARM", name="Armenia")
        take_part(event, sex="male")
        take_part(event, state=State.WAITING, country=armenia)
        take_part(event, state=State.WITHDRAWN, country=armenia)
        context = staff.get(dashboard_of(event)).context
        by_country, by_sex, by_week = context["charts"]
        assert dict(zip(by_country.categories, by_country.totals, strict=True)) == {"Armenia": 1, "Kazakhstan": 1}
        assert dict(zip(by_sex.categories, by_sex.totals, strict=True)) == {"Female": 1, "Male": 1, "Not stated": 0}
        assert by_week.totals == (3,)
        assert context["states"] == [
            ("confirmed", "confirmed", 1), ("waiting", "on the waiting list", 1), ("withdrawn", "withdrawn", 1),
        ]  # fmt: skip

    def test_weeks_without_anybody_are_shown_and_the_last_twelve_are_enough(self, staff):
        event = EventPageFactory()
        first = RegistrationFactory(event=event).registered_at
        for weeks in (2, 20):
            RegistrationFactory(event=event, registered_at=first + timedelta(weeks=weeks))
        chart = staff.get(dashboard_of(event)).context["charts"][2]
        assert chart.totals == (*[0] * 11, 1)

    def test_quotas_with_what_is_taken_of_them(self, staff):
        event, kazakhstan = EventPageFactory(capacity=10), CountryFactory(iso2="KZ", report_code="KAZ")
        CountryQuota.objects.create(event=event, country=kazakhstan, seats=2)
        for state in (State.CONFIRMED, State.OFFERED, State.CONFIRMED, State.WAITING):
            until = timezone.now() + timedelta(days=1) if state == State.OFFERED else None
            RegistrationFactory(event=event, person=PersonFactory(country=kazakhstan), state=state, offered_until=until)
        [line] = staff.get(dashboard_of(event)).context["quotas"]
        assert (line.country, line.seats, line.taken, line.free) == (kazakhstan, 2, 2, 0)

    def test_every_chart_has_its_table(self, staff):
        event = EventPageFactory()
        take_part(event)
        page = staff.get(dashboard_of(event)).content.decode()
        assert page.count("<svg") >= 3
        assert page.count("Show as table") == 3

    def test_an_event_without_anybody_says_so(self, staff):
        assert "Nobody has registered yet." in staff.get(dashboard_of(EventPageFactory())).content.decode()


class TestPlanner:
    def test_proposes_in_turn_and_names_who_would_be_shut_out(self, staff):
        armenia = CountryFactory(iso2="AM", report_code="ARM", name="Armenia", is_participating=True)
        georgia = CountryFactory(iso2="GE", report_code="GEO", name="Georgia", is_participating=True)
        uzbekistan = CountryFactory(iso2="UZ", report_code="UZB", name="Uzbekistan", is_participating=True)
        PastEventPageFactory(country=georgia)
        PastEventPageFactory(country=armenia, live=False)
        PastEventPageFactory(country=armenia, mode="online")
        PastEventPageFactory(country=armenia, cancelled_at=timezone.now())
        EntryBar.objects.create(host=uzbekistan, guest=armenia)
        rows = staff.get(DESK + "planner/").context["proposals"]
        assert [(str(country), times, shut_out) for country, times, _last, shut_out in rows] == [
            ("Armenia", 0, []), ("Georgia", 1, []), ("Uzbekistan", 0, [armenia]),
        ]  # fmt: skip

    def test_warns_of_a_day_that_is_too_near(self, staff):
        country = CountryFactory(is_participating=True)
        soon = (timezone.localdate() + timedelta(days=80)).isoformat()
        page = staff.get(f"{DESK}planner/?first_day={soon}&invited={country.pk}").content.decode()
        assert "10 days are missing to prepare the event well." in page

    @pytest.mark.parametrize("query", ["first_day=31.31.2026&invited=KZ", "invited=XX", "first_day=2026-01-01"])
    def test_what_cannot_be_read_is_said_and_nothing_breaks(self, staff, query):
        CountryFactory(is_participating=True)
        answer = staff.get(f"{DESK}planner/?{query}")
        assert (answer.status_code, bool(answer.context["form"].errors)) == (200, True)

    def test_a_bar_is_noted_once_and_not_against_oneself(self, staff):
        one, another = CountryFactory(), CountryFactory(iso2="AM", report_code="ARM", name="Armenia")
        for host, guest in ((one, another), (one, another), (one, one)):
            staff.post(reverse("entry_bar:add"), {"host": host.pk, "guest": guest.pk, "note": ""})
        assert [(bar.host, bar.guest) for bar in EntryBar.objects.all()] == [(one, another)]
