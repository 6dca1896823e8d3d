from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from lxml import etree

from indicators.iati import activity_file
from indicators.models import LedgerLine, Output, Project, Receipt

pytestmark = pytest.mark.django_db

SCHEMA = Path(__file__).resolve().parent.parent / "data" / "iati-2.03" / "iati-activities-schema.xsd"


def errors(content: bytes) -> list[str]:
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    schema.validate(etree.fromstring(content))
    return [f"{error.line}: {error.message}" for error in schema.error_log]


def file_of(client) -> Element:
    return fromstring(client.get("/results/iati.xml").content)


def actuals(root: Element, number: str, year: int) -> dict[tuple[str, ...], str]:
    """The actuals of a year by their dimensions."""
    indicator = next(it for it in root.iter("indicator") if it.findtext("title/narrative").startswith(f"{number} "))
    starts = f"{year}-01-01"
    period = next(it for it in indicator.iter("period") if it.find("period-start").get("iso-date") == starts)
    return {tuple(d.get("value") for d in it.iter("dimension")): it.get("value") for it in period.iter("actual")}


def test_the_file_is_valid(client, year_2022):
    response = client.get("/results/iati.xml")
    assert (response["Content-Type"], errors(response.content)) == ("application/xml; charset=utf-8", [])


def test_it_is_valid_with_money_markers_and_odd_texts(client, year_2022):
    project = Project.objects.get()
    Project.objects.update(award_numbers="award 00123, project 00456", partner="A & <B>\x0b")
    Output.objects.filter(number=1).update(gender_marker="GEN2", title_ru="Результат & <первый>")
    Receipt.objects.all().delete()
    Receipt.objects.create(
        project=project, received_on=date(2022, 2, 1), amount=Decimal("-5.50"), donor="x", reference="1"
    )
    content = client.get("/results/iati.xml").content
    root = fromstring(content)
    assert errors(content) == []
    assert root.findtext("iati-activity/iati-identifier") == "XM-DAC-41114-00123-00456"
    assert root.find("iati-activity/policy-marker").get("significance") == "1"
    kinds = [it.find("transaction-type").get("code") for it in root.iter("transaction")]
    assert (kinds.count("1"), kinds.count("4")) == (1, LedgerLine.objects.values("year").distinct().count())


def test_countries_add_up_to_a_hundred(client, year_2022):
    parts = [Decimal(it.get("percentage")) for it in file_of(client).iter("recipient-country")]
    assert (len(parts), sum(parts)) == (7, 100)


def test_budget_and_expenditure_are_those_of_the_books(client, year_2022):
    root = file_of(client)
    budgets = [it.findtext("value") for it in root.iter("budget")]
    assert budgets == ["364167.96", "359376.00", "369856.00"]  # as the project document has them
    spent = [Decimal(it.findtext("value")) for it in root.iter("transaction")
             if it.find("transaction-type").get("code") == "4"]  # fmt: skip
    assert sum(spent) == Decimal("575899.04")


def test_dates_are_planned_and_actual(year_2022):
    project = Project.objects.get()
    for at, kinds, status in ((datetime(2022, 6, 1, tzinfo=UTC), ["1", "2", "3"], "2"),
                              (datetime(2024, 6, 1, tzinfo=UTC), ["1", "2", "3", "4"], "3")):  # fmt: skip
        content = activity_file(project, absolute=lambda path: f"https://example.org{path}", at=at)
        activity = fromstring(content).find("iati-activity")
        assert errors(content) == []
        assert [it.get("type") for it in activity.iter("activity-date")] == kinds
        assert activity.find("activity-status").get("code") == status


def test_hidden_cells_are_left_out_and_a_nought_is_a_nought(client, year_2022):
    root = file_of(client)
    found = actuals(root, "1.3", 2022)
    assert (found[()], found["female", "UZB"]) == ("82", "0")
    assert ("female", "ARM") not in found
    assert all(int(value) == 0 or int(value) >= 5 for value in found.values())
    assert actuals(root, "1.3", 2021) == {}
    assert actuals(root, "1.5", 2022) == {(): "0"}


def test_both_languages_have_the_same_file(client, year_2022):
    english, russian = (fromstring(client.get(it).content) for it in ("/results/iati.xml", "/ru/results/iati.xml"))
    assert [it.attrib for it in english.iter("actual")] == [it.attrib for it in russian.iter("actual")]
    assert [it.get("url") for it in english.iter("document-link")] == [
        "http://testserver/results/2022/",
        "http://testserver/ru/results/2022/",
    ]


def test_before_there_is_a_project_there_is_no_file(client):
    assert client.get("/results/iati.xml").status_code == 404
