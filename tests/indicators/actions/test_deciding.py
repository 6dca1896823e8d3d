from datetime import UTC, datetime

import pytest
from wagtail.models import Workflow

from indicators.actions.deciding import DecisionRefused, decide
from indicators.models import Report, Signature, Snapshot
from indicators.report_workflow import NAME, make_report_workflow
from indicators.reports.outline import SectionKey
from portal.core.models import Job
from tests.factories.people import UserFactory
from tests.factories.reports import in_review
from tests.factories.signing import board, manager, with_files

pytestmark = pytest.mark.django_db

AT = datetime(2023, 2, 6, 9, tzinfo=UTC)


@pytest.fixture
def report() -> Report:
    return in_review()


def again(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def newest() -> int:
    return Snapshot.objects.first().number


def to_the_manager(report: Report) -> Snapshot:
    decide(report, action="approve", by=UserFactory(role="M&E officer"), at=AT)
    return Snapshot.objects.get()


def test_a_report_is_frozen_for_the_manager_signed_twice_and_then_done(report):
    snapshot = with_files(to_the_manager(report))
    assert again(report).current_workflow_task.name == "Programme manager"
    decide(report, action="approve", seen=newest(), by=manager(), at=AT)
    decide(report, action="approve", seen=newest(), by=board(), at=AT)
    signed = [(it.role, it.name, it.at) for it in Signature.objects.all()]
    assert signed == [("manager", "Aigul Serikova", AT), ("board", "Min-jun Kang", AT)]
    assert list(Snapshot.objects.sealed()) == [snapshot]
    assert (again(report).live, again(report).workflow_in_progress) == (True, False)


def test_nobody_edits_a_report_that_is_being_signed(report, admin_user):
    to_the_manager(report)
    lock = again(report).get_lock()
    assert all(lock.for_user(user) for user in (manager(), UserFactory(role="M&E officer"), admin_user))


def test_a_signature_that_cannot_be_given_leaves_the_step_where_it_is(report):
    to_the_manager(report)
    with pytest.raises(DecisionRefused, match="files of the report are still being made"):
        decide(report, action="approve", seen=newest(), by=manager(), at=AT)
    assert again(report).current_workflow_task.name == "Programme manager"
    assert not Signature.objects.exists()


def test_a_step_of_somebody_else_is_refused(report):
    for by in (manager(), board(), UserFactory(role="Programme staff")):
        with pytest.raises(DecisionRefused, match="waits for somebody else"):
            decide(report, action="approve", by=by, at=AT)
    assert not Snapshot.objects.exists()


def test_a_report_is_sent_back_with_a_comment_alone(report):
    snapshot = with_files(to_the_manager(report))
    with pytest.raises(DecisionRefused, match="Say what has to be changed"):
        decide(report, action="reject", by=manager(), at=AT)
    decide(report, action="reject", comment="Shorter.", by=manager(email="second@example.org"), at=AT)
    state = again(report).current_workflow_state
    assert (state.status, state.current_task_state.comment) == ("needs_changes", "Shorter.")
    with pytest.raises(DecisionRefused, match="waits for nobody"):
        decide(report, action="approve", seen=newest(), by=board(), at=AT)
    assert list(Snapshot.objects.all()) == [snapshot]


def test_a_step_of_signing_is_not_approved_past_the_signature(report):
    with_files(to_the_manager(report))
    state, by = again(report).current_workflow_task_state, manager()
    with pytest.raises(Exception, match="The report was not signed"):
        state.task.specific.on_action(state, by, "approve")
    assert again(report).current_workflow_task.name == "Programme manager"


def test_the_workflow_is_made_once():
    make_report_workflow(sender=None)
    workflow = Report.get_default_workflow()
    assert [task.name for task in workflow.tasks] == ["M&E review", "Programme manager", "Project board"]
    assert Workflow.objects.filter(name=NAME).count() == 1


def test_a_report_that_was_spoilt_in_review_does_not_go_on(report):
    latest = report.latest
    latest.sections = [it for it in latest.sections.all() if it.key != SectionKey.RISKS]
    latest.save_revision()
    with pytest.raises(DecisionRefused, match=r"^Mend this first: Sections are missing or empty\.$"):
        decide(report, action="approve", by=UserFactory(role="M&E officer"), at=AT)
    assert not Snapshot.objects.exists()


def test_who_decides_asks_again_for_files_that_could_not_be_made(report):
    to_the_manager(report)
    Job.objects.update(state=Job.State.FAILED, finished_at=AT, error="Disk full")
    for _time in range(2):
        with pytest.raises(DecisionRefused, match="still being made"):
            decide(report, action="approve", seen=newest(), by=manager(), at=AT)
    assert sorted(job.state for job in Job.objects.all()) == ["failed", "queued"]


def test_nobody_signs_what_they_have_not_looked_at(report):
    with_files(to_the_manager(report))
    for seen in (None, 7):
        with pytest.raises(DecisionRefused, match=r"^Sign on the page of the report, where that is what you sign\.$"):
            decide(report, action="approve", seen=seen, by=manager(), at=AT)
    assert not Signature.objects.exists()
