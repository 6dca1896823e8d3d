"""What parts tell with the figures that have names: cells, tokens and sentences with tokens."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from django.utils.translation import gettext as _

from indicators.evidence import Event
from indicators.reports.document import Cell, Chart, Text
from indicators.reports.material import Material
from indicators.reports.parts.cells import drawn, number, of_figure
from indicators.reports.writing import written
from portal.core.charts import Chart as Drawing
from portal.core.dates import day_range
from portal.core.numbers import NO_BREAK_SPACE
from portal.core.sex_by_country import FEMALE, MALE, SexByCountry


def named(material: Material, name: str, *, unit: str = "") -> Cell:
    """The figure of this name. Raises KeyError where the report has none."""
    return of_figure(material.checked[material.name(name)].figure, unit=unit)


def counted(material: Material, name: str, value: int) -> Cell:
    """A count, with its name where it has one."""
    return number(value, figure=material.name(name))


def token(material: Material, name: str, *, unit: str = "") -> str:
    """HTML. A unit stands behind a number only."""
    known = material.name(name)
    found = material.checked.get(known)
    shown = f'<span data-figure="{escape(known)}">{escape(written(found))}</span>'
    has_value = found is not None and found.figure.computed is not None
    return f"{shown}{NO_BREAK_SPACE}{unit}" if unit and has_value else shown


def sentence(message: str, **html: str) -> str:
    """A translated message with HTML in its places."""
    return escape(message) % html


def paragraph(*sentences: str, look: str = "") -> Text:
    return Text(f"<p>{' '.join(filter(None, sentences))}</p>", look)


def bullets(items: Iterable[str]) -> Text:
    """Of HTML."""
    return Text(f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>")


def beneficiaries(material: Material, people: SexByCountry, name: str, total: str) -> str:
    """With the shares of women and men: HTML. The names of the figures begin with `name`; `total` is that of all."""
    told = sentence(
        _("Participants: %(total)s; women: %(women)s (%(women_share)s); men: %(men)s (%(men_share)s)."),
        total=token(material, total),
        women=token(material, f"{name}.{FEMALE}"),
        women_share=token(material, f"{name}.{FEMALE}_pct", unit="%"),
        men=token(material, f"{name}.{MALE}"),
        men_share=token(material, f"{name}.{MALE}_pct", unit="%"),
    )
    rounded = _("The shares are rounded and do not add up to 100.0 %.")
    return f"{told} {escape(rounded)}" if people.shares.is_rounded else told


def titled(material: Material, words: str) -> str:
    """The title of a table or a chart with the days that it tells of."""
    return f"{words} ({material.days})"


def when_and_where(event: Event) -> str:
    """`20–21 June 2022, Tbilisi, Georgia`: words, not HTML."""
    return ", ".join(filter(None, (day_range(event.starts_on, event.ends_on), event.city, event.country)))


def event_name(material: Material, event: Event) -> str:
    """With which the names of its figures begin."""
    return f"event.{event.name_in(material.results.year)}"


def drawn_of(material: Material, key: str, chart: Drawing, names: Sequence[Sequence[str]]) -> Chart:
    """A chart with the table of what it shows. `names` are those of the figures of each row, of a total last;
    the words in place of a figure are the figure's own."""
    found = drawn(key, chart)
    rows = tuple(
        (row[0], *(_known(material, name, cell) for name, cell in zip(theirs, row[1:], strict=True)))
        for row, theirs in zip(found.table.all_rows, names, strict=False)
    )
    size = len(found.table.rows)
    total = rows[size] if found.table.total else ()
    return replace(found, table=replace(found.table, rows=rows[:size], total=total))


def _known(material: Material, name: str, cell: Cell) -> Cell:
    return named(material, name) if material.name(name) else cell
