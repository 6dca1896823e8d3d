"""Every declared rule is kept. The rows are made for it: one whose time is over, one whose time is not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from wagtail.models import ModelLogEntry

from participants.models import Consent, DataRequest, Person, User
from portal.core import retention
from portal.core.models import Job, OutgoingMail, RetentionRun, UploadedList
from portal.core.privacy import WhenDue
from portal.core.tasks import run_retention
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 1, 1, tzinfo=UTC)
OLD = datetime(2022, 1, 1, tzinfo=UTC)


def ago(days: int) -> datetime:
    return AT - timedelta(days=days)


@pytest.fixture
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def person(**fields) -> Person:
    return PersonFactory(**{"created_at": OLD, "last_active_at": ago(10)} | fields)


def job(days: int, **fields) -> Job:
    made = Job.objects.create(
        kind="export", title="People", asked_at=ago(days), finished_at=ago(days), state="done", error="x", **fields
    )
    made.result.save("people.csv", ContentFile(b"name"))
    return made


def test_needs_go_when_the_last_event_is_over():
    kept, done, future = (person(accessibility_needs="A ramp", dietary_needs="Halal") for _ in range(3))
    RegistrationFactory(person=kept, event=EventPageFactory(starts_on=date(2026, 2, 27), ends_on=date(2026, 3, 1)))
    RegistrationFactory(person=done, event=PastEventPageFactory())
    RegistrationFactory(person=future, event=PastEventPageFactory())
    RegistrationFactory(person=future, event=EventPageFactory(starts_on=date(2026, 5, 1)))
    retention.run(at=AT)
    needs = Person.objects.order_by("pk").values_list("accessibility_needs", "dietary_needs")
    assert list(needs) == [("A ramp", "Halal"), ("", ""), ("A ramp", "Halal")]


def test_needs_of_who_is_registered_nowhere_go_the_next_day():
    fresh, old = person(dietary_needs="Halal", created_at=AT), person(dietary_needs="Halal")
    retention.run(at=AT)
    assert dict(Person.objects.values_list("pk", "dietary_needs")) == {fresh.pk: "Halal", old.pk: ""}


def test_people_are_anonymised_three_years_after_their_last_activity():
    gone, active, signed_in, attended, expected = (person(last_active_at=OLD) for _ in range(5))
    Person.objects.filter(pk=active.pk).update(last_active_at=ago(1000))
    UserFactory(person=signed_in, last_login=ago(1000))
    RegistrationFactory(person=attended, event=PastEventPageFactory(starts_on=date(2023, 6, 1)))
    RegistrationFactory(person=expected, event=EventPageFactory(starts_on=date(2026, 5, 1)))
    RegistrationFactory(person=gone, event=PastEventPageFactory(starts_on=date(2022, 6, 1)))
    retention.run(at=AT)
    assert list(Person.objects.exclude(anonymised_at=None)) == [gone]
    gone.refresh_from_db()
    assert (gone.anonymised_at, gone.family_name, gone.sex) == (AT, "", "female")


def test_who_may_not_be_anonymised_yet_holds_up_nobody():
    staff = UserFactory(person=person(last_active_at=OLD), role="Logistics").person
    other = person(last_active_at=OLD)
    done = retention.run(at=AT).done
    assert list(Person.objects.exclude(anonymised_at=None)) == [other]
    assert list(done.values()) == [1]
    assert not Person.objects.get(pk=staff.pk).anonymised_at


def test_mails_are_deleted_after_a_year():
    for days in (364, 366):
        OutgoingMail.objects.create(key=f"{days}", recipient="a@example.org", created_at=ago(days), due_at=ago(days))
    retention.run(at=AT)
    assert list(OutgoingMail.objects.values_list("key", flat=True)) == ["364"]


def test_results_with_people_go_after_a_month_and_jobs_after_a_year(media, commits):
    fresh, month, report, year = job(29), job(31), job(31, holds_people=False), job(366)
    with commits():
        retention.run(at=AT)
    found = {row.pk: (bool(row.result), row.error) for row in Job.objects.all()}
    assert found == {fresh.pk: (True, "x"), month.pk: (False, ""), report.pk: (True, "x")}
    left = {path.name for path in media.rglob("*.csv")}
    assert left == {fresh.result_name, report.result_name}
    assert not Job.objects.filter(pk=year.pk).exists()


def test_uploaded_lists_go_after_a_week_with_their_files(media, commits):
    for days in (6, 8):
        UploadedList(kind="people", name=f"{days}.csv", uploaded_by=UserFactory(), uploaded_at=ago(days)).file.save(
            f"{days}.csv", ContentFile(b"name")
        )
    with commits():
        retention.run(at=AT)
    assert [row.name for row in UploadedList.objects.all()] == ["6.csv"]
    assert [path.name for path in media.rglob("*.csv")] == ["6.csv"]


def test_proofs_go_three_years_after_the_person_or_the_answer():
    for years in (2, 4):
        anonymous = PersonFactory(created_at=OLD)
        blanks = {"given_name": "", "family_name": "", "email": "", "phone": "", "name_key": ""}
        Person.objects.filter(pk=anonymous.pk).update(**blanks, anonymised_at=ago(365 * years))
        Consent.objects.create(
            person=anonymous,
            purpose="registration",
            is_given=True,
            text=f"{years}",
            language="en",
            source="self",
            at=OLD,
        )
        answered = {"decided_at": ago(365 * years), "decided_by": UserFactory(), "answer": f"{years}"}
        DataRequest.objects.create(person=anonymous, kind="erasure", state="done", asked_at=OLD, **answered)
    retention.run(at=AT)
    assert list(Consent.objects.values_list("text", flat=True)) == ["2"]
    assert list(DataRequest.objects.values_list("answer", flat=True)) == ["2"]


def test_sessions_and_old_entries_of_the_log_go():
    for days in (-1, 1):
        Session.objects.create(session_key=f"day{days}", session_data="", expire_date=ago(days))
    one = person()
    for years in (4, 6):
        ModelLogEntry.objects.log_action(one, "wagtail.edit", title=f"{years}", timestamp=ago(365 * years))
    retention.run(at=AT)
    assert list(Session.objects.values_list("session_key", flat=True)) == ["day-1"]
    assert list(ModelLogEntry.objects.values_list("label", flat=True)) == ["4"]


def test_again_at_the_same_moment_nothing_is_left_to_do():
    person(dietary_needs="Halal")
    person(last_active_at=OLD)
    assert retention.run(at=AT).rows == 2
    assert retention.run(at=AT).done == {}


def test_more_rows_than_one_batch_are_dealt_with_in_several(monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    for number in range(5):
        OutgoingMail.objects.create(key=f"{number}", recipient="a@example.org", created_at=OLD, due_at=OLD)
    assert list(retention.run(at=AT).done.values()) == [5]
    monkeypatch.setattr(retention, "MOST_BATCHES", 1)
    for number in range(5):
        OutgoingMail.objects.create(key=f"{number}", recipient="a@example.org", created_at=OLD, due_at=OLD)
    assert list(retention.run(at=AT).done.values()) == [2]


def test_it_runs_once_a_day():
    run_retention()
    run_retention()
    assert RetentionRun.objects.count() == 1
    today = RetentionRun.objects.get()
    RetentionRun.objects.update(started_at=today.started_at - timedelta(days=1))
    run_retention()
    assert RetentionRun.objects.count() == 2


def test_run_that_was_interrupted_is_made_again():
    RetentionRun.objects.create(started_at=AT)
    assert retention.run_once_a_day(at=AT + timedelta(hours=1))


def test_every_rule_can_be_asked_and_none_is_overdue_after_a_run():
    person(last_active_at=OLD, dietary_needs="Halal")
    before = {row.title: row.overdue for row in retention.standings(at=AT) if row.overdue}
    assert before == {"People": 1}
    retention.run(at=AT)
    rows = retention.standings(at=AT)
    assert [row for row in rows if row.overdue] == []
    assert len(rows) == len(list(retention.rules())) > 10


def test_standing_counts_rows_due_within_a_month():
    for days in (300, 340):
        OutgoingMail.objects.create(key=f"{days}", recipient="a@example.org", created_at=ago(days), due_at=AT)
    [mails] = [row for row in retention.standings(at=AT) if row.title == "Mails"]
    assert (mails.held, mails.soon, mails.overdue, mails.until) == (2, 1, 0, "a year")


def test_who_is_anonymised_is_anonymised_by_the_only_rule_of_its_kind():
    kinds = [rule.model for rule in retention.rules() if rule.until.when_due == WhenDue.ANONYMISE]
    assert kinds == [Person]


def test_dashboard_shows_numbers_and_nobody(staff):
    PersonFactory(given_name="Зарина", created_at=OLD, dietary_needs="Halal")
    html = staff.get("/admin/retention/").content.decode()
    assert ("Retention has not run yet." in html, "2 rows are overdue." in html) == (True, True)
    retention.run(at=AT)
    html = staff.get("/admin/retention/").content.decode()
    assert "Last run:" in html
    assert "Зарина" not in html
    assert User.objects.count() == 1
