from datetime import date

import pytest

from indicators.models import Issue, Lesson, ReportingPeriod, Risk, RiskReview
from portal.core import roles

pytestmark = pytest.mark.django_db

ADDRESSES = {"risks": Risk, "issues": Issue, "lessons": Lesson}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_list_is_open_to_those_who_may_view_it(client_of, role, address):
    response = client_of(role).get(f"/admin/{address}/")
    may = f"indicators.view_{ADDRESSES[address]._meta.model_name}" in roles.role(role).permissions
    assert response.status_code == (200 if may else 302)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_list_takes_the_same_queries_with_more_rows(client_of, year_2022, django_assert_num_queries, address, rows):
    model = ADDRESSES[address]
    RiskReview.objects.all().delete()
    model.objects.exclude(pk__in=model.objects.values_list("pk")[:rows]).delete()
    client = client_of("M&E officer")
    client.get(f"/admin/{address}/")
    with django_assert_num_queries(13 if address == "risks" else 10):
        client.get(f"/admin/{address}/")


def test_the_list_of_risks_shows_the_matrix_and_what_the_last_review_found(client_of, year_2022):
    page = client_of("M&E officer").get("/admin/risks/").content.decode()
    assert "Risk 1: Likelihood 1, Impact 5, Moderate" in page
    assert "by the matrix: Moderate" in page
    assert "Two bodies have reported first changes" in page


def test_the_list_names_the_risks_that_wait_for_a_review_in_the_open_period(client_of, year_2022):
    ReportingPeriod.objects.all().delete()
    ReportingPeriod.objects.create(title="Second half", starts_on=date(2022, 7, 1), ends_on=date(2022, 12, 31))
    RiskReview.objects.filter(risk__number=2, reviewed_on__gte=date(2022, 7, 1)).delete()
    page = client_of("M&E officer").get("/admin/risks/").content.decode()
    warning = page.split("Not reviewed yet in the period Second half:")[1].split("</div>")[0]
    assert "2. Travel restrictions" in warning
    assert warning.count("<a href") == 1


def test_an_officer_raises_an_issue_under_the_next_number(client_of, year_2022):
    officer = client_of("M&E officer")
    assert 'name="number" value="4"' in officer.get("/admin/issues/new/").content.decode()
    form = {"number": 4, "title": "Late", "title_ru": "", "action": "Ask", "action_ru": "", "raised_on": "2999-01-01"}
    refused = officer.post("/admin/issues/new/", form).content.decode()
    assert "cannot have been raised on a day to come" in refused
    assert officer.post("/admin/issues/new/", form | {"raised_on": "2022-08-01"}).status_code == 302
    assert Issue.objects.get(number=4).status == "open"


def test_a_risk_that_is_there_is_judged_by_reviews_alone(client_of, year_2022):
    risk = Risk.objects.get(number=1)
    fields = ("number", "title", "title_ru", "categories", "categories_ru", "impact", "level", "treatment_ru", "owner")
    form = {field: getattr(risk, field) for field in fields} | {"treatment": "Ask them twice", "likelihood": 5}
    assert client_of("M&E officer").post(f"/admin/risks/edit/{risk.pk}/", form).status_code == 302
    risk.refresh_from_db()
    assert (risk.treatment, risk.likelihood) == ("Ask them twice", 1)


def test_a_likelihood_beyond_five_is_shown_again_with_the_reason(client_of):
    response = client_of("M&E officer").post("/admin/risks/new/", {"number": 9, "likelihood": 6, "impact": 1})
    assert response.status_code == 200
    assert "less than or equal to 5" in response.content.decode()
    assert not Risk.objects.filter(number=9).exists()


def test_an_officer_reviews_a_risk_and_finds_it_in_the_history(client_of, year_2022):
    risk = Risk.objects.get(number=2)
    officer = client_of("M&E officer")
    form = {"reviewed_on": "2023-06-30", "likelihood": 4, "impact": 4, "level": "moderate", "note": "", "note_ru": ""}
    refused = officer.post(f"/admin/risks/{risk.pk}/review/", form)
    assert refused.status_code == 422
    assert "The matrix gives the level “High”. Say why yours differs." in refused.content.decode()
    kept = officer.post(f"/admin/risks/{risk.pk}/review/", form | {"note": "Only two offices are affected."})
    assert (kept.status_code, kept["Location"]) == (302, f"/admin/risks/inspect/{risk.pk}/")
    page = officer.get(kept["Location"]).content.decode()
    assert "Only two offices are affected." in page
    assert page.count("→ No change") == 1
    assert page.count("↑ Increased") == 1


def test_an_officer_closes_an_issue(client_of, year_2022):
    issue = Issue.objects.get(number=3)
    officer = client_of("M&E officer")
    refused = officer.post(f"/admin/issues/{issue.pk}/close/", {"closed_on": "2022-01-01"})
    assert "cannot be closed before it was raised" in refused.content.decode()
    assert officer.post(f"/admin/issues/{issue.pk}/close/", {"closed_on": "2022-11-01"}).status_code == 302
    issue.refresh_from_db()
    assert (issue.status, issue.closed_on) == ("closed", date(2022, 11, 1))
    assert "Close the issue" not in officer.get(f"/admin/issues/inspect/{issue.pk}/").content.decode()


@pytest.mark.parametrize(
    ("log", "rows", "first"),
    [
        (
            "risks",
            4,
            "Number,Risk,Categories,Likelihood (1-5),Impact (1-5),Level,Level by the matrix,Trend,Last review,",
        ),
        ("issues", 4, "Number,Issue,Action,Status,Raised on,Closed on"),
        ("lessons", 4, "Year,Lesson,What is done differently"),
    ],
)
def test_each_log_is_handed_out_as_a_file(client_of, year_2022, log, rows, first):
    officer = client_of("M&E officer")
    lines = officer.get(f"/admin/risk-logs/{log}.csv").content.decode("utf-8-sig").splitlines()
    assert (len(lines), lines[0][: len(first)]) == (rows, first)
    assert officer.get(f"/admin/risk-logs/{log}.xlsx").content[:2] == b"PK"
    assert officer.get(f"/admin/risk-logs/{log}.txt").status_code == 404
