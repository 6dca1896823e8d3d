from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from events.models import Attendance, Registration
from indicators.people import headline
from indicators.results import results_of
from participants.actions.anonymising import anonymise
from participants.models import Consent, DataRequest, Institution, Person, PersonEmail, User
from participants.signals import AnonymisingRefused
from portal.core.exports import xlsx_bytes
from portal.core.models import Job, OutgoingMail, UploadedList
from tests.dump import everything
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PASSWORD, PersonDetailsFactory, PersonFactory, UserFactory
from tests.factories.telling import PHONE, WORD, TellingWorld
from tests.factories.year import build_year

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def by():
    return UserFactory()


def erase(person: Person, by: User | None = None) -> Person:
    return anonymise(person, by=by, at=AT, reason="three years")


def test_no_word_of_the_person_is_left_anywhere(media, by, commits):
    """Literally: tell-tale words in every text of every row about them; then the whole database and all files."""
    world = TellingWorld()
    list_of_people(world.person)
    browser = Client()
    browser.force_login(world.user)
    session = browser.session
    session["note"] = world.word()
    session.save()
    assert {label for label, row in world.made.items() if WORD not in str(vars(row))} == WORDLESS
    assert (WORD in everything(), PHONE in everything()) == (True, True)
    with commits():
        erase(world.person, by)
    assert [line for line in everything().splitlines() if WORD in line or PHONE in line] == []


# Rows that hold no text at all: a key, a day, a number.
WORDLESS = {
    "events.Attendance",
    "events.CheckIn",
    "events.RefusedScan",
    "knowledge.Attempt",
    "knowledge.Enrolment",
    "knowledge.RegradedAttempt",
    "knowledge.SentMaterial",
    "knowledge.SurveyInvitation",
    "wagtailadmin.EditingSession",
    "wagtailcore.PageSubscription",
}


def list_of_people(person: Person) -> Job:
    """A finished export in which the person stands."""
    name = f"{person.given_name} {person.family_name}"
    job = Job.objects.create(
        kind="export",
        title=f"Everything on {name}",
        parameters={"query": person.email},
        error=f"{name} is there twice",
        asked_at=AT,
        finished_at=AT,
        state=Job.State.DONE,
    )
    job.result.save("people.xlsx", ContentFile(xlsx_bytes("People", ["Name", "E-mail"], [[name, person.email]])))
    return job


def test_the_cell_stays_and_no_figure_moves(client):
    build_year()
    shown, counted = client.get("/results/2022/").content, results_of(2022)
    for person in Person.objects.order_by("pk")[:40]:
        erase(person)
    assert results_of(2022).participation == counted.participation
    assert client.get("/results/2022/").content == shown
    assert headline(2022).people == 175


def test_what_is_kept_of_a_person(by):
    world = TellingWorld()
    before = Person.objects.get(pk=world.person.pk)
    person = erase(world.person, by)
    kept = {
        field.name
        for field in Person._meta.concrete_fields
        if getattr(person, field.attname) and getattr(person, field.attname) == getattr(before, field.attname)
    }
    assert kept == {"id", "sex", "country", "seniority", "language", "created_at", "last_active_at"}
    assert (person.anonymised_at, person.full_name, str(person)) == (AT, "anonymised person", "anonymised person")
    assert Attendance.objects.get().registration.person == person


def test_consent_stays_as_a_proof_without_words():
    person = PersonFactory()
    for _ in range(2):
        Consent.objects.create(
            person=person, purpose="registration", is_given=True, text="I agree.", language="en", source="self", at=AT
        )
    erase(person)
    [text] = Consent.objects.values_list("text", flat=True).distinct()
    assert text == f"sha256:{sha256(b'I agree.').hexdigest()}"
    assert set(Consent.objects.values_list("purpose", "is_given", "at")) == {("registration", True, AT)}


def test_files_that_do_not_name_the_person_stay(media, commits):
    job, other = list_of_people(PersonFactory()), list_of_people(PersonFactory())
    report = Job.objects.create(
        kind="annual-report", title="Report", asked_at=AT, finished_at=AT, state="done", holds_people=False
    )
    report.result.save("report.pdf", ContentFile(b"%PDF"))
    with commits():
        erase(Person.objects.order_by("pk")[0])
    job.refresh_from_db()
    assert (job.title, job.parameters, job.error, job.result.name) == ("", {}, "", "")
    assert sorted(path.name for path in media.rglob("*.*")) == sorted([other.result_name, report.result_name])


def test_a_list_that_names_the_person_in_columns_is_emptied(media, commits, by):
    person = PersonFactory(given_name="Анна", family_name="Ахметова", email="")
    rows = [{"person": {"given": "Анна", "family": "Ахметова"}}]
    upload = UploadedList(kind="people", name="list.csv", rows=rows, uploaded_by=by, uploaded_at=AT)
    upload.file.save("list.csv", ContentFile("Family name,Given name\nАхметова,Анна\n".encode()))
    with commits():
        erase(person)
    upload.refresh_from_db()
    assert (upload.file.name, upload.rows, list(media.rglob("*.csv"))) == ("", [], [])


def test_account_is_closed_and_its_sessions_end(client):
    user = UserFactory(person=PersonFactory(), role="Participant")
    client.force_login(user)
    other = Client()
    other.force_login(UserFactory())
    erase(user.person)
    user.refresh_from_db()
    assert (user.is_active, user.person, user.first_name, user.groups.count()) == (False, None, "", 0)
    assert user.email.endswith("@erased.invalid")
    assert not user.check_password(PASSWORD)
    assert client.get("/my/").status_code == 302
    assert other.get("/my/").status_code == 200


def test_another_person_with_the_same_address_loses_nothing():
    """Offices share an address: what is numbered is erased by its number."""
    mine, theirs = PersonFactory(email="office@example.org"), PersonFactory(email="office@example.org")
    for person in (mine, theirs):
        OutgoingMail.objects.create(
            key=f"mail {person.pk}", recipient=person.email, addressee=person.pk, created_at=AT, due_at=AT
        )
    erase(mine)
    assert [mail.addressee for mail in OutgoingMail.objects.all()] == [theirs.pk]
    assert list(PersonEmail.objects.values_list("person", "address")) == [(theirs.pk, "office@example.org")]


def test_who_was_merged_into_the_person_is_erased_with_them():
    person = PersonFactory()
    dropped = PersonFactory(merged_into=PersonFactory(merged_into=person))
    erase(person)
    rows = Person.with_merged.values_list("given_name", "email", "anonymised_at")
    assert list(rows) == [("", "", AT)] * 3
    assert Person.with_merged.get(pk=dropped.pk).merged_into_id != person.pk


def test_twice_changes_nothing(by):
    person = PersonFactory()
    erase(person)
    before = everything()
    assert anonymise(person, by=by, at=AT + timedelta(days=1), reason="again").anonymised_at == AT
    assert everything() == before


def test_who_is_expected_at_an_event_is_not_erased():
    registration = RegistrationFactory(event=EventPageFactory(title="Open data"))
    before = everything()
    with pytest.raises(AnonymisingRefused, match=r"not over: Open data\. Withdraw"):
        anonymise(registration.person, by=None, at=timezone.now(), reason="")
    assert everything() == before
    Registration.objects.update(state="withdrawn")
    assert anonymise(registration.person, by=None, at=timezone.now(), reason="").anonymised_at


def test_entry_merged_into_another_is_not_erased_alone():
    person = PersonFactory(merged_into=PersonFactory())
    with pytest.raises(AnonymisingRefused, match="merged into another"):
        erase(person)


def test_staff_are_not_erased_before_their_role_ends():
    user = UserFactory(person=PersonFactory(), role="Programme staff")
    with pytest.raises(AnonymisingRefused, match="staff role"):
        erase(user.person)
    user.groups.remove(Group.objects.get(name="Programme staff"))
    assert erase(user.person).anonymised_at


def test_nobody_is_erased_while_a_list_is_read_or_written():
    Job.objects.create(kind="export", title="People", asked_at=AT)
    with pytest.raises(AnonymisingRefused, match="under way"):
        erase(PersonFactory())


def test_open_requests_end_with_the_person(by):
    person = PersonFactory()
    DataRequest.objects.create(person=person, kind="correction", text="My name", asked_at=AT)
    erase(person, by)
    assert list(DataRequest.objects.values_list("state", "text", "decided_at", "decided_by")) == [
        ("cancelled", "", AT, by.pk)
    ]


def test_institution_goes_when_only_the_person_wrote_it():
    person = PersonFactory()
    alone = Institution.objects.create(name="Office of A. Serikova", country=person.country)
    shared = Institution.objects.create(name="Agency", country=person.country)
    PersonFactory(institution=shared)
    checked = person.institution
    for institution in (alone, shared, checked):
        Person.objects.filter(pk=person.pk).update(institution=institution, anonymised_at=None)
        erase(person)
    assert set(Institution.objects.filter(country=person.country)) >= {shared, checked}
    assert not Institution.objects.filter(pk=alone.pk).exists()


def test_log_says_who_did_it_and_why_and_names_nobody(by):
    person = PersonFactory()
    erase(person, by)
    entry = ModelLogEntry.objects.get(action="participants.anonymise")
    assert (entry.user, entry.label, entry.data) == (by, str(person.pk), {"reason": "three years"})


def test_a_fault_half_way_leaves_everything(media, by, monkeypatch):
    world = TellingWorld()
    before = everything()

    def broken(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("participants.actions.anonymising.log", broken)
    with pytest.raises(RuntimeError):
        erase(world.person, by)
    assert everything() == before


def test_anonymised_person_is_not_found_again():
    details = PersonDetailsFactory(email="a@example.org")
    person = Person.objects.recognise(details, at=AT)
    query = details.given_name
    assert list(Person.objects.named(query)) == [person]
    erase(person)
    assert not Person.objects.named(query).exists()
    assert Person.objects.recognise(details, at=AT) != person
