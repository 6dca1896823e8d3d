import json
from datetime import date

import pytest

from indicators.models import Report, ReportingPeriod, ReportSection
from indicators.reports.carrying import digest
from portal.core import roles
from portal.core.models import Job
from tests.factories.periods import PeriodFactory
from tests.factories.reports import report_of, small_world

pytestmark = pytest.mark.django_db


def form_of(report: Report, **changes: object) -> dict[str, object]:
    """What the editor sends when somebody saves the report as it stands, with `changes`."""
    latest = report.latest
    sections = list(latest.sections.all())
    form: dict[str, object] = {"title": latest.title, "title_ru": latest.title_ru}
    form |= {"sections-TOTAL_FORMS": len(sections), "sections-INITIAL_FORMS": len(sections)}
    form |= {"sections-MIN_NUM_FORMS": 0, "sections-MAX_NUM_FORMS": 1000}
    for number, section in enumerate(sections):
        blocks = section.body.get_prep_value()
        section_form = {"id": section.pk, "key": section.key, "ORDER": number + 1, "DELETE": ""}
        section_form["body-count"] = len(blocks)
        for index, block in enumerate(blocks):
            section_form |= {f"body-{index}-{name}": it for name, it in _sent(block, index).items()}
        form |= {f"sections-{number}-{name}": value for name, value in section_form.items()}
    return form | changes


def _sent(block: dict, index: int) -> dict[str, object]:
    values = {name: value for name, value in block["value"].items() if value not in (None, False)}
    for name in ("en", "ru"):
        if name in values:
            values[name] = json.dumps(contentstate(values[name]))
    return {"type": block["type"], "order": index, "deleted": "", "id": block["id"]} | {
        f"value-{name}": value for name, value in values.items()
    }


def _year(year: int) -> ReportingPeriod:
    return PeriodFactory(starts_on=date(year, 1, 1))


def saved(report: Report) -> Report:
    return Report.objects.get(pk=report.pk).latest


def contentstate(html: str) -> dict:
    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    from indicators.models.report_blocks import FEATURES

    return json.loads(ContentstateConverter(FEATURES).from_database_format(html))


def test_a_report_is_begun_and_opens_in_its_editor(client_of):
    period, officer = PeriodFactory(), client_of("M&E officer")
    refused = officer.post("/admin/reports/add/", {"kind": "annual"})
    assert (refused.status_code, "Choose the period" in refused.content.decode()) == (422, True)
    begun = officer.post("/admin/reports/add/", {"kind": "annual", "period": period.pk})
    report = Report.objects.get()
    assert (begun.status_code, begun["Location"]) == (302, f"/admin/reports/edit/{report.pk}/")
    page = officer.get(begun["Location"]).content.decode()
    assert "III. Progress review" in page
    assert "action-publish" not in page
    assert "go_live_at" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_with_more_rows(client_of, django_assert_num_queries, rows):
    for year in range(2020, 2020 + rows):
        report_of({"summary": [("text", "<p>Two words</p>")]}, live=False, period=_year(year))
    officer = client_of("M&E officer")
    officer.get("/admin/reports/")
    with django_assert_num_queries(11):
        page = officer.get("/admin/reports/").content.decode()
    assert page.count("2 / 0") == rows
    assert page.count("M&amp;E officer") >= rows


def test_a_report_is_open_to_those_who_may_view_it(client_of, role):
    report = report_of({"summary": []}, live=False)
    may = {name for name in ("view", "change") if f"indicators.{name}_report" in roles.role(role).permissions}
    client = client_of(role)
    assert client.get(f"/admin/reports/inspect/{report.pk}/").status_code == (200 if may else 302)
    assert client.get(f"/admin/reports/edit/{report.pk}/").status_code == (200 if "change" in may else 302)


def test_saving_keeps_what_was_written(client_of):
    report = report_of({"summary": [("text", "<p>One</p>"), ("table", "held")], "risks": []}, live=False)
    officer = client_of("M&E officer")
    form = form_of(report, **{"sections-0-body-0-value-en": json.dumps(contentstate("<p>Another</p>"))})
    assert officer.post(f"/admin/reports/edit/{report.pk}/", form).status_code == 302
    summary = saved(report).sections.get(key="summary")
    assert '">Another</p>' in summary.body[0].value["en"].source
    assert summary.body[1].value["part"] == "held"
    assert not Report.objects.get().live


def test_a_section_taken_out_by_somebody_else_comes_back_with_what_was_written(client_of):
    report = report_of({"summary": [("text", "<p>One</p>")], "gender": [("text", "<p>Mine</p>")]}, live=False)
    first, second = client_of("M&E officer"), client_of("Administrator")
    mine = form_of(report)
    assert first.post(f"/admin/reports/edit/{report.pk}/", mine | {"sections-1-DELETE": "on"}).status_code == 302
    assert [it.key for it in saved(report).sections.all()] == ["summary"]
    answer = second.post(f"/admin/reports/edit/{report.pk}/", mine, follow=True)
    assert "Somebody else had taken out “Gender equality”" in answer.content.decode()
    assert [it.key for it in saved(report).sections.all()] == ["summary", "gender"]


def test_a_second_section_of_the_same_key_is_refused_by_name(client_of):
    report = report_of({"summary": [], "risks": []}, live=False)
    form = form_of(report, **{"sections-1-key": "summary"})
    answer = client_of("M&E officer").post(f"/admin/reports/edit/{report.pk}/", form)
    assert answer.status_code == 200
    assert "The section “Executive summary” is there twice." in answer.content.decode()
    assert ReportSection.objects.filter(key="risks").exists()


def test_nobody_publishes_or_deletes_a_report_directly(client_of, admin_client):
    report = report_of({"summary": []}, live=False)
    for client in (client_of("Administrator"), admin_client):
        client.post(f"/admin/reports/edit/{report.pk}/", form_of(report, **{"action-publish": "1"}))
        client.post(f"/admin/reports/delete/{report.pk}/")
        client.post(f"/admin/reports/edit/{report.pk}/", form_of(report, **{"action-submit": "1"}))
    report.refresh_from_db()
    assert (report.live, report.workflow_in_progress) == (False, False)


def test_what_the_editor_keeps_by_itself_is_a_draft(client_of):
    report = report_of({"summary": [("text", "<p>One</p>")]}, live=False)
    form = form_of(report, **{"sections-0-body-0-value-en": json.dumps(contentstate("<p>Two</p>"))})
    form["loaded_revision_id"] = report.latest_revision_id
    form["loaded_revision_created_at"] = report.latest_revision.created_at.isoformat()
    address = f"/admin/reports/edit/{report.pk}/"
    kept = client_of("M&E officer").post(address, form, headers={"accept": "application/json"})
    assert (kept.status_code, kept.json()["success"]) == (200, True)
    late = client_of("Administrator").post(address, form, headers={"accept": "application/json"})
    assert (late.status_code, late.json()["error_code"]) == (400, "invalid_revision")


def test_carried_texts_are_named_to_the_editor_until_they_are_touched_or_ticked(client_of):
    text = {"en": "<p>One</p>", "ru": "", "carried": digest("<p>One</p>", "")}
    texts = [text, text | {"en": "<p>Other</p>"}, text | {"still_true": True}]
    report = report_of({"summary": [("text", it) for it in texts]}, live=False)
    first = report.latest.sections.get().body[0].id
    page = client_of("M&E officer").get(f"/admin/reports/edit/{report.pk}/").content.decode()
    assert f'data-report-waiting="{first}"' in page


def test_a_draft_is_printed_by_a_job(client_of):
    report = report_of({"summary": []}, live=False)
    asked = client_of("Board member").post(f"/admin/reports/{report.pk}/draft/", {"language": "ru"})
    job = Job.objects.get()
    assert (asked.status_code, asked["Location"]) == (302, f"/admin/jobs/{job.pk}/")
    assert job.parameters == {"report": report.pk, "language": "ru"}


def test_a_reader_at_the_present_step_finds_the_buttons_and_hears_why_not(client_of):
    small_world()
    report = report_of({"summary": []}, live=False)
    report.get_workflow().start(report, None)
    officer, address = client_of("M&E officer"), f"/admin/reports/inspect/{report.pk}/"
    assert "The report waits for you" in officer.get(address).content.decode()
    assert "The report waits for you" not in client_of("Board member").get(address).content.decode()
    refused = officer.post(f"/admin/reports/{report.pk}/step/", {"action": "reject"}, follow=True)
    assert "Say what has to be changed." in refused.content.decode()
    form = {"action": "reject", "comment": "Shorter."}
    sent_back = officer.post(f"/admin/reports/{report.pk}/step/", form, follow=True).content.decode()
    assert ("Shorter." in sent_back, "Sent back" in sent_back) == (True, True)
