"""A report as a document: its texts with the figures of today, its parts filled."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import get_language, override
from wagtail.rich_text import expand_db_html

from indicators.models import Report, ReportSection
from indicators.reports.cover import cover_of
from indicators.reports.document import PROBLEM, Block, Document, Image, Section, Text
from indicators.reports.material import Material, material_of
from indicators.reports.outline import NUMERALS, SectionKey
from indicators.reports.parts import MAKERS
from indicators.reports.pictures import PictureRefused, picture_of
from indicators.reports.tokens import fill
from indicators.reports.writing import written
from indicators.rules import Checked


def compose(report: Report, *, language: str) -> Document:
    """`report` as it is to be printed: the latest revision of a draft. Raises UnknownYear."""
    with override(language):
        return composed(report, material_of(report))


def composed(report: Report, material: Material) -> Document:
    """In the active language."""
    return Document(
        language=(get_language() or "en")[:2],
        edition="full",
        kind=report.kind,
        kind_name=str(report.get_kind_display()),
        title=str(report.local_title),
        subtitle=str(material.project.local_title),
        author=str(material.project.local_partner),
        days=(material.first.isoformat(), material.last.isoformat()),
        cover=cover_of(material),
        sections=tuple(_section(section, material) for section in _in_order(report)),
    )


def _in_order(report: Report) -> list[ReportSection]:
    order = [str(key) for key in SectionKey]
    return sorted(report.sections.all(), key=lambda section: order.index(section.key))


def _section(section: ReportSection, material: Material) -> Section:
    key = SectionKey(section.key)
    return Section(key, NUMERALS[key], str(key.label), tuple(_blocks(section, material)))


def _blocks(section: ReportSection, material: Material) -> Iterator[Block]:
    title = str(SectionKey(section.key).label)
    for block in section.body:
        if block.block_type == "text":
            yield _text(block.value, material.checked)
        elif block.block_type in ("table", "chart"):
            yield from _part(block.value["part"], material)
        elif block.block_type == "picture":
            yield _picture(block.value, title)


def _part(key: str, material: Material) -> Iterable[Block]:
    return MAKERS[key](material) if key in MAKERS else ()


def _picture(value: Any, section: str) -> Image | Text:
    """What cannot be printed says so in its place: a draft is still read, and `problems` keeps it from being frozen."""
    try:
        return picture_of(value, section=section)
    except PictureRefused as refusal:
        return Text(f"<p>{escape(str(refusal))}</p>", PROBLEM)


def problems(document: Document) -> list[str]:
    """What must be mended before the document is frozen, in its own language."""
    return [unescape(strip_tags(it.html)) for it in document.blocks if isinstance(it, Text) and it.look == PROBLEM]


def _text(value: Any, figures: Mapping[str, Checked]) -> Text:
    is_russian = (get_language() or "en").startswith("ru")
    source = (value["ru"].source if is_russian and value["ru"] else "") or value["en"].source
    return Text(fill(_with_addresses(source), lambda name: written(figures.get(name))))


def _with_addresses(source: str) -> str:
    """Links to pages and documents of the portal as whole addresses: a printed report is read anywhere."""
    return expand_db_html(source).replace('href="/', f'href="{settings.BASE_URL}/')
