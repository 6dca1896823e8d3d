"""What is stored is what the evidence says at the moment of reading, whatever has changed since it was stored."""

import json
from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from events.actions.attendance import check_in, undo_check_in
from events.models import CheckIn, EventPage, Registration
from indicators import evidence, scopes
from indicators.cells import Cells
from indicators.counting import check, facts, tally
from indicators.models import EvidenceChange, Indicator, IndicatorEvent, Result
from indicators.people import people_cells
from indicators.results import results_of
from indicators.stored import Current, count_changes, count_everything, mend
from participants.actions.anonymising import anonymise
from participants.actions.merging import merge, undo_merge
from participants.models import Institution, Person, User
from tests.factories.attending import attend, leave

pytestmark = pytest.mark.usefixtures("year_2022")
AT = datetime(2026, 1, 1, tzinfo=UTC)
WHOLE = scopes.of_year(2022)


def counted_now() -> dict:
    """All scopes that there are, counted from the rows at this moment."""
    known = facts(evidence.attended(), evidence.counted_as())
    timed = ("year:", "activity:")
    return {name: tally(known, events, is_timed=name.startswith(timed)) for name, events in Current().scopes.items()}


def read_all() -> dict:
    current = Current()
    return current.read(current.scopes)


@pytest.fixture
def staff() -> User:
    return User.objects.create_user("officer@example.org")


@pytest.fixture
def stored() -> None:
    """Everything counted once, and nothing waiting."""
    people = Indicator.objects.get(number="1.3")
    people.counting, people.accumulation = Indicator.Counting.PEOPLE, Indicator.Accumulation.DISTINCT
    people.save()
    read_all()
    assert not EvidenceChange.objects.exists()


def came_twice() -> Person:
    return Person.objects.get(email="p024@example.org")


def check_somebody_in() -> None:
    registration = came_twice().registrations.first()
    check_in(
        registration, day=registration.event.starts_on, mode="online", by=None, at=AT, source=CheckIn.Source.MANUAL
    )
    undo_check_in(registration, day=registration.event.starts_on, by=None, at=AT)


def write_a_person_anew() -> None:
    person = came_twice()
    person.sex, person.seniority = Person.Sex.NOT_STATED, Person.Seniority.EXPERT
    person.save()


def look_at_the_institution() -> None:
    institution = Institution.objects.get(name="Agency")
    institution.level = Institution.Level.CENTRAL
    institution.save()


def merge_and_part() -> None:
    one, another = came_twice(), Person.objects.get(email="p175@example.org")
    by = User.objects.get(email="officer@example.org")
    done = merge(one, another, by=by, reason="", at=AT)
    assert read_all() == counted_now()
    undo_merge(done, by=by, at=AT)


CHANGES = {
    "a person written anew": write_a_person_anew,
    "an institution looked at": look_at_the_institution,
    "two people made one and parted": merge_and_part,
    "somebody more": lambda: attend(EventPage.objects.get(slug="korea-2022")),
    "somebody less": lambda: leave(Registration.objects.get(person=came_twice(), event__slug="korea-2022")),
    "a check-in taken back": check_somebody_in,
    "a whole list": lambda: [attend(EventPage.objects.get(slug="korea-2022")) for _one in range(12)],
    "a person erased": lambda: anonymise(Person.objects.get(email="p001@example.org"), by=None, at=AT, reason=""),
    "an event of another year": lambda: EventPage.objects.filter(slug="korea-2022").update(
        starts_on=date(2021, 5, 1), ends_on=date(2021, 5, 2)
    ),
    "a link more": lambda: IndicatorEvent.objects.create(
        indicator=Indicator.objects.get(number="1.3"), event=EventPage.objects.get(slug="korea-2022")
    ),
    "a link less": lambda: IndicatorEvent.objects.filter(event__slug="tbilisi-2022").delete(),
    "an activity moved": lambda: EventPage.objects.filter(slug="korea-2022").update(activity="9.9"),
    "other rules": lambda: Result.objects.update(rules=0, cells={}),
}
SILENT = {"two people made one and parted", "a person erased", "other rules"}  # all is as it was


def test_what_is_read_is_what_the_evidence_says_after_every_change(stored, staff):
    for name, change in CHANGES.items():
        before = read_all()
        change()
        after = read_all()
        assert after == counted_now(), name
        assert (after != before) is (name not in SILENT), name
        assert not EvidenceChange.objects.exists()
        for year in (it for it in after if it.startswith("year:")):
            check(after[year].cells, [after[scopes.of_event(it)].cells for it in after[year].events])


def test_one_attendance_moves_its_scopes_and_no_other(stored):
    before = dict(Result.objects.values_list("scope", "computed_at"))
    event = EventPage.objects.get(slug="korea-2022")
    attend(event)
    assert count_changes() == 1
    touched = {scope for scope, at in Result.objects.values_list("scope", "computed_at") if at != before[scope]}
    indicator = IndicatorEvent.objects.get(event=event).indicator_id
    activity = scopes.of_activity(event.activity, 2022)
    assert touched == {WHOLE, scopes.of_event(event.pk), scopes.of_indicator(indicator, 2022), activity}
    assert count_changes() == 0


def test_a_change_that_is_taken_back_leaves_nothing_behind(stored):
    with transaction.atomic():
        attend(EventPage.objects.get(slug="korea-2022"))
        transaction.set_rollback(True)
    assert not EvidenceChange.objects.exists()
    assert people_cells(2022).total_attendances == 216


def test_the_evidence_is_kept_with_the_result_and_names_nobody(stored):
    row = Result.objects.get(scope=WHOLE)
    tables = {it.event.id: it.table.total for it in results_of(2022).events}
    assert {int(event): number for event, number in row.events.items()} == tables
    assert (row.attendances, row.people) == (216, 175)
    assert Cells.of_json(row.cells).total_people == 175
    assert set(json.loads(json.dumps(row.cells))) == {"codes", "attendances", "people"}


def test_what_was_changed_behind_our_backs_is_found_and_mended(stored, caplog):
    Registration.objects.get(person=came_twice(), event__slug="korea-2022").attendance.delete()
    assert people_cells(2022).total_attendances == 216
    wrong = mend()
    assert {WHOLE, scopes.of_event(EventPage.objects.get(slug="korea-2022").pk)} <= set(wrong)
    assert read_all() == counted_now()
    assert mend() == []
    caplog.clear()  # the error that was logged is what is tested


def test_everything_counted_at_once_is_what_is_read(stored):
    Result.objects.all().delete()
    assert count_everything() == len(Current().scopes)
    assert read_all() == counted_now()
