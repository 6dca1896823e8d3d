"""What was held and published, in short."""

from collections.abc import Iterator
from html import escape

from django.utils.translation import gettext as _

from indicators.reports.document import Block, Cell, Table
from indicators.reports.material import Material
from indicators.reports.outline import Kind
from indicators.reports.parts.activities import told_of
from indicators.reports.parts.cells import number, word
from indicators.reports.parts.named import bullets, event_name, named, paragraph, sentence, titled, token
from indicators.reports.parts.people import unique_people_told
from indicators.results import EventPeople
from portal.core.dates import day_range, month
from portal.core.sex_by_country import FEMALE


def held(material: Material) -> Iterator[Block]:
    if material.kind is Kind.COMPLETION:
        yield from (paragraph(told_of(it, material)) for it in material.results.events)
        return
    results, year = material.results, material.year
    told = sentence(
        _("Events held: %(events)s. Publications: %(publications)s."),
        events=token(material, f"events.total.{year}"),
        publications=token(material, f"publications.total.{year}"),
    )
    yield paragraph(told, unique_people_told(material))
    if results.events:
        yield _events(material)
    if results.publications:
        yield paragraph(escape(_("Published:")))
        works = (f"{it.title} ({it.kind_name}, {month(it.published_on)})" for it in results.publications)
        yield bullets(map(escape, works))


def _events(material: Material) -> Table:
    return Table(
        key="held",
        caption=titled(material, _("Events held")),
        header=(_("Event"), _("When"), _("Where"), _("Participants"), _("Share of women")),
        rows=tuple(_row(it, material) for it in material.results.events),
        words=(1, 2),
    )


def _row(it: EventPeople, material: Material) -> tuple[Cell, ...]:
    event, name = it.event, event_name(material, it.event)
    where = ", ".join(filter(None, (event.city, event.country))) or event.mode
    return (
        word(event.title),
        word(day_range(event.starts_on, event.ends_on)),
        word(where),
        named(material, f"{name}.people"),
        named(material, f"{name}.{FEMALE}_pct", unit="%") if it.table.total else number(None),
    )


PARTS = {"held": held}
