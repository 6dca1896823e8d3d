"""The report of 2022: its figures are those that a reader counts by hand, and stand so in the PDF."""

from collections import defaultdict
from datetime import UTC, datetime

import pytest
from django.db.models import Count

from events.models import Registration
from indicators.actions.composing import begin_report
from indicators.models import Report
from indicators.reports.composing import compose
from indicators.reports.document import Cell, Document, Table, Text
from indicators.reports.printing import document_pdf
from indicators.reports.tokens import tokens_of
from portal.core.numbers import format_number
from tests.factories.attending import leave
from tests.factories.people import UserFactory
from tests.factories.periods import PeriodFactory
from tests.factories.reports import token
from tests.indicators.by_hand import expected
from tests.printed import words_of

pytestmark = pytest.mark.usefixtures("year_2022")
AT = datetime(2023, 2, 1, tzinfo=UTC)
STATED_ELSEWHERE = {"discrepancies", "explanations", "rounding", "not_computable"}


@pytest.fixture
def report() -> Report:
    """With the usual parts, and a text that tells every figure that its tables tell."""
    begun = begin_report(Report.Kind.ANNUAL, period=PeriodFactory(), by=UserFactory(role="M&E officer"), at=AT)
    latest = begun.latest
    sentence = "".join(f"<li>{token(name)}</li>" for name in expected())
    section = latest.sections.get(key="cross_cutting")
    section.body = [("text", {"en": f"<ul>{sentence}</ul>", "ru": "", "still_true": False, "carried": ""})]
    section.save()
    latest.sections = [section if it.key == section.key else it for it in latest.sections.all()]
    latest.save_revision()
    return Report.objects.get(pk=begun.pk)


def written(cell: Cell) -> str:
    if cell.value is None:
        return cell.text
    return format_number(cell.value, cell.decimals) + (f" {cell.unit}" if cell.unit else "")


def figures_of(document: Document) -> dict[str, set[str]]:
    """All that is written for each figure, wherever it stands; without units, and without what is stated elsewhere."""
    found: dict[str, set[str]] = defaultdict(set)
    for block in document.blocks:
        for told in tokens_of(block.html) if isinstance(block, Text) else ():
            found[told.name].add(plain(told.shown))
    for table in (it for it in document.tables if it.key not in STATED_ELSEWHERE):
        for cell in (cell for row in table.all_rows for cell in row if cell.figure):
            found[cell.figure].add(plain(written(cell).removesuffix(" %")))
    return found


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_every_figure_is_the_one_counted_by_hand_in_texts_and_tables_alike(report):
    found = figures_of(compose(report.latest, language="en"))
    assert {name: found[name] for name in expected()} == {name: {value} for name, value in expected().items()}
    assert {name: values for name, values in found.items() if len(values) != 1} == {}


def printed(text: str) -> str:
    """Without its spaces and hyphens: where lines break is a matter of the paper."""
    return "".join(text.replace("-", "").replace("\u2010", "").split())


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_row_of_every_table_stands_in_the_pdf_after_its_caption(report, language):
    document = compose(report.latest, language=language)
    text, at, missing = printed(words_of(document_pdf(document))), 0, []
    tables = [block for block in document.blocks if isinstance(block, Table)]
    for table in tables:
        at = text.index(printed(table.caption), at)
        for row in table.all_rows:
            line = printed("".join(written(cell) for cell in row))
            found = text.find(line, at)
            missing += [line] if found < 0 else []
            at = max(at, found)
    assert missing == []
    assert len(tables) > 11


def test_one_attendance_less_moves_what_depends_on_it_and_nothing_else(report):
    before = figures_of(compose(report.latest, language="en"))
    leave(who_came_to_bishkek_alone())
    after = figures_of(compose(report.latest, language="en"))
    moved = {name: (before[name], after[name]) for name in before.keys() | after.keys() if before[name] != after[name]}
    assert moved == {name: ({was}, {now}) for name, (was, now) in WITHOUT_ONE.items()}
    assert {name: values for name, values in after.items() if len(values) != 1} == {}


WITHOUT_ONE = {
    "event.bishkek.people": ("46", "45"),
    "event.bishkek.people.KYR": ("30", "29"),
    "event.bishkek.female": ("23", "22"),
    "event.bishkek.female.KYR": ("17", "16"),
    "event.bishkek.female_pct": ("50.0", "48.9"),
    "event.bishkek.male_pct": ("50.0", "51.1"),
    "indicator.1.3.actual.2022": ("82", "81"),
    "indicator.1.3.achievement.2022": ("164.0", "162.0"),
    "people.attendances.total": ("216", "215"),
    "people.attendances.total.KYR": ("44", "43"),
    "people.unique.total": ("175", "174"),
    "people.unique.total.KYR": ("39", "38"),
    "people.unique.female": ("65", "64"),
    "people.unique.female.KYR": ("21", "20"),
    "people.unique.female_pct": ("37.1", "36.8"),
    "people.unique.female_pct.KYR": ("53.8", "52.6"),
    "people.unique.male_pct": ("62.9", "63.2"),
}


def who_came_to_bishkek_alone() -> Registration:
    """A woman from Kyrgyzstan who took part in nothing else."""
    came = Registration.objects.filter(event__slug="bishkek-2022", attendance__isnull=False, person__sex="female")
    once = came.annotate(times=Count("person__registrations")).filter(times=1)
    return once.filter(person__country__report_code="KYR").earliest("pk")
