"""A report as plain values, without a database."""

from decimal import Decimal

from indicators.reports.document import Cell, Chart, Document, Fact, Heading, Section, Table, Text
from portal.core.charts import Series, StackedBars, to_svg

COUNTRIES = ("ARM", "AZE", "GEO", "KAZ", "KYR", "TAJ", "UZB")


def number(value: int | str, decimals: int = 0) -> Cell:
    return Cell(value=Decimal(value), decimals=decimals)


def table(rows: int, *, caption: str = "Participants by sex and country", first: str = "Row") -> Table:
    return Table(
        f"table-{rows}",
        caption,
        ("Sex", *COUNTRIES, "Total"),
        tuple((Cell(f"{first} {row}"), *(number(row * 1000 + it) for it in range(8))) for row in range(rows)),
        (Cell("All"), *(number(1) for _ in range(8))),
    )


def chart(caption: str = "Unique people by country and sex") -> Chart:
    drawn = StackedBars(caption, COUNTRIES, (Series("Male", (3,) * 7), Series("Female", (2,) * 7)), "Country", "People")
    return Chart("chart", caption, to_svg(drawn), table(2, caption=caption))


def document(*sections: Section, **fields: object) -> Document:
    """An annual report of 2022 in English."""
    given = {
        "language": "en",
        "edition": "full",
        "kind": "annual",
        "kind_name": "Annual progress report",
        "title": "Annual progress report 2022",
        "subtitle": "Digitalisation of the public service",
        "author": "Astana Civil Service Hub",
        "days": ("2022-01-01", "2022-12-31"),
        "cover": (Fact("Donor", Cell("Republic of Korea")), Fact("Budget, USD", number("573000", 2))),
        "sections": sections,
    }
    return Document(**given | fields)


def section(*blocks: object, key: str = "summary", numeral: str = "I", title: str = "Executive summary") -> Section:
    return Section(key, numeral, title, blocks)


def full_document(**fields: object) -> Document:
    """Every kind of block, on several pages."""
    words = "<p>" + "What was learnt in the year is told here in plain words. " * 12 + "</p>"
    return document(
        section(Text(f"<h3>What was held</h3>{words}<ul><li>One</li><li>Two</li></ul>"), table(2), chart()),
        section(
            Heading(2, "Results framework", "framework"),
            table(90, caption="Output 1: officials learn", first="Indicator"),
            Heading(3, "Activity 1.1", "activity-1.1"),
            Text("<p>TARGET 3; ACTUAL 4</p>", look="target"),
            Text(words),
            key="progress",
            numeral="III",
            title="Progress review",
        ),
        section(
            Table(
                "lights",
                "Lights",
                ("Indicator", "Status"),
                ((Cell("1.1"), Cell("on track", light="on_track")), (Cell("1.2"), Cell("behind", light="behind"))),
                words=(1,),
                note="A light is computed.",
            ),
            key="annexes",
            numeral="X",
            title="Annexes",
        ),
        **fields,
    )
