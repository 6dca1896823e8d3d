from django import template

from indicators.reports.document import Block

register = template.Library()


@register.simple_tag
def block_template(block: Block) -> str:
    """The template that prints a block of this class."""
    return f"pdf/report/{type(block).__name__.lower()}.html"
