"""A report section by section, with what was said about it and what has changed since it was read."""

import json
from dataclasses import dataclass

from indicators.models import Report, ReportComment, ReportReading
from indicators.reports.composing import composed
from indicators.reports.document import Section
from indicators.reports.material import material_of
from indicators.reports.readings import Change, changes, figures_of, last_readings, printed


@dataclass(frozen=True)
class Reviewed:
    """`seen` are the figures of its texts as JSON; `reading` is the last one, `changed` what is other since."""

    section: Section
    seen: str
    reading: ReportReading | None
    changed: tuple[Change, ...]
    comments: tuple[ReportComment, ...]

    @property
    def is_read(self) -> bool:
        return self.reading is not None and not self.changed


def sections_of(report: Report) -> list[Reviewed]:
    """In the active language and the donor's order. Raises UnknownYear when nothing is recorded for the year."""
    latest = report.latest
    document, figures = composed(latest, material_of(latest)), figures_of(latest)
    now = {section.key: printed(section, figures) for section in latest.sections.all()}
    readings = last_readings(report)
    comments = list(report.comments.select_related("by", "settled_by"))
    return [
        Reviewed(
            section=section,
            seen=json.dumps(now[section.key]),
            reading=readings.get(section.key),
            changed=tuple(changes(readings[section.key].figures, now[section.key]) if section.key in readings else ()),
            comments=tuple(it for it in comments if it.section == section.key),
        )
        for section in document.sections
    ]
