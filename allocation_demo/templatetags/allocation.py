from datetime import date

from django import template
from django.utils.safestring import mark_safe

from allocation_demo import labels, waterfall
from allocation_demo.account import Term, steps_of
from allocation_demo.engine.inputs import Gate
from portal.core.numbers import NO_BREAK_SPACE, format_number

register = template.Library()

register.filter("local_name", labels.local_name)
register.filter("signed", waterfall.signed)


@register.filter
def gate_label(gate: Gate) -> str:
    return labels.GATES[gate.name].label


@register.filter
def gate_finding(gate: Gate) -> str:
    return labels.GATES[gate.name].finding(gate.outcome)


@register.filter
def gate_date(gate: Gate) -> date:
    return date.fromisoformat(gate.date)


@register.filter
def plain_number(value: float) -> str:
    """As it was measured: 61 and not 61.0."""
    return format_number(int(value) if value == int(value) else value)


@register.filter
def signed_per_cent(change: float) -> str:
    return f"{'+' if round(change, 1) > 0 else ''}{format_number(round(change, 1) + 0.0, 1)}{NO_BREAK_SPACE}%"


@register.simple_tag
def waterfall_picture(title: str, terms: list[Term], end_name: str) -> str:
    return mark_safe(waterfall.to_svg(title, steps_of(terms), end_name))  # every text in it is escaped where written
