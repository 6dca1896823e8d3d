from collections.abc import Iterator

from django import template
from django.utils.safestring import SafeString, mark_safe

from indicators.reports.document import Block, Cell, Table
from indicators.reports.widths import is_wide, widths

register = template.Library()

register.filter("widths", widths)
register.filter("is_wide", is_wide)


@register.simple_tag
def block_template(block: Block) -> str:
    """The template that prints a block of this class."""
    return f"pdf/report/{type(block).__name__.lower()}.html"


@register.filter
def in_columns_of(row: tuple[Cell, ...], table: Table) -> Iterator[tuple[Cell, bool]]:
    """Each cell with whether its column holds figures."""
    return zip(row, (is_number for _name, is_number in table.columns), strict=True)


@register.filter
def qr_picture(text: str) -> SafeString:
    """The text as a QR in SVG with the text as its title: what a screen reader says of it."""
    import segno  # only a sheet with a code pays for it

    drawn = segno.make(text, micro=False, error="m").svg_inline(
        omitsize=True, dark="#000", light="#fff", border=4, title=text
    )
    return mark_safe(drawn)  # drawn by segno, which escapes the title
