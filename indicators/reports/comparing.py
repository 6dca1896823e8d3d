"""What was signed beside what evidence says today."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from indicators.evidence import figure_names
from indicators.models import Correction, Snapshot
from indicators.reports.canonical import keyed_hash
from indicators.reports.manifest import evidence_of
from indicators.reports.material import material_of
from indicators.reports.writing import judgement, written
from indicators.results import UnknownYear
from indicators.rules import Checked
from portal.core.numbers import format_number

What = Correction.What
# Which corrections may have changed a figure, by the beginning of its name.
CHANGED_BY = {
    **dict.fromkeys(("people", "event", "activity", "country"), (What.ATTENDANCE,)),
    **dict.fromkeys(("indicator", "conclusion"), (What.ATTENDANCE, What.RESULTS, What.TARGETS)),
    **dict.fromkeys(("budget", "delivery_rate", "expenditure", "plan", "revenue", "utilised"), (What.LEDGER,)),
}


@dataclass(frozen=True)
class Changed:
    """A figure that is another today. `since` are the corrections, after the freezing, that may have changed it."""

    name: str
    counts: str
    signed: str
    today: str
    since: tuple[Correction, ...]


@dataclass(frozen=True)
class Comparison:
    """`figures` is how many were signed. `rows` tells of each kind of evidence how many rows are gone and are new."""

    figures: int
    changed: tuple[Changed, ...]
    rows: Mapping[str, tuple[int, int]]

    @property
    def gone(self) -> int:
        return sum(gone for gone, _new in self.rows.values())

    @property
    def new(self) -> int:
        return sum(new for _gone, new in self.rows.values())


def signed_against_today(snapshot: Snapshot) -> Comparison:
    """In the active language. Without any evidence today every figure is another; what was not signed is none."""
    signed = snapshot.plain["figures"]
    try:
        checked = material_of(snapshot.report).checked
    except UnknownYear:
        checked = {}
    corrections = _corrections_since(snapshot)
    changed = tuple(
        _changed(name, value, checked.get(name), corrections)
        for name, value in sorted(signed.items())
        if not _is_same(value, checked.get(name))
    )
    return Comparison(len(signed), changed, _moved(snapshot))


def _is_same(signed: str | None, today: Checked | None) -> bool:
    """40 and 40.0 are the same figure."""
    computed = today.figure.computed if today else None
    if isinstance(computed, Decimal) and signed is not None:
        return _number(signed) == computed
    return signed == computed


def _number(signed: str) -> Decimal | None:
    try:
        return Decimal(signed)
    except InvalidOperation:
        return None


def _changed(name: str, signed: str | None, today: Checked | None, corrections: list[Correction]) -> Changed:
    return Changed(
        name=name,
        counts=today.figure.counts if today else name,
        signed=_shown(signed, today.figure.decimals if today else None),
        today=written(today) if today else _("none"),
        since=tuple(it for it in corrections if _may_have_changed(it, name)),
    )


def _shown(signed: str | None, decimals: int | None) -> str:
    if signed is None:
        return _("none")
    value = _number(signed)
    return judgement(signed) if value is None else format_number(value, decimals)


def _may_have_changed(correction: Correction, name: str) -> bool:
    """That of one event changes no figure of another."""
    kind, *rest = name.split(".")
    if kind != "event" or correction.event_id is None:
        return correction.what in CHANGED_BY.get(kind, ())
    return rest[0] == figure_names(correction.period.ends_on.year)[correction.event_id]


def _corrections_since(snapshot: Snapshot) -> list[Correction]:
    found = Correction.objects.filter(period=snapshot.report.period, opened_at__gte=snapshot.made_at)
    found = found.select_related("period", "event").order_by("opened_at", "pk")
    return list(found) if snapshot.report.period else []


def _moved(snapshot: Snapshot) -> dict[str, tuple[int, int]]:
    """By kind of evidence, where it is not what it was."""
    signed: Mapping[str, list[str]] = snapshot.plain["evidence"]
    today: Mapping[str, Any] = evidence_of(snapshot.report)
    found = {}
    for kind in sorted({*signed, *today}):
        before = Counter(signed.get(kind, ()))
        now = Counter(keyed_hash(row, snapshot.key) for row in today.get(kind, ()))
        gone, new = (before - now).total(), (now - before).total()
        if gone or new:
            found[kind] = (gone, new)
    return found
