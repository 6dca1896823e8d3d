"""Who took part."""

from collections.abc import Iterator

from indicators.reports.document import Block
from indicators.reports.material import Material
from indicators.reports.parts.cells import drawn, of_plain
from indicators.tables import unique_people_chart, unique_people_table


def people(material: Material) -> Iterator[Block]:
    yield of_plain("people", unique_people_table(material.results))


def people_chart(material: Material) -> Iterator[Block]:
    yield drawn("people_chart", unique_people_chart(material.results))


PARTS = {"people": people, "people_chart": people_chart}
