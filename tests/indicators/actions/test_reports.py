from datetime import UTC, datetime

import pytest

from indicators.actions import request_annual_report, request_report
from indicators.results import UnknownYear
from portal.core.models import Job
from tests.factories.people import UserFactory
from tests.factories.reports import report_of

pytestmark = pytest.mark.usefixtures("year_2022")

AT = datetime(2022, 3, 1, tzinfo=UTC)


def test_request_annual_report_refuses_a_year_without_results():
    with pytest.raises(UnknownYear, match="2022"):
        request_annual_report(1999, language="en", by=UserFactory(), at=AT)
    assert Job.objects.count() == 0


def test_request_annual_report_twice_is_one_job(commits, broker):
    officer = UserFactory()
    with commits():
        jobs = [request_annual_report(2022, language="ru", by=officer, at=AT) for _ in range(2)]
    assert jobs[0] == jobs[1]
    job = Job.objects.get()
    assert (job.kind, job.parameters, job.state) == ("annual-report", {"year": 2022, "language": "ru"}, "queued")


def test_request_annual_report_keeps_the_job_when_the_broker_is_away(commits, broken_broker):
    with commits():
        job = request_annual_report(2022, language="en", by=UserFactory(), at=AT)
    job.refresh_from_db()
    assert (job.state, "queue cannot be reached" in job.note) == ("queued", True)


def test_a_report_that_was_begun_is_asked_for_by_its_id():
    report = report_of({"summary": [("text", "<p>One</p>")]}, title_ru="Годовой отчёт 2022")
    job = request_annual_report(2022, language="ru", by=None, at=AT)
    assert (job.parameters, job.holds_people) == ({"report": report.pk, "language": "ru"}, False)
    assert "Годовой отчёт 2022 (ru)" in job.title
    assert request_report(report, language="ru", by=None, at=AT) == job
