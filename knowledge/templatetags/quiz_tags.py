from decimal import Decimal

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def points(value: Decimal) -> str:
    """Without zeros at the end: 2, 1.5."""
    written = f"{value.normalize():f}"
    return str(number_format(Decimal(written)))
