"""The figures in the texts of a section: what they were when somebody read it, and what they are today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from indicators.models import Report, ReportReading, ReportSection
from indicators.reports.material import material_of
from indicators.reports.tokens import tokens_of
from indicators.reports.writing import written
from indicators.rules import Checked


@dataclass(frozen=True)
class Change:
    """A figure that was read as `before` and is `now`; one that was put in since has no `before`."""

    name: str
    before: str
    now: str


def figures_of(report: Report) -> Mapping[str, Checked]:
    """All that its texts can name, by name. Raises UnknownYear when nothing is recorded for the year."""
    with override("en"):
        return material_of(report).checked


def texts_of(section: ReportSection) -> Iterator[tuple[str, str]]:
    """The sources of each text, English and Russian."""
    for block in section.body:
        if block.block_type == "text":
            yield source(block.value["en"]), source(block.value["ru"])


def source(text: Any) -> str:
    return text.source if text else ""


def names_in(section: ReportSection) -> list[str]:
    """The figures that its texts hold, each once."""
    return list(dict.fromkeys(token.name for pair in texts_of(section) for text in pair for token in tokens_of(text)))


def printed(section: ReportSection, checked: Mapping[str, Checked]) -> dict[str, str]:
    """Its figures as they are today, as an English text prints them: so they are kept and compared."""
    with override("en"):
        return {name: written(checked.get(name)) for name in names_in(section)}


def last_readings(report: Report) -> dict[str, ReportReading]:
    """The last reading of each section that was ever read."""
    rows = ReportReading.objects.filter(report=report.pk).select_related("by").order_by("pk")
    return {row.section: row for row in rows}


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> list[Change]:
    """What is other than it was read, in the order of the text."""
    return [Change(name, before.get(name, ""), value) for name, value in now.items() if before.get(name) != value]
