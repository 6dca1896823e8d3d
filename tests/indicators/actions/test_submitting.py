from datetime import UTC, date, datetime

import pytest

from indicators.actions.commenting import CommentRefused, comment, settle
from indicators.actions.reading import ReadingRefused, mark_read
from indicators.actions.submitting import SubmissionRefused, submit_report
from indicators.models import Report, ReportAcceptance, ReportComment, ReportReading
from indicators.reports.acceptances import acceptances_of
from indicators.reports.outline import SectionKey
from tests.factories.people import UserFactory
from tests.factories.reports import EVERY_SECTION, ReportFactory, report_of, small_world, token

pytestmark = pytest.mark.django_db
AT = datetime(2023, 2, 1, 9, tzinfo=UTC)
ALL = EVERY_SECTION
WORDS = {"read": "Read on paper.", "period": "It is approved together with the report."}


@pytest.fixture
def officer():
    return UserFactory(role="M&E officer")


@pytest.fixture
def world():
    small_world()


def accepted_by(report):
    return {row.item: (row.words, row.rows) for row in acceptances_of(report)}


def test_report_is_submitted_with_what_is_accepted_in_words_and_anew_when_it_was_returned(world, officer):
    report = report_of(ALL)
    accepted = WORDS | dict.fromkeys(("discrepancies", "evidence"), "We know.")
    state = submit_report(report, by=officer, at=AT, accepted=accepted)
    assert (state.status, report.workflow_in_progress) == ("in_progress", True)
    assert accepted_by(report)["read"] == ("Read on paper.", 10)
    assert acceptances_of(report)[0].sentence == "Sections are not read as they are now."
    with pytest.raises(SubmissionRefused, match="on its way already"):
        submit_report(report, by=officer, at=AT, accepted=accepted)
    state.current_task_state.reject(user=officer)
    later = AT.replace(day=2)
    submit_report(report, by=officer, at=later, accepted=accepted | {"read": "Read aloud."})
    assert accepted_by(report)["read"] == ("Read aloud.", 10)
    assert ReportAcceptance.objects.filter(report=report, item="read").count() == 2


@pytest.mark.parametrize(
    ("sections", "accepted", "sentence"),
    [
        ({"summary": ALL["summary"]}, WORDS, "Sections are missing or empty. II Background"),
        (ALL, {}, "Say why the report goes on all the same: Sections are not read"),
        (ALL, WORDS | {"period": " "}, "Say why the report goes on all the same"),
        (
            ALL | {"risks": [("text", f"<p>{token('no.such.figure')}</p>")]},
            WORDS,
            "Texts name figures that are gone. IV Risks and issues: no.such.figure",
        ),
        (ALL | {"risks": [("table", "no_such_table")]}, WORDS, "are gone or cannot be printed. IV .*no_such"),
    ],
)
def test_report_that_is_not_in_order_is_refused_and_nothing_written(world, officer, sections, accepted, sentence):
    report = report_of(sections)
    with pytest.raises(SubmissionRefused, match=sentence):
        submit_report(report, by=officer, at=AT, accepted=accepted)
    assert (ReportAcceptance.objects.count(), report.workflow_in_progress) == (0, False)


def test_report_is_refused_without_right_without_results_and_when_the_list_has_changed(world, officer):
    report = report_of(ALL)
    with pytest.raises(SubmissionRefused, match="Your role does not submit"):
        submit_report(report, by=UserFactory(role="Board member"), at=AT, accepted=WORDS)
    with pytest.raises(SubmissionRefused, match="changed since you looked: Sections are not read"):
        submit_report(report, by=officer, at=AT, accepted=WORDS, seen={"read": 9, "period": 1})
    early = report_of(ALL, period__starts_on=date(2019, 1, 1), title="Too early")
    with pytest.raises(SubmissionRefused, match=r"There is nothing to report yet. There are no results for 2019"):
        submit_report(Report.objects.get(pk=early.pk), by=officer, at=AT, accepted=WORDS)


def test_comment_is_kept_and_settled_once_by_who_may(officer):
    report, manager, staff = ReportFactory(), UserFactory(role="Programme manager"), UserFactory(role="Donor")
    with pytest.raises(CommentRefused, match="does not comment"):
        comment(report, section=SectionKey.SUMMARY, text="No.", by=staff, at=AT)
    with pytest.raises(CommentRefused, match="Write your comment"):
        comment(report, section=SectionKey.SUMMARY, text="  ", by=manager, at=AT)
    remark = comment(report, section=SectionKey.SUMMARY, text=" Too long. ", by=manager, at=AT)
    with pytest.raises(CommentRefused, match="comments of others"):
        settle(remark, by=UserFactory(role="Board member"), at=AT)
    settle(remark, by=officer, at=AT)
    settle(remark, by=manager, at=AT.replace(day=3))
    found = ReportComment.objects.values_list("section", "text", "by", "settled_by", "settled_at").get()
    assert found == ("summary", "Too long.", manager.pk, officer.pk, AT)


def test_section_is_read_with_its_figures_of_today(world, officer):
    name = "publications.total.2022"
    report = report_of({"summary": [("text", f"<p>{token(name, '7')}</p>")]})
    with pytest.raises(ReadingRefused, match="taken out"):
        mark_read(report, section=SectionKey.RISKS, by=officer, at=AT)
    with pytest.raises(ReadingRefused, match="does not mark"):
        mark_read(report, section=SectionKey.SUMMARY, by=UserFactory(role="Board member"), at=AT)
    with pytest.raises(ReadingRefused, match="changed since you looked"):
        mark_read(report, section=SectionKey.SUMMARY, by=officer, at=AT, seen={name: "7"})
    mark_read(report, section=SectionKey.SUMMARY, by=officer, at=AT, seen={name: "1"})
    assert ReportReading.objects.values_list("section", "figures", "by", "at").get() == (
        "summary", {name: "1"}, officer.pk, AT,
    )  # fmt: skip
