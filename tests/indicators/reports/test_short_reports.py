"""Reports of half a year and of one event, whole."""

from datetime import date

import pytest

from events.models import EventPage
from indicators.models import Report
from indicators.reports.composing import compose
from indicators.reports.document import Chart, Document, Table
from indicators.reports.hiding import hiding_of
from indicators.reports.material import material_of
from indicators.reports.outline import PARTS, Kind, SectionKey, usual_parts
from indicators.reports.tokens import tokens_of
from indicators.results import results_of
from indicators.rules import State
from tests.factories.periods import PeriodFactory
from tests.factories.reports import report_of, token
from tests.indicators.reports.reading import names, rows, texts

pytestmark = pytest.mark.usefixtures("year_2022")

DAYS = "in.2022.0101-0630"


def usual(kind: Kind, text: str, **fields: object) -> Report:
    """With all parts that such a report has from the beginning."""
    sections = {key: [(PARTS[part].kind, part) for part in usual_parts(kind, key)] for key in SectionKey}
    sections[SectionKey.SUMMARY].append(("text", text))
    return report_of({key: blocks for key, blocks in sections.items() if blocks}, kind=kind, **fields)


def tables_of(document: Document) -> dict[str, Table]:
    return {table.key: table for table in document.tables}


def test_half_a_year():
    period = PeriodFactory(title="First half", ends_on=date(2022, 6, 30))
    told = f"<p>{token('people.unique.total')} {token(f'people.unique.total.{DAYS}')}</p>"
    report = usual(Kind.HALF_YEARLY, told, period=period).latest
    document = compose(report, language="en")
    tables = tables_of(document)
    assert [row[0] for row in rows(tables["held"])] == [
        "Needs-assessment interviews, second round",
        "Regional conference on the findings of the needs assessment",
        "Whole-of-government approaches to digitalisation",
    ]
    assert rows(tables["attendances"])[-1] == ["Total", "93", "114", "21"]
    assert names(tables["attendances"].total)[1:] == [
        f"people.{of}.total.{DAYS}" for of in ("unique", "attendances", "repeats")
    ]
    assert [row[1:] for row in rows(tables["framework-1"])][2:4] == [
        ["50", "Project document, work plan", "0", "0.0%", "Not applicable"],
        ["100", "Project document, work plan", "54", "54.0%", "Not applicable"],
    ]
    assert names(tables["framework-1"].rows[3])[1:4] == [
        *("indicator.1.4.target.2022", "", f"indicator.1.4.actual.2022.{DAYS}")
    ]
    assert names(tables["event-tbilisi"].total)[-1] == "event.tbilisi.people"
    known = material_of(report).checked
    counts = known[f"indicator.1.4.actual.2022.{DAYS}"].figure.counts
    assert counts == "actual of indicator 1.4 in 2022 (people) (until 30 June 2022)"
    first, second = tokens_of(next(text for text in texts(document) if "unknown" in text))
    assert (first.shown, second.shown) == ("unknown figure", "93")
    assert {"conclusion.status", "people.unique.total", "indicator.1.4.actual.2022"} & known.keys() == set()
    assert {it.state for name, it in known.items() if name.endswith(DAYS)} <= {State.AGREES, State.NOT_COMPUTABLE}
    hides = hiding_of(material_of(report)).hides
    assert hides(f"people.unique.total.{DAYS}")
    assert not hides("indicator.1.4.target.2022")


def test_the_second_half_tells_what_the_first_did_not():
    second = PeriodFactory(title="Second half", starts_on=date(2022, 7, 1))
    published = {it.title: it.published_on for line in results_of(2022).lines for it in line.publications}
    sections = {"progress": [("table", "activities")], "annexes": [("table", "discrepancies")]}
    document = compose(report_of(sections, kind=Kind.HALF_YEARLY, period=second).latest, language="en")
    told = " ".join(texts(document))
    assert {title for title in published if title in told} == {
        title for title, day in published.items() if day >= second.starts_on
    }
    found = tables_of(document)["discrepancies"]
    kinds = {row[1].figure.split(".")[0] for row in found.rows}
    assert kinds == {"budget", "utilised", "delivery_rate", "plan", "expenditure"}


def test_one_event():
    event = EventPage.objects.get(slug="tbilisi-2022")
    report = usual(
        Kind.COMPLETION, f"<p>{token('event.tbilisi.people')}</p>", period=None, event=event, title="Tbilisi"
    )
    document = compose(report.latest, language="en")
    tables = tables_of(document)
    assert [*tables][:3] == ["event-tbilisi", "registered", "gender-countries"]
    assert rows(tables["registered"]) == [
        ["registered", "29", "25", "54"],
        ["of them nominated by their country", "0", "0", "0"],
        ["confirmed", "29", "25", "54"],
        ["attended", "29", "25", "54"],
    ]
    assert rows(tables["gender-countries"])[2::5] == [["Georgia", "21", "34", "61.8%"], ["Total", "25", "54", "46.3%"]]
    assert names(tables["gender-countries"].rows[2])[1:] == [
        f"event.tbilisi.{of}.GEO" for of in ("female", "people", "female_pct")
    ]
    figures = material_of(report.latest).checked
    assert {name.rpartition("tbilisi")[0] for name in figures} == {"event."}
    assert not any(isinstance(block, Chart) for block in document.blocks)
