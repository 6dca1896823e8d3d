"""Figures by their names, amounts of money and plain sentences as they stand in a report."""

from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from indicators.reports.document import Cell, Text
from indicators.reports.material import Material
from indicators.reports.parts.cells import number


def figured(
    material: Material, name: str, value: Decimal | None, decimals: int = 2, *, unit: str = "", missing: str = ""
) -> Cell:
    """`value` under its name where rules check a figure of this name; else without a name. What is another amount by
    intention is told without a name.

    Without a value the words are those of the figure, or `missing`. Raises ValueError where the figure of this name is
    another one: a text would print that.
    """
    found = material.checked.get(name)
    if found is None:
        return number(value, decimals, unit=unit, missing=missing)
    if found.figure.computed != value:
        raise ValueError(f"{name} is {found.figure.computed} in texts and {value} in a table")
    return number(value, decimals, unit=unit, figure=name, missing=found.figure.missing or missing)


def dollars(amount: Decimal | None, *, missing: str = "") -> Cell:
    return number(amount, 2, missing=missing)


def stated_dollars(amount: Decimal | None) -> Cell:
    """What documents state: where none does, that is said, for it is another nothing than not reported."""
    return number(amount, 2, missing=_("not stated"))


def sentence(words: str, look: str = "") -> Text:
    return Text(format_html("<p>{}</p>", words), look)


def points(sentences: list[str]) -> Text:
    return Text(format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((it,) for it in sentences))))
