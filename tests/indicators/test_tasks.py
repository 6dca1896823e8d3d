from datetime import UTC, datetime

import pypdfium2
import pytest
from django.utils import timezone

from events.models import Attendance
from indicators.actions import REPORT, request_annual_report, request_report
from portal.core import jobs
from tests.factories.people import UserFactory
from tests.factories.reports import report_of
from tests.printed import words_of

pytestmark = pytest.mark.usefixtures("year_2022", "broker")


@pytest.fixture
def job(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return request_annual_report(2022, language="en", by=UserFactory(), at=datetime(2023, 1, 9, tzinfo=UTC))


def test_the_job_makes_the_report_and_keeps_it(job):
    assert jobs.run(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.progress, job.error, job.result_name) == ("done", 100, "", "annual-report-2022-en.pdf")
    with job.result.open("rb") as file:
        assert len(pypdfium2.PdfDocument(file.read())) > 5
    assert not jobs.run(str(job.pk))


def test_the_job_says_why_when_the_evidence_is_gone(job):
    from indicators.models import IndicatorPublicationKind
    from knowledge.models import Work

    IndicatorPublicationKind.objects.all().delete()
    Work.objects.all().delete()
    Attendance.objects.all().delete()
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "There are no results for 2022. Years with results: none yet.")


def test_the_job_prints_the_report_that_was_begun(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    report = report_of({"summary": [("text", "<p>Written by somebody.</p>")]})
    job = request_report(report, language="en", by=None, at=datetime(2023, 1, 9, tzinfo=UTC))
    jobs.run(str(job.pk))
    job.refresh_from_db()
    with job.result.open("rb") as file:
        assert "Written by somebody." in words_of(file.read())


def test_the_job_says_that_its_report_was_removed():
    job = jobs.start(REPORT, title="", by=None, parameters={"report": 7, "language": "en"}, at=timezone.now())
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "The report has been removed in the meantime.")


def test_the_nightly_check_keeps_what_disagrees(year_2022):
    from indicators.models import Discrepancy
    from indicators.tasks import check_all_figures

    check_all_figures()
    assert set(Discrepancy.objects.values_list("year", flat=True)) == {2022}
    assert Discrepancy.objects.open().count() == 17
