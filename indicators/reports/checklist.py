"""What is looked at before a report is submitted: what stops it, and what has to be accepted knowingly."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from indicators import evidence
from indicators.desk.gaps import Row
from indicators.models import Report, ReportSection
from indicators.reports import surroundings
from indicators.reports.carrying import waits
from indicators.reports.judgements import against_lights
from indicators.reports.outline import NUMERALS, PARTS, REQUIRED, Kind, SectionKey
from indicators.reports.pictures import PictureRefused, picture_of
from indicators.reports.readings import changes, figures_of, last_readings, names_in, printed, source, texts_of
from indicators.reports.sentences import SENTENCES
from indicators.reports.typed_numbers import plain_text, typed_numbers
from indicators.results import UnknownYear
from indicators.rules import Checked


class Severity(Enum):
    STOPS = "stops"
    TO_BE_ACCEPTED = "to be accepted"


@dataclass(frozen=True)
class Item:
    """Something that is not in order: what, and where each row is mended (an empty address: nowhere in the admin)."""

    key: str
    sentence: str
    rows: tuple[Row, ...]
    severity: Severity

    @property
    def stops(self) -> bool:
        return self.severity is Severity.STOPS


@dataclass(frozen=True)
class Draft:
    """The report as it was last saved, with the figures of today. `edit` is where its texts are changed."""

    report: Report
    sections: tuple[ReportSection, ...]
    figures: Mapping[str, Checked]
    unknown: str
    today: date
    edit: str

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text in either language, with where it stands."""
        for section in self.sections:
            for pair in texts_of(section):
                yield from ((place(section), text) for text in pair)


def checklist_of(report: Report, *, today: date) -> list[Item]:
    """What is not in order, first what stops. Nothing is written."""
    draft = _draft(report, today)
    found = [Item(key, str(SENTENCES[key]), tuple(check(draft)), how) for key, (check, how) in CHECKS.items()]
    return sorted((item for item in found if item.rows), key=lambda item: not item.stops)


def _draft(report: Report, today: date) -> Draft:
    figures: Mapping[str, Checked] = {}
    latest, known = report.latest, evidence.years()
    unknown = "" if latest.year in known else str(UnknownYear(latest.year, known))
    with suppress(UnknownYear):
        figures = figures_of(latest)
    edit = AdminURLFinder().get_edit_url(report) or ""
    return Draft(latest, tuple(latest.sections.all()), figures, unknown, today, edit)


def place(section: ReportSection) -> str:
    key = SectionKey(section.key)
    return f"{NUMERALS[key]} {key.label}"


def _nothing_known(draft: Draft) -> Iterable[Row]:
    return [(draft.unknown, "")] if draft.unknown else []


def _missing_sections(draft: Draft) -> Iterable[Row]:
    filled = {section.key for section in draft.sections if not _is_empty(section)}
    for key in REQUIRED[Kind(draft.report.kind)]:
        if key not in filled:
            yield f"{NUMERALS[key]} {key.label}", draft.edit


def _is_empty(section: ReportSection) -> bool:
    has_part = any(block.block_type != "text" for block in section.body)
    return not has_part and not any(plain_text(text).strip() for pair in texts_of(section) for text in pair)


def _without_russian(draft: Draft) -> Iterable[Row]:
    for section in draft.sections:
        for english, russian in texts_of(section):
            if plain_text(english).strip() and not plain_text(russian).strip():
                yield _quoted(section, english), draft.edit


def _quoted(section: ReportSection, text: str) -> str:
    return f"{place(section)}: “{Truncator(' '.join(plain_text(text).split())).chars(60)}”"


def _untouched(draft: Draft) -> Iterable[Row]:
    for section in draft.sections:
        for block in section.body:
            if block.block_type == "text":
                value = block.value
                english, russian = source(value["en"]), source(value["ru"])
                if waits(value["carried"] or "", english, russian, still_true=bool(value["still_true"])):
                    yield _quoted(section, english), draft.edit


def _figures_gone(draft: Draft) -> Iterable[Row]:
    if not draft.figures:
        return
    for section in draft.sections:
        for name in names_in(section):
            if name not in draft.figures:
                yield f"{place(section)}: {name}", draft.edit


def _parts_gone(draft: Draft) -> Iterable[Row]:
    for section in draft.sections:
        for block in section.body:
            if block.block_type in ("table", "chart") and block.value["part"] not in PARTS:
                yield f"{place(section)}: {block.value['part'] or '–'}", draft.edit
            elif block.block_type == "picture":
                yield from ((refusal, draft.edit) for refusal in _refusals(block.value, place(section)))


def _refusals(value: Mapping[str, Any], section: str) -> Iterator[str]:
    try:
        picture_of(value, section=section)
    except PictureRefused as refusal:
        yield str(refusal)


def _not_read(draft: Draft) -> Iterable[Row]:
    """With the changes of what was read before."""
    address, readings = reverse("report_read", args=[draft.report.pk]), last_readings(draft.report)
    unread = _("nobody has read it")
    for section in draft.sections:
        reading = readings.get(section.key)
        if reading is None:
            yield f"{place(section)}: {unread}", address
        else:
            for change in changes(reading.figures, printed(section, draft.figures)):
                yield f"{place(section)}: {change.name}: {change.before or '–'} → {change.now}", address


def _typed(draft: Draft) -> Iterable[Row]:
    return [(f"{where}: {number}", draft.edit) for where, text in draft.texts for number in typed_numbers(text)]


def _misjudged(draft: Draft) -> Iterable[Row]:
    status = draft.figures.get("conclusion.status")
    says = str(status.figure.computed) if status else ""
    for where, text in draft.texts if says else ():
        for words in against_lights(text, says):
            yield f"{where}: “{words}”", draft.edit


def _around(check: surroundings.Check) -> Callable[[Draft], Iterable[Row]]:
    return lambda draft: check(draft.report, draft.today)


STOPS, ACCEPT = Severity.STOPS, Severity.TO_BE_ACCEPTED
# By the key of its sentence.
CHECKS: dict[str, tuple[Callable[[Draft], Iterable[Row]], Severity]] = {
    "results": (_nothing_known, STOPS),
    "sections": (_missing_sections, STOPS),
    "carried": (_untouched, STOPS),
    "figures": (_figures_gone, STOPS),
    "parts": (_parts_gone, STOPS),
    "russian": (_without_russian, ACCEPT),
    "read": (_not_read, ACCEPT),
    "typed": (_typed, ACCEPT),
    "judgements": (_misjudged, ACCEPT),
    "lists": (_around(surroundings.without_list), ACCEPT),
    "evidence": (_around(surroundings.not_looked_at), ACCEPT),
    "merging": (_around(surroundings.to_be_merged), ACCEPT),
    "discrepancies": (_around(surroundings.disagreeing), ACCEPT),
    "comments": (_around(surroundings.not_settled), ACCEPT),
    "period": (_around(surroundings.not_approved), ACCEPT),
}
