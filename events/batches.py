"""A batch of scans as a device sends it. Nothing that it says is believed unread."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from events.actions.scanning import Scan

MOST = 200
OLDEST = timedelta(days=60)


def read_batch(body: bytes) -> list[Scan] | None:
    """The scans of `{"scans": [{"id", "age", "code" or "registration", "present"}]}`, ages in milliseconds.

    None for anything else.
    """
    try:
        rows = json.loads(body)["scans"]
        scans = [_scan(row) for row in rows]
    except (ValueError, TypeError, KeyError, OverflowError, AttributeError, RecursionError):
        return None
    return scans if len(scans) <= MOST else None


def _scan(row: dict[str, Any]) -> Scan:
    number = row.get("registration")
    return Scan(
        client_id=UUID(row["id"]),
        age=min(timedelta(milliseconds=int(row["age"])), OLDEST),
        code=str(row.get("code") or "")[:60],
        registration=int(number) if number and 0 < int(number) < 2**63 else None,
        is_present=row.get("present") is not False,
    )
