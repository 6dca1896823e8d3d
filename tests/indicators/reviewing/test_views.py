"""The checklist and the page on which a report is read: what they show, and what they do."""

import pytest
from django.urls import reverse

from indicators.models import Report, ReportAcceptance, ReportComment, ReportReading
from tests.factories.reports import EVERY_SECTION, report_of, small_world, token

pytestmark = pytest.mark.django_db
NAME = "publications.total.2022"


def told(response) -> str:
    return response.content.decode()


def test_report_is_read_commented_and_submitted_on_its_pages(client_of):
    small_world()
    report = report_of(EVERY_SECTION | {"summary": [("text", f"<p>{token(NAME, '1')} works, 5 more.</p>")]})
    officer, manager = client_of("M&E officer"), client_of("Programme manager")
    read, list_page = (reverse(name, args=[report.pk]) for name in ("report_read", "report_checklist"))
    page = told(officer.get(read))
    assert ["Nobody has read this section yet." in page, f'data-figure="{NAME}">1<' in page] == [True, True]
    mark, remark = (reverse(name, args=[report.pk]) for name in ("report_mark_read", "report_comment"))
    assert "Figures have changed" in told(officer.post(mark, {"section": "summary", "seen": "{}"}, follow=True))
    assert "does not mark" in told(manager.post(mark, {"section": "summary", "seen": "{}"}, follow=True))
    officer.post(mark, {"section": "summary", "seen": f'{{"{NAME}": "1"}}'})
    assert "Its figures are the same." in told(manager.get(read))
    ReportReading.objects.update(figures={NAME: "7"})
    assert "<td>7</td><td><strong>1</strong></td>" in told(officer.get(read))
    assert "Write your comment." in told(manager.post(remark, {"section": "summary", "text": ""}, follow=True))
    assert manager.post(remark, {"section": "summary", "text": "Too short."})["Location"] == f"{read}#summary"
    shown = told(officer.get(list_page))
    assert [words in shown for words in (f"{NAME}: 7 → 1", "Executive summary: 5</", "Too short.")] == [True] * 3
    file = manager.get(reverse("report_docx", args=[report.pk]))
    assert (file["Content-Disposition"], file.content[:2]) == (
        f'attachment; filename="annual-2022-{report.pk}-en.docx"',
        b"PK",
    )
    assert manager.get(reverse("report_tables", args=[report.pk])).content[:2] == b"PK"
    officer.post(reverse("report_settle_comment", args=[ReportComment.objects.get().pk]))
    assert "Too short." not in told(officer.get(list_page))


def test_report_is_submitted_with_words_for_what_is_open(client_of):
    small_world()
    report = report_of(EVERY_SECTION)
    officer, page = client_of("M&E officer"), reverse("report_checklist", args=[report.pk])
    keys = ["read", "evidence", "discrepancies", "period"]  # that a publication is counted nowhere is found meanwhile
    shown = told(officer.get(page))
    assert [f'name="words-{key}"' in shown for key in keys] == [True, True, False, True]
    sent = {"submitted": 1, "rows-read": 10, "rows-evidence": 1, "rows-discrepancies": 1, "rows-period": 1}
    refused = officer.post(page, sent | {"words-read": "Read on paper."})
    assert 'name="words-discrepancies"' in told(refused)
    assert (refused.status_code, "Say why the report goes on all the same" in told(refused)) == (422, True)
    assert "Read on paper." in told(refused)
    assert client_of("Board member").get(page).status_code == 200
    done = officer.post(page, sent | {f"words-{key}": "Read on paper." for key in keys}, follow=True)
    assert ["The report is submitted." in told(done), "M&amp;E review" in told(done)] == [True, True]
    assert Report.objects.get().workflow_in_progress
    shown = told(officer.get(page))
    assert "The report is on its way." in shown
    assert "<dt>Sections are not read as they are now.</dt><dd>Read on paper. (" in shown
    assert sorted(ReportAcceptance.objects.values_list("item", flat=True)) == sorted(keys)


def test_an_item_that_is_new_since_is_said_and_not_accepted_unseen(client_of):
    small_world()
    report = report_of(EVERY_SECTION)
    page = reverse("report_checklist", args=[report.pk])
    refused = client_of("M&E officer").post(page, {"submitted": 1, "words-read": "Read on paper.", "rows-read": 10})
    assert refused.status_code == 422
    assert "Say why the report goes on all the same" in told(refused)
    words = {f"words-{key}": "So be it." for key in ("read", "evidence", "discrepancies", "period")}
    refused = client_of("M&E officer").post(page, {"submitted": 1, "rows-read": 10, **words})
    assert "Something has changed since you looked" in told(refused)
    assert not Report.objects.get().workflow_in_progress
