"""What was signed beside what evidence says today."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from indicators.models import Correction, Snapshot
from indicators.reports.canonical import keyed_hash
from indicators.reports.manifest import evidence_of
from indicators.reports.material import material_of
from indicators.results import UnknownYear
from indicators.rules import Checked

What = Correction.What
# Which corrections may have changed a figure, by the beginning of its name.
CHANGED_BY = {
    "people": What.ATTENDANCE,
    "event": What.ATTENDANCE,
    "indicator": What.ATTENDANCE,
    "budget": What.LEDGER,
    "expenditure": What.LEDGER,
    "utilised": What.LEDGER,
    "delivery_rate": What.LEDGER,
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
    """In the active language. Without any evidence today every figure is another."""
    signed = snapshot.plain["figures"]
    try:
        checked = material_of(snapshot.report).checked
    except UnknownYear:
        checked = {}
    today = {name: _written(it.figure.computed) for name, it in checked.items()}
    corrections = _corrections_since(snapshot)
    changed = tuple(
        _changed(name, signed.get(name), checked.get(name), corrections)
        for name in sorted({*signed, *today})
        if not _is_same(signed.get(name), today.get(name))
    )
    return Comparison(len(signed), changed, _moved(snapshot))


def _written(value: Decimal | str | None) -> str | None:
    """As a snapshot has it."""
    return format(value, "f") if isinstance(value, Decimal) else value


def _is_same(signed: str | None, today: str | None) -> bool:
    """40 and 40.0 are the same figure."""
    if signed == today:
        return True
    try:
        return signed is not None and today is not None and Decimal(signed) == Decimal(today)
    except InvalidOperation:
        return False


def _changed(name: str, signed: str | None, checked: Checked | None, corrections: list[Correction]) -> Changed:
    nothing = _("none")
    today = _written(checked.figure.computed) if checked else None
    what = _changed_by(name)
    return Changed(
        name=name,
        counts=checked.figure.counts if checked else name,
        signed=nothing if signed is None else signed,
        today=nothing if today is None else today,
        since=tuple(it for it in corrections if it.what == what),
    )


def _changed_by(name: str) -> str:
    if ".target." in name:
        return What.TARGETS
    return CHANGED_BY.get(name.partition(".")[0], "")


def _corrections_since(snapshot: Snapshot) -> list[Correction]:
    found = Correction.objects.filter(period=snapshot.report.period, opened_at__gte=snapshot.made_at)
    return list(found.order_by("opened_at", "pk")) if snapshot.report.period else []


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
