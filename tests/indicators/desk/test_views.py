"""The screens of the desk: what they show, which action they call, and the sentence when it refuses."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.models import Document

from indicators.models import (
    Baseline,
    Claim,
    Correction,
    Discrepancy,
    EvidenceLook,
    Indicator,
    ReportingPeriod,
    StatedResult,
    TargetVersion,
)
from tests.factories.framework import IndicatorFactory
from tests.factories.library import WorkFactory
from tests.factories.periods import AT, CertifiedPeriodFactory, CorrectionFactory, PeriodFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client_of):
    return client_of("M&E officer")


def told(response) -> str:
    return response.content.decode()


def test_period_goes_through_the_house_by_its_buttons(client_of, officer):
    period = PeriodFactory()
    found = Discrepancy.objects.create(
        year=2022, rule="actual", figure="one", left="1", right="2", severity="error", found_at=AT, checked_at=AT
    )
    page, step = reverse("period", args=[period.pk]), reverse("period_step", args=[period.pk])
    assert "one: 1 / 2" in told(officer.get(page))
    assert "The period has 1 open discrepancy." in told(officer.post(step, {"step": "submit"}, follow=True))
    assert "is “submitted” now" in told(officer.post(step, {"step": "submit", "despite": 1}, follow=True))
    manager, board = client_of("Programme manager"), client_of("Board member")
    assert ['name="step"' in told(it.get(page)) for it in (officer, manager, board)] == [False, True, False]
    assert "Say in the comment" in told(manager.post(step, {"step": "return"}, follow=True))
    manager.post(step, {"step": "approve"})
    assert "is “certified” now" in told(board.post(step, {"step": "certify", "note": "Agreed."}, follow=True))
    assert ["Agreed." in told(officer.get(page)), found.figure in told(officer.get(page))] == [True, True]


def test_correction_is_opened_and_closed_on_the_page(officer):
    period = CertifiedPeriodFactory()
    page, correct = reverse("period", args=[period.pk]), reverse("period_correct", args=[period.pk])
    wanted = {"what": "attendance", "reason": "One was left out.", "reports": "Annual report 2022"}
    refused = officer.post(correct, wanted)
    assert (refused.status_code, "names its event" in told(refused)) == (422, True)
    officer.post(correct, wanted | {"what": "ledger"})
    leave = Correction.objects.get()
    assert (leave.what, reverse("correction_close", args=[leave.pk]) in told(officer.get(page))) == ("ledger", True)
    officer.post(reverse("correction_close", args=[leave.pk]))
    leave.refresh_from_db()
    assert leave.closed_at is not None


def test_evidence_is_looked_at_as_it_stands(officer):
    period, work = PeriodFactory(), WorkFactory(published_on=date(2022, 3, 1))
    inbox = reverse("evidence_inbox", args=[period.pk])
    seen = {"kind": "publication", "number": work.pk, "stand": work.kind}
    assert "no: link it to an indicator" in told(officer.get(inbox))
    assert "has changed since you looked" in told(officer.post(inbox, seen | {"stand": "other"}))
    officer.post(inbox, seen)
    assert list(EvidenceLook.objects.values_list("kind", "number", "stand")) == [("publication", work.pk, work.kind)]


def test_target_is_changed_with_reason_and_document_by_one_officer_at_a_time(officer):
    indicator, minutes = IndicatorFactory(), Document.objects.create(title="Minutes", file="minutes.pdf")
    page = reverse("set_target", args=[indicator.pk, 2022])
    first = {"value": "100", "source": "Project document", "seen": 0}
    officer.post(page, first)
    seen = TargetVersion.objects.get().pk
    change = {"value": "60", "female": "30", "source": "Board", "seen": seen}
    assert told(officer.post(page, change)).count("This field is required.") >= 2
    complete = change | {"reason": "Smaller budget", "document": minutes.pk}
    assert "A target is zero or more" not in told(officer.post(page, complete, follow=True))
    late = officer.post(page, complete | {"value": "70"})
    assert (late.status_code, "Somebody has set this target meanwhile." in told(late)) == (422, True)
    assert officer.post(page, complete | {"value": "-1"}).status_code == 422
    assert officer.get(reverse("set_target", args=[indicator.pk, 99999])).status_code == 404
    assert list(TargetVersion.objects.values_list("value", "cells", "reason", "document")) == [
        (100, {}, "", None),
        (60, {"sex": {"female": 30}}, "Smaller budget", minutes.pk),
    ]


def test_percentage_is_stated_by_its_two_numbers(officer):
    indicator = IndicatorFactory(unit=Indicator.Unit.PERCENT)
    survey = Document.objects.create(title="Survey", file="survey.pdf")
    page, stated = reverse("state_result", args=[indicator.pk, 2022]), {"document": survey.pk, "seen": 0}
    refused = told(officer.post(page, stated | {"numerator": 3}))
    assert "A percentage is stated by two numbers" in refused
    officer.post(page, stated | {"numerator": 3, "denominator": 4})
    assert "3 / 4" in told(officer.get(page))
    assert StatedResult.objects.get().document == survey


def test_discrepancy_is_listed_by_year_and_explained_in_words(officer):
    figures = {"rule": "actual", "left": "1", "right": "2", "severity": "error", "found_at": AT, "checked_at": AT}
    one, _two = (Discrepancy.objects.create(year=year, figure=f"of.{year}", **figures) for year in (2022, 2021))
    listed = told(officer.get(reverse("discrepancy:index"), {"year": 2022, "state": "open"}))
    assert ["of.2022" in listed, "of.2021" in listed] == [True, False]
    page = reverse("explain_discrepancy", args=[one.pk])
    assert officer.post(page, {"words": " ", "left": "1", "right": "2"}).status_code == 422
    assert "have changed since you looked" in told(officer.post(page, {"words": "Why.", "left": "0", "right": "2"}))
    officer.post(page, {"words": "One came twice.", "left": "1", "right": "2"})
    one.refresh_from_db()
    assert (one.state, one.explanation) == ("explained", "One came twice.")


def test_published_figures_come_in_as_a_whole_or_not_at_all(officer):
    def bring(*lines: str) -> str:
        file = SimpleUploadedFile("claims.csv", "\n".join(lines).encode())
        return told(officer.post(reverse("import_claims"), {"file": file, "year": 2022}, follow=True))

    header = "figure;published_value;where"
    assert "New figures: 2." in bring(header, "people.total;1 175,5;page 3", "people.women;on track;page 3")
    assert "New figures: 0." in bring(header, "people.women;on track;page 3")
    assert "Row 3: “people.total” is 1175.5 there already." in bring(
        header, "people.men;5;page 3", "people.total;7;page 3"
    )
    assert "lacks the column “where”" in bring("figure,published_value", "people.men,5")
    assert "Row 2: a cell is empty or too long." in bring(header, "people.men;;page 3")
    assert list(Claim.objects.values_list("figure", "value")) == [
        ("people.total", "1175.5"),
        ("people.women", "on track"),
    ]


def test_indicator_says_what_it_lacks_and_keeps_its_baseline(officer):
    indicator = IndicatorFactory(number="9.1")
    page = reverse("indicator_admin:edit", args=[indicator.pk])
    form = {
        "output": indicator.output_id, "number": "9.1", "title": "People", "unit": "studies", "counting": "people",
        "data_source": "Lists", "accumulation": "sum", "direction": "up", "decimals": 0, "baseline_value": "4",
        "events-TOTAL_FORMS": 0, "events-INITIAL_FORMS": 0,
        "publication_kinds-TOTAL_FORMS": 0, "publication_kinds-INITIAL_FORMS": 0,
    }  # fmt: skip
    refused = told(officer.post(page, form))
    assert ["does not give this unit" in refused, "Give the baseline with its year" in refused] == [True, True]
    saved = told(officer.post(page, form | {"unit": "people", "baseline_year": 2020}, follow=True))
    assert "Still missing: it counts nothing: link events or types of publication; a target." in saved
    assert (Baseline.objects.get().value, "a baseline" in told(officer.get(page))) == (4, False)


def test_days_of_a_period_on_its_way_stay(officer):
    period = PeriodFactory(state=ReportingPeriod.State.SUBMITTED)
    page = reverse("reporting_period:edit", args=[period.pk])
    form = {"title": "Year 2022", "starts_on": "2022-01-01", "ends_on": "2022-12-30"}
    assert "change only while it is open" in told(officer.post(page, form))
    assert officer.post(page, form | {"ends_on": "2022-12-31", "title_ru": "2022 год"}).status_code == 302


def test_what_a_certified_period_counts_is_linked_anew_only_under_a_correction(officer, year_2022):
    indicator = Indicator.objects.get(number="1.3")
    edit = reverse("indicator_admin:edit", args=[indicator.pk])
    link = indicator.events.first()
    form = {
        "output": indicator.output_id, "number": "1.3", "title": "x", "data_source": "x", "unit": "people",
        "counting": "attendances", "accumulation": "sum", "direction": "up", "decimals": 0,
        "events-TOTAL_FORMS": 1, "events-INITIAL_FORMS": 1, "events-0-id": link.pk, "events-0-event": link.event_id,
        "events-0-DELETE": "on", "publication_kinds-TOTAL_FORMS": 0, "publication_kinds-INITIAL_FORMS": 0,
    }  # fmt: skip
    period = CertifiedPeriodFactory()
    assert "its results change only under a correction" in told(officer.post(edit, form))
    people = form | {"counting": "people", "events-0-DELETE": ""}
    assert "its results change only under a correction" in told(officer.post(edit, people))
    assert (indicator.events.count(), Indicator.objects.get(number="1.3").counting) == (2, "attendances")
    CorrectionFactory(period=period, what="results")
    assert officer.post(edit, form).status_code == 302
    assert indicator.events.count() == 1
