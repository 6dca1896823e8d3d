"""The result as a table for a spreadsheet: one row per provider, with the terms that make its amount."""

from django.utils.translation import gettext as _

from allocation_demo import labels
from allocation_demo.division import Division, Line
from allocation_demo.oblast import CRITERIA
from portal.core.exports import Cell


def header() -> list[str]:
    names = [str(labels.CRITERIA[criterion.name].label) for criterion in CRITERIA]
    effects = [_("Effect: %(criterion)s") % {"criterion": name} for name in names]
    return [
        _("Number"),
        _("Provider"),
        _("District"),
        _("Children"),
        *names,
        _("Standing"),
        _("Score"),
        _("Last year, tenge"),
        _("Equal share, tenge"),
        *effects,
        _("Limits, tenge"),
        _("Rounding, tenge"),
        _("Amount, tenge"),
        _("SHA-256 of the inputs"),
    ]


def row(line: Line, inputs_hash: str) -> list[Cell]:
    provider, allocation = line.entry.provider, line.allocation
    explanation = allocation.explanation
    effects = {effect.criterion: effect.units for effect in explanation.effects}
    return [
        provider.id,
        labels.local_name(line.entry),
        labels.local_name(line.entry.district),
        provider.children,
        *(provider.values.get(criterion.name) for criterion in CRITERIA),
        str(labels.STANDINGS[allocation.standing]),
        None if allocation.score is None else round(allocation.score, 6),
        provider.last_year,
        explanation.equal_share,
        *(effects.get(criterion.name, 0) for criterion in CRITERIA),
        explanation.bounds,
        explanation.rounding,
        allocation.amount,
        inputs_hash,
    ]


def rows(division: Division) -> list[list[Cell]]:
    return [row(line, division.run.inputs_hash) for line in division.lines]
