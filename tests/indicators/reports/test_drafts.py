import json
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from indicators.actions.sealing import freeze
from indicators.models import Report
from indicators.reports import filing
from indicators.reports.composing import compose
from indicators.reports.drafts import annual_report_of, draft_pdf, file_name, usual_report
from indicators.results import UnknownYear
from portal.core.models import Job
from tests.factories.people import UserFactory
from tests.factories.reports import report_of
from tests.printed import pages_of, words_of

pytestmark = pytest.mark.usefixtures("year_2022")


def test_a_year_that_nobody_has_begun_has_its_usual_parts_and_nothing_is_stored():
    report = annual_report_of(2022)
    document = compose(report, language="ru")
    assert (report.title, report.days[1].isoformat(), file_name(report, "ru")) == (
        "Annual progress report 2022",
        "2022-12-31",
        "annual-report-2022-ru.pdf",
    )
    assert [it.numeral for it in document.sections] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
    assert {"framework-1", "people", "budget", "discrepancies", "manifest"} <= {it.key for it in document.tables}
    assert Report.objects.count() == 0


def test_a_year_that_was_begun_is_the_report_as_it_was_last_saved():
    report = report_of({"summary": [("text", "<p>One</p>")]})
    report.title = "As it was last saved"
    report.save_revision()
    assert annual_report_of(2022).title == "As it was last saved"
    assert Report.objects.get().title != "As it was last saved"


def test_a_year_without_evidence_is_refused():
    with pytest.raises(UnknownYear):
        usual_report(2021)


def test_the_draft_says_so_its_progress_and_both_languages_the_same_figures():
    said = []
    content = draft_pdf(usual_report(2022), language="ru", progress=lambda *step: said.append(step))
    assert said[:2] == [(5, "Computing the figures"), (40, "Setting the pages")]
    assert [percent for percent, _note in said] == sorted(percent for percent, _note in said)
    english = pages_of(draft_pdf(usual_report(2022), language="en"))
    russian = pages_of(content)
    for pages in (english, russian):
        assert "527 496.51" in " ".join(pages)
    assert all("DRAFT" in page for page in english)


def test_the_command_writes_the_draft_and_a_snapshot_the_same_bytes(tmp_path, capsys, commits, broker, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    report = report_of({"summary": [("text", "<p>One</p>")]})
    path = tmp_path / "report.pdf"
    call_command("annual_report", "2022", output=path)
    assert "DRAFT" in words_of(path.read_bytes())
    assert str(path) in capsys.readouterr().out
    with commits():
        snapshot = freeze(report, by=UserFactory(), at=datetime(2023, 1, 9, tzinfo=UTC))
    for edition in ("full", "public"):
        call_command("annual_report", "2022", output=path, snapshot=snapshot.number, edition=edition, language="ru")
        assert path.read_bytes() == filing.pdf_of(snapshot, "ru", edition)
    with pytest.raises(CommandError, match=r"There is no snapshot 7 of 2022. Snapshots of 2022: 1."):
        call_command("annual_report", "2022", output=path, snapshot=7)


def test_the_command_says_why_it_cannot(tmp_path):
    there = tmp_path / "report.pdf"
    there.write_bytes(b"before")
    with pytest.raises(CommandError, match=r"There are no results for 2021\. Years with results: 2022\."):
        call_command("annual_report", "2021", output=there)
    with pytest.raises(CommandError, match="there is no folder"):
        call_command("annual_report", "2022", output=tmp_path / "nowhere" / "report.pdf")
    with pytest.raises(CommandError, match="is a folder"):
        call_command("annual_report", "2022", output=tmp_path)
    report_of({"summary": [("text", "<p>One</p>")]})
    (tmp_path / ".report.pdf.part").mkdir()
    with pytest.raises(CommandError, match=r"report\.pdf cannot be written: Is a directory"):
        call_command("annual_report", "2022", output=there)
    assert there.read_bytes() == b"before"


def test_the_screen_offers_what_was_begun_and_the_years_that_were_not(client, commits, broker):
    client.force_login(UserFactory(role="Administrator"))
    address = reverse("annual_report")
    assert "year-2022" in client.get(address).content.decode()
    report = report_of({"summary": [("text", "<p>One</p>")]})
    page = client.get(address).content.decode()
    assert "year-2022" not in page
    assert f'<option value="{report.pk}">Annual progress report 2022</option>' in page
    assert client.post(address, {"report": "year-1999", "language": "en"}).status_code == 422
    with commits():
        client.post(address, {"report": str(report.pk), "language": "ru"})
    assert Job.objects.get().parameters == json.loads(f'{{"report": {report.pk}, "language": "ru"}}')
