import csv
import re
from io import StringIO

import pytest

from allocation_demo.forms import DivisionForm

HASH = "336f1d0558aa5afca43f95896293b2268f67941fff58c7ef1b802820ebd5bac5"
CHOICE = "budget=1250&facility=25&reporting=20&debts=20&violations=15&rating=20&base=50&fall=30&rise=50"
ESCAPED = CHOICE.replace("&", "&amp;")

pytestmark = pytest.mark.django_db


def text_of(response):
    """What a reader sees, without tags, with plain spaces."""
    words = re.sub(r"<[^>]+>", " ", response.content.decode()).replace("\u00a0", " ").replace("&nbsp;", " ")
    return re.sub(r"\s+", " ", words)


def providers_on(response):
    return [line.id for line in response.context["lines"]]


def test_the_page_shows_who_gets_what(client):
    response = client.get("/allocation/")
    text = text_of(response)
    assert response.status_code == 200
    assert "1 186 986 387 Paid out, tenge 63 013 613 Held in escrow, tenge" in text
    assert "for 9 providers with a check still open 1 250 000 000 Together: the budget, tenge" in text
    assert "0 goes to 8 excluded providers 5 895 Places of a year that it buys for 104 976 children claimed" in text
    assert "Together 1 250 000 000 5 895 104 976 300" in text
    assert "Football section “Badger” 3 370 293 +5.2 % 15 295 0.772" in text
    assert "Football section “Gazelle” The premises are not fit for children. 0" in text
    assert "Boxing section “Heron” The children who were claimed have not been counted yet. 13 770 672" in text
    assert HASH in text
    assert providers_on(response) == [f"P{number:03}" for number in range(1, 26)]


@pytest.mark.parametrize("address", ["/allocation/", "/allocation/?district=3", "/allocation/providers/P001/"])
def test_pages_make_no_query(client, django_assert_num_queries, address):
    with django_assert_num_queries(0):
        assert client.get(address).status_code == 200


def test_the_page_is_light(client):
    assert len(client.get("/allocation/").content) < 50_000


def test_a_link_shows_the_same_result_again(client):
    first = client.get(f"/allocation/?{CHOICE.replace('budget=1250', 'budget=1300')}")
    again = client.get(f"/allocation/?{first.context['query']}")
    assert again.context["division"] is first.context["division"]
    assert first.context["division"].amount == 1_300_000_000
    assert first.context["division"].run.inputs_hash != HASH


def test_a_district_shows_its_providers_and_keeps_the_choice(client):
    response = client.get(f"/allocation/?{CHOICE}&district=4")
    assert len(providers_on(response)) == 25
    assert f"?{ESCAPED}&amp;district=4&amp;page=2" in response.content.decode()
    second = client.get(f"/allocation/?{CHOICE}&district=4&page=2")
    assert len(providers_on(second)) == 4
    assert {line.entry.district.name for line in second.context["lines"]} == {"Kulager"}


def test_a_page_number_that_does_not_exist_shows_the_nearest(client):
    assert providers_on(client.get("/allocation/?page=99"))[-1] == "P300"
    assert providers_on(client.get("/allocation/?page=x"))[0] == "P001"


def test_bad_input_is_shown_again_with_a_sentence(client):
    response = client.get("/allocation/?budget=lots&facility=25")
    html = response.content.decode()
    assert response.status_code == 200
    assert 'value="lots"' in html
    assert 'aria-invalid="true"' in html
    assert "Enter a number." in text_of(response)
    assert "division" not in response.context
    assert "Paid out, tenge" not in text_of(response)


def test_hostile_input_is_escaped(client):
    html = client.get('/allocation/?budget="><script>alert(1)</script>&district=<b>').content.decode()
    assert "<script>alert" not in html
    assert "<b>" not in html


def test_a_budget_below_the_limits_says_by_how_much(client):
    assert "819 047 467 tenge, 319 047 467 more than this budget." in text_of(client.get("/allocation/?budget=500"))


def test_a_provider_is_explained(client):
    response = client.get(f"/allocation/providers/P001/?{CHOICE}")
    text = text_of(response)
    assert "Equal share for 295 children 3 606 040 State of the facility −3 183 61 0.55 0.55 25" in text
    assert "Rounding to whole tenge 0 Amount 3 370 293" in text
    assert HASH in text
    assert f'href="/allocation/?{ESCAPED}"' in response.content.decode()


def test_an_excluded_provider_says_why(client):
    text = text_of(client.get("/allocation/providers/P011/"))
    assert "Excluded by a gate: it receives exactly 0 The premises are not fit for children." in text
    assert "Why it is this amount" not in text


def test_a_held_provider_says_why(client):
    text = text_of(client.get("/allocation/providers/P031/"))
    assert "13 770 672 tenge Amount, held in escrow" in text
    assert "held until the check is done The children who were claimed have not been counted yet." in text


def test_an_unknown_provider_is_not_found(client):
    assert client.get("/allocation/providers/P999/").status_code == 404


@pytest.mark.parametrize("address", ["/allocation/providers/P001/", "/allocation/result.csv"])
def test_a_choice_that_cannot_be_divided_goes_back_to_its_form(client, address):
    response = client.get(f"{address}?budget=500&fall=30")
    assert (response.status_code, response["Location"]) == (302, "/allocation/?budget=500&fall=30")


def test_the_sheet_has_every_provider_and_the_whole_budget(client):
    response = client.get(f"/allocation/result.csv?{CHOICE}")
    rows = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="allocation-336f1d0558aa.csv"'
    assert [row["Number"] for row in rows] == [f"P{number:03}" for number in range(1, 301)]
    assert sum(int(row["Amount, tenge"]) for row in rows) == 1_250_000_000
    assert {row["SHA-256 of the inputs"] for row in rows} == {HASH}


def test_russian_names_under_the_russian_address(client):
    response = client.get("/ru/allocation/providers/P001/")
    assert "Секция футбола «Барсук»" in text_of(response)


def test_the_districts_of_the_form_are_those_of_the_oblast():
    choices = DivisionForm({}).fields["district"].choices
    assert [name for _number, name in choices][:3] == ["All districts", "Aldar", "Tostik"]
