import ctypes
from decimal import Decimal

import pypdfium2
import pytest
from django.core.management import CommandError, call_command

from indicators.annual_report import Stated, annual_report, report_html, report_pdf
from indicators.models import Claim, Project
from indicators.results import UnknownYear

pytestmark = pytest.mark.usefixtures("year_2022")


def test_the_cover_has_what_the_documents_state_and_what_the_ledger_says():
    report = annual_report(2022)
    assert (report.budget, report.revenue, report.spent_in_year, report.delivery) == (
        Stated(Decimal(573000), "cover; executive summary"),
        Stated(Decimal("598520.79"), "cover"),
        Decimal("527496.51"),
        Decimal("92.1"),
    )


def test_activities_stand_in_the_order_of_their_numbers_with_their_events_and_publications():
    sections = [
        (it.number, [section.held.event.slug for section in it.events], [work.kind_name for work in it.publications])
        for it in annual_report(2022).activities
    ]
    assert sections == [
        ("1.1", ["interviews-2022"], ["study"]),
        ("1.2", ["conference-2022"], []),
        ("1.3", ["samarkand-2022", "bishkek-2022"], []),
        ("1.4", ["tbilisi-2022"], []),
        ("1.5", [], []),
        ("1.6", [], ["knowledge product"]),
        ("2.1", ["korea-2022"], []),
    ]


def test_a_line_that_counts_otherwise_than_printed_is_said():
    assert [(it.year, it.account, it.printed_amount, it.amount) for it in annual_report(2022).printed_otherwise] == [
        (2022, "76135", Decimal("221.80"), Decimal("-221.80"))
    ]


def test_a_figure_that_nobody_states_is_not_reported():
    Claim.objects.filter(figure__startswith="budget.awp").delete()
    Project.objects.update(award_numbers="00012345")
    html = report_html(2022, language="en")
    assert annual_report(2022).delivery is None
    assert "<dd>not reported</dd>" in html
    assert "<dd>00012345</dd>" in html


def test_risks_stand_with_their_trend_and_what_the_last_review_found():
    html = report_html(2022, language="en")
    assert html.count("→ No change") == 3
    assert "Two bodies have reported first changes" in html
    assert "Attendance is marked on the day" in html


def test_numbers_look_the_same_in_both_languages():
    for language in ("en", "ru"):
        html = report_html(2022, language=language)
        assert "527\u00a0496.51" in html
        assert "37.1\u00a0%" in html


def test_the_pdf_is_tagged_says_its_language_and_its_progress():
    said = []
    content = report_pdf(2022, language="ru", progress=lambda *step: said.append(step))
    document = pypdfium2.PdfDocument(content)
    assert said == [(5, "Computing the figures"), (40, "Setting the pages")]
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document)
    assert document.get_metadata_value("Title")
    assert language_of(document) == "ru"


def language_of(document: pypdfium2.PdfDocument) -> str:
    size = pypdfium2.raw.FPDFCatalog_GetLanguage(document, None, 0)
    text = (ctypes.c_ushort * (size // 2))()
    pypdfium2.raw.FPDFCatalog_GetLanguage(document, text, size)
    return bytes(text).decode("utf-16-le").rstrip("\0")


def test_the_same_evidence_gives_the_same_bytes():
    assert report_pdf(2022, language="en") == report_pdf(2022, language="en")


def test_a_year_without_evidence_is_refused():
    with pytest.raises(UnknownYear):
        annual_report(2021)


def test_command_writes_the_file(tmp_path, capsys):
    path = tmp_path / "report.pdf"
    call_command("annual_report", "2022", output=path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert str(path) in capsys.readouterr().out


def test_command_says_which_years_there_are(tmp_path):
    with pytest.raises(CommandError, match=r"There are no results for 2021\. Years with results: 2022\."):
        call_command("annual_report", "2021", output=tmp_path / "report.pdf")
    assert list(tmp_path.iterdir()) == []


def test_command_says_that_it_cannot_write_there(tmp_path):
    with pytest.raises(CommandError, match="there is no folder"):
        call_command("annual_report", "2022", output=tmp_path / "nowhere" / "report.pdf")
    with pytest.raises(CommandError, match="is a folder"):
        call_command("annual_report", "2022", output=tmp_path)


def test_annual_report_takes_the_same_queries_each_time(django_assert_num_queries):
    annual_report(2022)  # the address of the site is looked up once and then remembered
    with django_assert_num_queries(45):
        annual_report(2022)
