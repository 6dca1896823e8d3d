"""Frozen once, signed by two, never changed; and several at the same moment."""

from datetime import date
from functools import partial

import pytest

from indicators.actions.sealing import SigningRefused, freeze, sign
from indicators.models import ReportFile, ReportSection, Signature, Snapshot
from indicators.reports.canonical import digest
from participants.models import Person, User
from portal.core.models import Job
from tests.factories.framework import ProjectFactory
from tests.factories.library import WorkFactory
from tests.factories.people import UserFactory
from tests.factories.periods import PeriodFactory
from tests.factories.places import CountryFactory
from tests.factories.reports import report_of, token
from tests.factories.signing import AT, board, manager, with_files
from tests.rivals import at_once

KEYS = {"code", "documents", "evidence", "figures", "format", "number", "portal", "previous", "report"}
TEXT = f"<p>{token('people.unique.total')} people came, {token('people.unique.female.ARM')} women of Armenia.</p>"


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def small_year(db, media, broker):
    """A year of which a publication alone is known: composed at once."""
    ProjectFactory()
    CountryFactory()
    WorkFactory(published_on=date(2022, 5, 1))


def refusal(snapshot: Snapshot, role: str, by: User) -> str:
    with pytest.raises(SigningRefused) as refused:
        sign(snapshot, role=role, by=by, at=AT)
    return str(refused.value)


@pytest.mark.usefixtures("year_2022", "media", "broker")
def test_a_report_is_frozen_with_its_figures_and_documents_and_without_names():
    by = manager()
    report = report_of({"summary": [("text", TEXT)], "progress": [("table", "people"), ("chart", "people_chart")]})
    snapshot = freeze(report, by=by, at=AT)
    plain = snapshot.plain
    assert (snapshot.number, snapshot.previous, snapshot.sha256) == (1, "", digest(snapshot.content))
    assert set(plain) == KEYS
    assert plain["report"] == {
        "kind": "annual",
        "title": "Annual progress report 2022",
        "title_ru": "",
        "days": ["2022-01-01", "2022-12-31"],
    }
    assert (plain["figures"]["people.unique.total"], plain["figures"]["conclusion.status"]) == ("175", "behind")
    full, public = (snapshot.document("en", edition) for edition in ("full", "public"))
    assert ">175</span>" in str(full)
    assert ">175</span>" in str(public)
    assert ">4</span> women of Armenia" in str(full)
    assert ">hidden</span> women of Armenia" in str(public)
    assert snapshot.document("ru", "full").language == "ru"
    assert [name for name in names() if name in snapshot.content] == []
    jobs = list(Job.objects.values_list("kind", "parameters"))
    assert jobs == [("sealed-report", {"number": 1})]

    again = freeze(report, by=by, at=AT)
    assert (again, Snapshot.objects.count(), Job.objects.count()) == (snapshot, 1, 1)
    section = report.sections.get(key="summary")
    ReportSection.objects.filter(pk=section.pk).update(body="[]")
    report.refresh_from_db()
    report.save_revision()
    changed = freeze(report, by=by, at=AT)
    assert (changed.number, changed.previous, Snapshot.objects.broken()) == (2, snapshot.sha256, [])


def names() -> list[str]:
    """Words that tell who somebody is."""
    people = Person.objects.values_list("given_name", "family_name", "email")
    users = User.objects.values_list("first_name", "last_name", "email")
    return sorted({word for row in (*people, *users) for word in row if len(word) > 3})


@pytest.mark.usefixtures("small_year")
def test_the_manager_signs_and_then_the_board_once_each():
    report = report_of({}, period=PeriodFactory(state="submitted"))
    first, second = manager(), board()
    snapshot = freeze(report, by=first, at=AT)
    assert refusal(snapshot, "manager", second) == "Your role does not sign here."
    assert refusal(snapshot, "manager", UserFactory(role="Programme manager")) == (
        "Your account has no name. A signature needs one."
    )
    assert refusal(snapshot, "manager", first) == (
        "The files of the report are still being made. Please try again in a minute."
    )
    with_files(snapshot)
    assert refusal(snapshot, "manager", first) == ("The period “Year 2022” has to be “approved” before this signature.")
    period_is(report, "approved")
    assert refusal(snapshot, "board", second) == "The programme manager signs first."
    signature = sign(snapshot, role="manager", by=first, at=AT)
    assert (signature.name, signature.role, sign(snapshot, role="manager", by=first, at=AT)) == (
        "Aigul Serikova",
        "manager",
        signature,
    )
    assert refusal(snapshot, "manager", manager()) == "Somebody else has signed in this role."
    assert refusal(snapshot, "board", second) == "The period “Year 2022” has to be “certified” before this signature."
    period_is(report, "certified")
    first.groups.set(second.groups.all())
    first = User.objects.get(pk=first.pk)
    assert refusal(snapshot, "board", first) == "You have signed this report; somebody else has to sign it too."
    assert list(Snapshot.objects.sealed()) == []
    sign(snapshot, role="board", by=second, at=AT)
    assert list(Snapshot.objects.sealed()) == [snapshot]
    assert list(Signature.objects.values_list("role", "name")) == [
        ("manager", "Aigul Serikova"),
        ("board", "Min-jun Kang"),
    ]


def period_is(report, state: str) -> None:
    report.period.state = state
    report.period.save()


@pytest.mark.usefixtures("small_year")
def test_only_the_newest_snapshot_as_it_was_made_is_signed():
    report = report_of({}, period=PeriodFactory(state="certified"))
    by = manager()
    old = with_files(freeze(report, by=by, at=AT))
    WorkFactory(published_on=date(2022, 6, 1))
    new = with_files(freeze(report, by=by, at=AT))
    assert refusal(old, "manager", by) == "There is a newer snapshot of this report. Sign that one."
    Snapshot.objects.filter(pk=new.pk).update(content=new.content.replace("annual", "Annual"))
    new = Snapshot.objects.get(pk=new.pk)
    assert refusal(new, "manager", by) == "The snapshot is not what it was when it was made. It cannot be signed."
    assert Snapshot.objects.broken() == [2]


@pytest.mark.usefixtures("small_year")
def test_what_is_written_once_is_not_saved_again():
    snapshot = with_files(freeze(report_of({}, period=PeriodFactory(state="certified")), by=None, at=AT))
    signature = sign(snapshot, role="manager", by=manager(), at=AT)
    for row in (snapshot, signature, ReportFile.objects.first()):
        with pytest.raises(TypeError, match="is never changed"):
            row.save()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("media", "broker")
@pytest.mark.parametrize("same", [True, False])
def test_two_who_freeze_at_once_make_one_chain(same):
    ProjectFactory()
    CountryFactory()
    WorkFactory(published_on=date(2022, 5, 1))
    WorkFactory(published_on=date(2023, 5, 1))
    one = report_of({})
    other = one if same else report_of({}, period=PeriodFactory(starts_on=date(2023, 1, 1)))
    found = at_once(*(partial(freeze, report, by=None, at=AT) for report in (one, other, one)))
    assert {it.number for it in found} == ({1} if same else {1, 2})
    assert (Snapshot.objects.count(), Snapshot.objects.broken()) == (1 if same else 2, [])
