"""What the public edition of the real year does not tell, in no form and by no subtraction."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from indicators.archive.data_files import data_file
from indicators.models import Snapshot
from indicators.public import hides, public_results
from indicators.reader import Sum, pinned
from indicators.reports.canonical import canonical
from indicators.reports.composing import composed
from indicators.reports.document import Cell, Chart, Document, Table, to_plain
from indicators.reports.editions import public_edition
from indicators.reports.hiding import hiding_of
from indicators.reports.material import material_of
from indicators.reports.outline import PARTS
from indicators.reports.printing import document_pdf
from tests.factories.reports import report_of, token
from tests.printed import text_of

pytestmark = pytest.mark.usefixtures("year_2022")
TEXT = f"<p>Women of Armenia: {token('people.unique.female.ARM')}; people: {token('people.unique.total')}.</p>"


@pytest.fixture
def editions() -> tuple[Document, Document]:
    """The report of 2022 with every part that there is, with all figures and as the public reads it."""
    sections: dict = {"conclusions": [("text", TEXT)]}
    for key, part in PARTS.items():
        sections.setdefault(part.section, []).append((part.kind, key))
    report = report_of(sections)
    material = material_of(report)
    full = composed(report.latest, material)
    return full, public_edition(full, hiding_of(material))


def test_the_public_edition_tells_what_the_public_pages_tell_and_no_more(editions):
    full, public = editions
    shown = {cell.figure: cell.value for cell in cells(public) if cell.is_figure and cell.figure}
    hidden = {cell.figure for cell in cells(public) if cell.hidden and cell.figure}
    assert hidden
    assert hidden.isdisjoint(shown)
    assert {"people.attendances.total.demanded", "people.registrations"} <= hidden
    results = public_results(2022)
    held = {f"event.{it.event.name_in(2022)}": it.figures for it in results.events}
    for name, figures in held.items():
        told = {key.removeprefix(f"{name}.") for key in shown if key.startswith(f"{name}.")}
        pair = {"female", "female_pct", "male", "male_pct"} if figures.women is not None else set()
        assert told <= {"people"} | pair
    assert not [name for name in shown if name.startswith("indicator.") and hides(results, name)]
    people = results.people
    for sex in people.sexes:
        for country in people.countries:
            assert shown.get(f"people.unique.{sex}.{country}") == people.cell(sex, country)
    (told,) = next(it for it in public.sections if it.key == "conclusions").blocks
    assert 'female.ARM">hidden</span>; people: <span data-figure="people.unique.total">175<' in told.html
    drawn = [sum(isinstance(block, Chart) for block in document.blocks) for document in (full, public)]
    assert drawn[0] > drawn[1] > 0
    # By subtraction, from all tables together:
    known, sums = told_by(public)
    found = {name for name in pinned(known, sums) if value_of(full, name)}
    assert found == set()
    # A test that could find something: with one number more, others follow.
    women = next(name for name, value in known.items() if value is None and name[0] == "people" and name[2] == 1)
    assert pinned(known | {women: value_of(full, women)}, sums)


def cells(document: Document) -> Iterator[Cell]:
    for block in document.blocks:
        table = block.table if isinstance(block, Chart) else block
        if isinstance(table, Table):
            yield from (cell for row in table.all_rows for cell in row)


def of_people(document: Document) -> list[Table]:
    """The tables of sex by country."""
    return [it for it in document.tables if it.key == "people" or it.key.startswith("event-")]


def value_of(document: Document, name: tuple[str, int, int]) -> int:
    table = next(it for it in of_people(document) if it.key == name[0])
    return int(table.all_rows[name[1]][name[2]].value)


def told_by(document: Document) -> tuple[dict, list[Sum]]:
    """Each number of the tables, None where it is hidden, and what adds up to what; nobody is counted in the year who
    came to no event."""
    known, sums = {}, []
    tables = of_people(document)
    for table in tables:
        height, width = len(table.rows), len(table.header) - 1
        for r, row in enumerate(table.all_rows):
            for c in range(1, width + 1):
                known[table.key, r, c] = None if row[c].value is None else int(row[c].value)
            sums.append(Sum(tuple((table.key, r, c) for c in range(1, width)), (table.key, r, width)))
        columns = range(1, width + 1)
        sums += [Sum(tuple((table.key, r, c) for r in range(height)), (table.key, height, c)) for c in columns]
    for _table, r, c in [name for name in known if name[0] == "people"]:
        came = tuple((it.key, r, c) for it in tables if it.key != "people")
        sums.append(Sum(came, ("people", r, c), at_most=1))
        sums += [Sum((("people", r, c),), name, at_most=1) for name in came]
    return known, sums


def test_no_file_of_the_public_edition_has_a_hidden_number(editions):
    full, public = editions
    documents = {"en": {"full": to_plain(full), "public": to_plain(public)}}
    snapshot = Snapshot(number=1, content=canonical({"documents": documents, "report": {}}))
    data = json.loads(data_file(snapshot, "en", "public", "json"))
    hidden = [it for it in walked(data["document"]) if it.get("hidden")]
    assert hidden
    assert {it["text"] for it in hidden} == {"hidden"}
    assert not any("value" in it or "light" in it for it in hidden)
    sheet = openpyxl.load_workbook(BytesIO(data_file(snapshot, "en", "public", "xlsx")))["event-tbilisi"]
    nothing = ["hidden"] * 7
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["Male", *nothing, 29],
        ["Female", *nothing, 25],
        ["Total", *nothing, 54],
    ]
    lines = text_of(document_pdf(_people_alone(public))).splitlines()
    printed = [line.strip() for line in lines if line.strip().startswith(("Male ", "Female "))]
    assert f"Male {' '.join(nothing)} 29" in printed
    assert "Female hidden hidden 23 11 21 hidden 0 65" in printed
    assert len(printed) == 14


def _people_alone(document: Document) -> Document:
    (section,) = (it for it in document.sections if it.key == "progress")
    return replace(document, sections=(replace(section, blocks=tuple(of_people(document))),))


def walked(plain: object) -> Iterator[dict]:
    if isinstance(plain, dict):
        yield plain
    for it in plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ():
        yield from walked(it)
