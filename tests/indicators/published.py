"""The figures as they were published, and as they are read back from what the portal hands out."""

import csv
import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

COUNTRIES = ["ARM", "AZE", "GEO", "KAZ", "KYR", "TAJ", "UZB"]
DATA = Path(__file__).resolve().parent.parent / "data"

Rows = list[list[int]]


def published_tables() -> dict[str, Rows]:
    """The seven tables as the donor prints them: rows male, female, total; columns the countries and their sum."""
    cells: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    with (DATA / "participants_published_2022.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cells[row["table"]][row["sex"], row["country"]] = int(row["people"])
    return {table: _with_totals(found) for table, found in cells.items()}


def _with_totals(cells: dict[tuple[str, str], int]) -> Rows:
    rows = [[cells[sex, country] for country in COUNTRIES] for sex in ("male", "female")]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    return [[*row, sum(row)] for row in rows]


class Tables(HTMLParser):
    """The tables of a page as rows of cells, by their caption."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, list[list[str]]] = {}
        self.caption, self.rows, self.text, self.is_inside = "", [], "", False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.rows = []
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td", "caption"):
            self.text, self.is_inside = "", True

    def handle_endtag(self, tag: str) -> None:
        if tag == "caption":
            self.caption = " ".join(self.text.split())
        elif tag in ("th", "td"):
            self.rows[-1].append(" ".join(self.text.split()))
        elif tag == "table":
            self.found[self.caption] = self.rows
        if tag in ("th", "td", "caption"):
            self.is_inside = False

    def handle_data(self, data: str) -> None:
        if self.is_inside:
            self.text += data


def people_of(rows: list[list[str]]) -> Rows:
    """The figures of a sex x country table, without its header and the names of its rows."""
    assert rows[0][1:8] == COUNTRIES
    return [[int(cell) for cell in row[1:]] for row in rows[1:]]


def people_in_text(text: str, caption: str) -> Rows:
    """The same from the text of a PDF: the three rows of eight figures that follow the caption."""
    after = text[text.index(caption) + len(caption) :]
    rows = re.findall(r"^\D*((?:\d+ ){7}\d+)$", after, re.MULTILINE)
    return [[int(figure) for figure in row.split()] for row in rows[:3]]
