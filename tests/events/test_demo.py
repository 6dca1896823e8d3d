from collections import Counter

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from events import demo as events_demo
from events.models import Attendance, EventPage, Registration
from participants import demo as participants_demo
from participants.actions.data_requests import carry_out
from participants.models import DataRequest, Institution, MatchCandidate, Person, User, plan_people, read_people
from portal.core.demo import rows
from portal.core.models import OutgoingMail
from portal.core.retention import standings
from portal.core.roles import ROLES, roles_of


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The demo takes seconds to load: once for all tests of this module, and away with it after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield participants_demo.load(), events_demo.load()
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    """Each test in a savepoint of its own."""
    return loaded


def test_demo_holds_the_year_2022_and_says_so_once(demo):
    assert demo == ("8 countries, 39 institutions, 11 accounts.", "11 events, 216 attendances of 175 people.")
    before = [model.objects.count() for model in (EventPage, Registration, Attendance, Person, Institution, User)]
    assert before[2:] == [216, 175 + len(rows("events", "people_again.csv")), 39, 11]
    assert Attendance.objects.values("registration__person").distinct().count() == 175
    assert participants_demo.load() == "Countries, institutions and accounts: there already."
    assert events_demo.load() == "Events: there already."
    after = [model.objects.count() for model in (EventPage, Registration, Attendance, Person, Institution, User)]
    assert after == before


def test_attendances_of_2022_agree_with_the_lists_cell_by_cell(demo):
    in_2022 = Attendance.objects.of_events(EventPage.objects.held_in(2022)).values_list(
        "registration__event__slug", "registration__person__sex", "registration__person__country__report_code"
    )
    listed = Counter((f"{r['event']}-2022", r["sex"], r["country"]) for r in rows("events", "attendance_2022.csv"))
    assert Counter(in_2022) == listed


def test_events_to_come_are_filled_as_described(demo):
    for row in rows("events", "events_upcoming.csv"):
        event = EventPage.objects.get(slug=row["event"])
        assert event.registrations.confirmed().count() == int(row["confirmed"])
        waiting = events_demo.UNDECIDED if row["admission"] == "approval" else 0
        assert event.registrations.exclude(state=Registration.State.CONFIRMED).count() == waiting


def test_study_visit_has_a_waiting_list_and_an_open_offer_and_the_conference_its_quotas(demo):
    visit = EventPage.objects.get(slug="study-visit-korea")
    states = visit.registrations.exclude(state=Registration.State.CONFIRMED).values_list("state", flat=True)
    assert sorted(states) == ["applied", "applied", "offered", "waiting"]
    assert visit.registrations.get(state="offered").offered_until > timezone.now()
    quotas = EventPage.objects.get(slug="conference-ai").quotas.values_list("seats", flat=True)
    assert list(quotas) == [30] * 7


def test_those_who_registered_again_are_possible_matches_and_were_counted_once(demo):
    participants_demo.find_matches()
    found = MatchCandidate.objects.to_decide()
    assert participants_demo.find_matches() == f"{found.count()} possible matches to decide."
    addresses = {row["person"]: row["email"] for row in rows("events", "people_2022.csv")}
    pairs = {tuple(sorted((pair.first.email, pair.second.email))) for pair in found}
    again = {tuple(sorted((addresses[row["person"]], row["email"]))) for row in rows("events", "people_again.csv")}
    assert pairs == again
    assert not Attendance.objects.filter(registration__person__in=found.values("second")).exists()


def test_only_those_who_registered_themselves_get_a_mail(demo):
    own = Registration.objects.filter(source=Registration.Source.SELF)
    expected = [(registration.person.email, "registration_applied") for registration in own]
    later = {"offered": ["waiting", "offered"], "waiting": ["waiting"]}
    for registration in own:
        expected += [(registration.person.email, f"registration_{kind}") for kind in later.get(registration.state, [])]
    assert sorted(OutgoingMail.objects.values_list("recipient", "kind")) == sorted(expected)


def test_every_role_has_its_account(demo):
    users = {user.email: user for user in User.objects.all()}
    by_role = {role.group: user for user in users.values() for role in roles_of(user)}
    assert {role.group for role in ROLES} == set(by_role)
    assert [user.email for user in users.values() if user.is_superuser] == ["admin@example.org"]
    assert by_role["Focal point"].focal_country_id == "AM"
    assert by_role["Participant"].person.registrations.count() >= 3


def test_demo_has_two_requests_about_data_and_nobody_to_erase(demo):
    assert participants_demo.load_requests() == "2 data requests."
    assert participants_demo.load_requests() == "Data requests: there already."
    found = DataRequest.objects.order_by("pk").values_list("kind", "state", "person__email")
    assert list(found) == [
        ("correction", "open", "tigran.sahakyan@example.org"),
        ("erasure", "open", "zurab.khutsishvili@example.org"),
    ]
    assert [row for row in standings(at=timezone.now()) if row.overdue or (row.soon and row.title == "People")] == []


def test_erasure_of_the_demo_can_be_done_and_moves_no_figure(demo):
    participants_demo.load_requests()
    staff = User.objects.get(email="staff@example.org")
    carry_out(DataRequest.objects.get(kind="erasure"), answer="", by=staff, at=timezone.now())
    assert Person.objects.exclude(anonymised_at=None).count() == 1
    assert Attendance.objects.values("registration__person").distinct().count() == 175


def test_example_of_a_list_shows_who_is_known_and_who_is_new(demo):
    content = (settings.BASE_DIR / "docs/examples/list-of-participants.csv").read_bytes()
    plan = plan_people(read_people("list-of-participants.csv", content))
    assert [row.outcome for row in plan.rows] == ["matched", "matched", "changed", "matched", "new", "new"]
