"""To say that one has looked at evidence: lists of participants, publications, ledger extracts."""

from datetime import datetime
from typing import Any

from indicators.models import EvidenceLook


def look_at(kind: str, number: int, *, stand: str, by: Any, at: datetime) -> EvidenceLook:
    """Remember that somebody looked at it as it stood; a later look takes the place of an earlier one."""
    fields = {"stand": stand, "at": at, "by": by}
    row, _is_new = EvidenceLook.objects.update_or_create(kind=kind, number=number, defaults=fields)
    return row
