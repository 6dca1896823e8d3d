import pytest
from django.utils.translation import override

from indicators.actions.composing import begin_report
from indicators.models import Report
from indicators.reports.composing import compose
from tests.factories.periods import AT, PeriodFactory
from tests.factories.reports import report_of, small_world, token
from tests.indicators.composer.test_viewsets import form_of

pytestmark = pytest.mark.django_db

GONE = f"<p>{token('indicator.0.0.actual.2022', '4')} were made.</p>"


def preview(client, report: Report, language: str) -> str:
    """As the editor asks for it: the form first, then the page made of it."""
    address = f"/admin/reports/preview/{report.pk}/"
    assert client.post(address, form_of(report)).json() == {"is_valid": True, "is_available": True}
    return client.get(f"{address}?mode={language}").content.decode()


def test_the_preview_is_the_report_in_each_language_with_what_is_gone_marked(client_of):
    small_world()
    text = {"en": GONE, "ru": GONE.replace("were made", "сделано")}
    report = report_of({"summary": [("text", text)], "progress": [("table", "people")]}, live=False)
    officer = client_of("M&E officer")
    english, russian = preview(officer, report, "en"), preview(officer, report, "ru")
    assert '<h2 id="summary">I. Executive summary</h2>' in english
    unknown = '<mark><span data-figure="indicator.0.0.actual.2022">unknown figure</span></mark> were made.'
    assert unknown in english
    with override("ru"):
        assert "сделано." in russian
    assert "<caption>" in english


def test_a_part_that_is_no_more_is_told_by_the_editor_and_left_out_of_the_document(client_of):
    small_world()
    report = report_of({"summary": [("table", "no_such_part")]}, live=False)
    assert compose(report.latest, language="en").sections[0].blocks == ()
    answer = client_of("M&E officer").post(f"/admin/reports/edit/{report.pk}/", form_of(report))
    assert (answer.status_code, "no_such_part is not one of" in answer.content.decode()) == (200, True)


def test_a_report_before_its_project_previews_and_has_no_figures(client_of):
    report = begin_report("annual", period=PeriodFactory(), by=None, at=AT)
    officer = client_of("M&E officer")
    assert "Describe the project in the framework first" in preview(officer, report, "en")
    answer = officer.get(f"/admin/reports/{report.pk}/figures/").json()
    assert (answer["figures"], "Describe the project" in answer["error"]) == ([], True)


def test_the_list_of_figures_has_their_values_as_printed(client_of):
    small_world()
    report = report_of({"summary": []}, live=False)
    answer = client_of("M&E officer").get(f"/admin/reports/{report.pk}/figures/").json()
    people = next(it for it in answer["figures"] if it["name"] == "people.unique.total")
    assert people == {"name": "people.unique.total", "counts": "unique people", "value": "0"}
    assert client_of("Donor").get(f"/admin/reports/{report.pk}/figures/").status_code == 302


@pytest.mark.parametrize("broken", ["{", "[]", '{"blocks": 7}', '{"blocks": [7], "entityMap": {}}', ""])
def test_a_text_that_is_no_text_is_no_fault_of_the_server(client_of, broken):
    report = report_of({"summary": [("text", "<p>One</p>")]}, live=False)
    form = form_of(report, **{"sections-0-body-0-value-en": broken})
    answer = client_of("M&E officer").post(f"/admin/reports/edit/{report.pk}/", form)
    assert answer.status_code == 400
    assert Report.objects.get().latest.sections.get().body[0].value["en"].source == "<p>One</p>"
