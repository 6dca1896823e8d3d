"""What staff see and decide in the admin."""

import csv
import io

import pytest
from django.urls import reverse

from events.models import CheckIn, EventPage, Registration
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory
from tests.factories.places import CountryFactory, InstitutionFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/registrations/"
DECLINE = "/admin/bulk/events/registration/decline/"
CONFIRM = "/admin/bulk/events/registration/confirm/"
State = Registration.State


def page_of(registration) -> str:
    return reverse("registration:inspect", args=[registration.pk])


def state_of(registration) -> str:
    registration.refresh_from_db()
    return registration.state


def names(page) -> list[str]:
    return [row.person.full_name for row in page.context["object_list"]]


class TestList:
    def test_shows_everything_that_decides(self, staff):
        person = PersonFactory(
            given_name="Нұрлан", family_name="Ким", given_name_latin="Nurlan", family_name_latin="Kim",
            institution=InstitutionFactory(name="Academy"),
        )  # fmt: skip
        RegistrationFactory(person=person, event=EventPageFactory(title="Open data"), state=State.APPLIED)
        html = staff.get(LIST).content.decode()
        expected = ["Нұрлан Ким", "Nurlan Kim", "Open data", "Kazakhstan", "Academy", "to be decided"]
        assert [text for text in expected if text not in html] == []

    @pytest.mark.parametrize(
        "query", ["state=applied", "country=AM", "sex=male", "q=НҰРЛАН", "q=nurlan", "event=one", "q=Kim&state=applied"]
    )
    def test_filters_and_searches(self, staff, query):
        armenia = CountryFactory(iso2="AM", report_code="ARM", name="Armenia")
        wanted = PersonFactory(
            given_name="Нұрлан", given_name_latin="Nurlan", family_name_latin="Kim", country=armenia, sex="male"
        )
        event = EventPageFactory()
        RegistrationFactory(person=wanted, state=State.APPLIED, event=event)
        RegistrationFactory()
        page = staff.get(f"{LIST}?{query.replace('one', str(event.pk))}")
        assert names(page) == [wanted.full_name]

    @pytest.mark.parametrize("number", [1, 3])
    def test_asks_the_same_queries_for_one_and_for_three(self, staff, number, django_assert_num_queries):
        event = EventPageFactory()
        for _ in range(number):
            RegistrationFactory(event=event)
        staff.get(LIST)
        with django_assert_num_queries(14):
            staff.get(LIST)

    def test_is_handed_out_as_a_spreadsheet_without_formulas(self, staff):
        RegistrationFactory(person=PersonFactory(given_name="Anna", position="=cmd|'/C calc'!A0"))
        answer = staff.get(f"{LIST}?export=csv")
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert [(row["Given name"], row["Position"]) for row in rows] == [("Anna", "'=cmd|'/C calc'!A0")]

    def test_is_handed_out_as_xlsx(self, staff):
        RegistrationFactory()
        assert staff.get(f"{LIST}?export=xlsx").content[:2] == b"PK"

    def test_nobody_adds_changes_or_deletes_around_the_actions(self, client_of):
        administrator = client_of("Administrator")
        registration = RegistrationFactory()
        for path in ("new/", f"edit/{registration.pk}/", f"delete/{registration.pk}/"):
            assert administrator.get(LIST + path).status_code == 404


class TestDeciding:
    def test_confirm(self, staff):
        registration = RegistrationFactory(state=State.APPLIED)
        answer = staff.post(reverse("registration_confirm", args=[registration.pk]))
        assert (answer["Location"], state_of(registration)) == (page_of(registration), State.CONFIRMED)
        assert OutgoingMail.objects.get().kind == "registration_confirmed"
        html = staff.get(page_of(registration)).content.decode()
        assert "Confirmed. The person is told by mail." in html

    def test_decline_takes_its_reason_into_the_mail(self, staff):
        registration = RegistrationFactory(state=State.APPLIED)
        staff.post(reverse("registration_decline", args=[registration.pk]), {"reason": "The visit is for experts."})
        assert state_of(registration) == State.DECLINED
        assert "Reason: The visit is for experts." in OutgoingMail.objects.get().text

    def test_decline_without_a_reason_says_so_and_changes_nothing(self, staff):
        registration = RegistrationFactory(state=State.APPLIED)
        staff.post(reverse("registration_decline", args=[registration.pk]), {"reason": " "})
        assert state_of(registration) == State.APPLIED
        assert "Write the reason: the person reads it in the mail." in staff.get(page_of(registration)).content.decode()

    def test_refusal_is_shown(self, staff):
        full = RegistrationFactory(event=EventPageFactory(capacity=1)).event
        registration = RegistrationFactory(event=full, state=State.APPLIED)
        staff.post(reverse("registration_confirm", args=[registration.pk]))
        assert state_of(registration) == State.APPLIED
        assert "The only place is taken." in staff.get(page_of(registration)).content.decode()

    def test_link_alone_decides_nothing(self, staff):
        registration = RegistrationFactory(state=State.APPLIED)
        assert staff.get(reverse("registration_confirm", args=[registration.pk])).status_code == 405

    def test_page_shows_history_and_mails(self, staff):
        registration = RegistrationFactory(state=State.APPLIED)
        staff.post(reverse("registration_confirm", args=[registration.pk]))
        html = staff.get(page_of(registration)).content.decode()
        assert "Confirmed, user" in " ".join(html.split())
        assert reverse("outgoing_mail:inspect", args=[OutgoingMail.objects.get().pk]) in html


class TestDecidingOnMany:
    def test_confirms_all_that_were_chosen(self, staff):
        event = EventPageFactory()
        chosen, other = [RegistrationFactory(event=event, state=State.APPLIED) for _ in range(2)], RegistrationFactory()
        address = f"{CONFIRM}?id={chosen[0].pk}&id={chosen[1].pk}&next={LIST}"
        assert chosen[1].person.full_name in staff.get(address).content.decode()
        answer = staff.post(address)
        assert answer["Location"] == LIST
        assert [state_of(row) for row in chosen] == [State.CONFIRMED, State.CONFIRMED]
        assert "2 registrations are confirmed." in staff.get(LIST).content.decode()
        assert OutgoingMail.objects.exclude(recipient=other.person.email).count() == 2

    def test_one_place_goes_to_one_and_the_other_is_named(self, staff):
        event = EventPageFactory(capacity=1)
        chosen = [RegistrationFactory(event=event, state=State.APPLIED) for _ in range(2)]
        staff.post(f"{CONFIRM}?id={chosen[0].pk}&id={chosen[1].pk}&next={LIST}")
        assert sorted(state_of(row) for row in chosen) == [State.APPLIED, State.CONFIRMED]
        left_out = next(row for row in chosen if row.state == State.APPLIED)
        html = staff.get(LIST).content.decode()
        assert f"{left_out.person.full_name}: The only place is taken." in html
        assert "1 registration is confirmed." in html

    def test_says_before_what_would_become_of_each_and_keeps_nothing(self, staff):
        event = EventPageFactory(capacity=1)
        chosen = [RegistrationFactory(event=event, state=State.APPLIED) for _ in range(2)]
        page = staff.get(f"{CONFIRM}?id={chosen[0].pk}&id={chosen[1].pk}&next={LIST}")
        assert sorted((row.state, row.refusal) for row in page.context["foretold"]) == [
            ("", "The only place is taken."),
            ("confirmed", ""),
        ]
        assert [state_of(row) for row in chosen] == [State.APPLIED, State.APPLIED]
        assert not OutgoingMail.objects.exists()

    def test_declines_with_one_reason_for_all(self, staff):
        chosen = [RegistrationFactory(state=State.APPLIED) for _ in range(2)]
        staff.post(f"{DECLINE}?id={chosen[0].pk}&id={chosen[1].pk}&next={LIST}", {"reason": "Postponed."})
        assert [(state_of(row), row.reason) for row in chosen] == [(State.DECLINED, "Postponed.")] * 2

    def test_declining_without_a_reason_asks_for_it(self, staff):
        registration = RegistrationFactory(state=State.APPLIED)
        page = staff.post(f"{DECLINE}?id={registration.pk}&next={LIST}", {"reason": ""})
        assert "Write the reason: the person reads it in the mail." in page.content.decode()
        assert state_of(registration) == State.APPLIED

    def test_needs_the_permission(self, client_of):
        registration = RegistrationFactory(state=State.APPLIED)
        logistics = client_of("Logistics")
        logistics.post(f"{CONFIRM}?id={registration.pk}&next={LIST}")
        assert state_of(registration) == State.APPLIED
        assert "bulk-actions-choices" not in logistics.get(LIST).content.decode()

    @pytest.mark.parametrize("filters", ["event={event}", "state=applied", "q=Нұрлан", "state=applied&q=Нұрлан"])
    def test_all_of_the_list_are_those_that_its_filters_and_search_show(self, staff, filters):
        shown = RegistrationFactory(state=State.APPLIED, person=PersonFactory(given_name="Нұрлан"))
        hidden = RegistrationFactory()
        query = filters.format(event=shown.event_id)
        staff.post(f"{DECLINE}?{query}&id=all&next={LIST}", {"reason": "Postponed."})
        assert (state_of(shown), state_of(hidden)) == (State.DECLINED, State.CONFIRMED)

    def test_all_under_a_filter_that_cannot_be_read_are_none(self, staff):
        registration = RegistrationFactory(state=State.APPLIED)
        staff.post(f"{CONFIRM}?event=x&id=all&next={LIST}")
        assert state_of(registration) == State.APPLIED

    def test_nonsense_numbers_choose_nothing(self, staff):
        assert staff.post(f"{CONFIRM}?id=x&id=0&next={LIST}").status_code == 302


class TestSheet:
    @pytest.fixture
    def event(self):
        return PastEventPageFactory()

    def sheet(self, client, event, **keys):
        return client.post(reverse("attendance_sheet", args=[event.pk]), keys)

    def marks(self) -> list[tuple[int, str, bool]]:
        rows = CheckIn.objects.values_list("registration", "day", "is_present")
        return [(number, day.isoformat(), is_present) for number, day, is_present in rows]

    def test_shows_the_confirmed_with_a_box_for_each_day(self, staff, event):
        confirmed = RegistrationFactory(event=event)
        RegistrationFactory(event=event, state=State.APPLIED)
        rows = staff.get(reverse("attendance_sheet", args=[event.pk])).context["rows"]
        assert [row["registration"] for row in rows] == [confirmed]
        assert [box["key"] for box in rows[0]["boxes"]] == [f"{confirmed.pk}:2022-06-20", f"{confirmed.pk}:2022-06-21"]

    def test_saves_all_marks_at_once(self, staff, event):
        first, second = (RegistrationFactory(event=event) for _ in range(2))
        answer = self.sheet(staff, event, present=[f"{first.pk}:2022-06-20", f"{second.pk}:2022-06-21"])
        assert answer.status_code == 303
        assert self.marks() == [(first.pk, "2022-06-20", True), (second.pk, "2022-06-21", True)]
        assert Registration.objects.filter(attendance__days=1).count() == 2

    def test_sent_twice_is_saved_once(self, staff, event):
        key = f"{RegistrationFactory(event=event).pk}:2022-06-20"
        self.sheet(staff, event, present=[key]), self.sheet(staff, event, present=[key])
        assert len(self.marks()) == 1

    def test_box_that_was_emptied_is_undone(self, staff, event):
        registration = RegistrationFactory(event=event)
        key = f"{registration.pk}:2022-06-20"
        self.sheet(staff, event, present=[key])
        self.sheet(staff, event, shown=[key])
        assert [is_present for *_, is_present in self.marks()] == [True, False]
        registration.refresh_from_db()
        assert not registration.has_attended

    def test_what_a_colleague_marked_meanwhile_stays(self, staff, event):
        mine, theirs = (f"{RegistrationFactory(event=event).pk}:2022-06-20" for _ in range(2))
        self.sheet(staff, event, present=[theirs])
        self.sheet(staff, event, present=[mine])
        assert all(is_present for *_, is_present in self.marks())

    def test_one_refused_mark_saves_nothing_and_says_why(self, staff, event):
        good, undecided = RegistrationFactory(event=event), RegistrationFactory(event=event, state=State.APPLIED)
        self.sheet(staff, event, present=[f"{good.pk}:2022-06-20", f"{undecided.pk}:2022-06-20"])
        assert self.marks() == []
        html = staff.get(reverse("attendance_sheet", args=[event.pk])).content.decode()
        assert "Nothing was saved. Only a confirmed registration can be marked present" in html

    @pytest.mark.parametrize("key", ["x", "1", "1:", ":2022-06-20", "0:2022-06-20", "1:2022-13-99"])
    def test_nonsense_is_left_out(self, staff, event, key):
        assert self.sheet(staff, event, present=[key]).status_code == 303
        assert self.marks() == []

    def test_another_events_registration_is_left_out(self, staff, event):
        other = RegistrationFactory(event=PastEventPageFactory())
        self.sheet(staff, event, present=[f"{other.pk}:2022-06-20"])
        assert self.marks() == []

    def test_hybrid_event_asks_how(self, staff):
        event = PastEventPageFactory(mode=EventPage.Mode.HYBRID)
        key = f"{RegistrationFactory(event=event).pk}:2022-06-20"
        self.sheet(staff, event, present=[key], mode="online")
        assert CheckIn.objects.get().mode == "online"

    def test_long_event_is_shown_in_parts(self, staff):
        event = PastEventPageFactory(ends_on="2022-07-05")
        RegistrationFactory(event=event)
        address = reverse("attendance_sheet", args=[event.pk])
        first, last = staff.get(address).context, staff.get(f"{address}?from=2022-07-04").context
        assert ([day.day for day in first["days"]], str(first["later"])) == ([20, 21, 22, 23, 24, 25, 26], "2022-06-27")
        assert ([day.day for day in last["days"]], last["later"]) == ([4, 5], None)
        assert staff.get(f"{address}?from=1999-01-01").context["days"] == first["days"]

    @pytest.mark.parametrize("number", [1, 3])
    def test_asks_the_same_queries_for_one_and_for_three(self, staff, event, number, django_assert_num_queries):
        for _ in range(number):
            RegistrationFactory(event=event)
        address = reverse("attendance_sheet", args=[event.pk])
        staff.get(address)
        with django_assert_num_queries(13):
            staff.get(address)

    @pytest.mark.parametrize("number", [1, 3])
    def test_list_asks_the_same_queries_for_one_and_for_three(self, staff, number, django_assert_num_queries):
        for _ in range(number):
            RegistrationFactory()
        staff.get("/admin/attendance/")
        with django_assert_num_queries(12):
            page = staff.get("/admin/attendance/")
        assert [(event.confirmed, event.present) for event in page.context["page_obj"]] == [(1, 0)] * number


def test_one_day_is_marked_and_undone_on_the_page_of_one(staff):
    registration = RegistrationFactory(event=PastEventPageFactory())
    address = reverse("registration_mark", args=[registration.pk])
    for word, days in (("yes", [1]), ("yes", [1]), ("no", [])):
        staff.post(address, {"day": "2022-06-20", "is_present": word})
        found = Registration.objects.filter(attendance__isnull=False)
        assert list(found.values_list("attendance__days", flat=True)) == days


@pytest.mark.parametrize("day", ["", "yesterday", "2022-06-19"])
def test_wrong_day_is_refused_in_words(staff, day):
    registration = RegistrationFactory(event=PastEventPageFactory())
    staff.post(reverse("registration_mark", args=[registration.pk]), {"day": day, "is_present": "yes"})
    assert CheckIn.objects.count() == 0
    html = staff.get(page_of(registration)).content.decode()
    assert ("is not a day of the event" in html) or ("could not be read" in html)
