"""One form for the same data, and what proves it: hashes, hashes by key, and a chain of hashes."""

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

MOST_EXACT = 2**53  # beyond it other readers of JSON round whole numbers


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces. Raises TypeError or ValueError for what has no one form.

    After RFC 8785 (JSON Canonicalization Scheme), which differs in three points: it sorts keys by their UTF-16 units
    and this by code points (the same up to U+FFFF); it writes numbers as doubles, where this knows whole numbers only
    and writes a Decimal as a text with the digits that it has; dates are texts after ISO 8601.
    """
    written = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    written.encode()  # half a sign has no form in UTF-8: UnicodeEncodeError is a ValueError
    return written


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, list | tuple):
        return [_plain(it) for it in value]
    if isinstance(value, dict):
        return {_key(key): _plain(it) for key, it in value.items()}
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    return _number(value)


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a key must be a text: {key!r}")
    return key


def _number(value: Any) -> Any:
    if isinstance(value, int) and abs(value) <= MOST_EXACT:
        return value
    if isinstance(value, Decimal) and value.is_finite():
        return format(value, "f")
    raise TypeError(f"has no canonical form: {value!r}")


def digest(text: str) -> str:
    """SHA-256 (FIPS 180-4) of the text as UTF-8, in 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def keyed_hash(row: Any, key: str) -> str:
    """HMAC-SHA256 (RFC 2104) of the canonical row; `key` is in hexadecimal.

    Without the key nobody finds by trial whose row it is; with it everybody sees whether the row is still the same.
    """
    return hmac.new(bytes.fromhex(key), canonical(row).encode(), sha256).hexdigest()


@dataclass(frozen=True)
class Link:
    """A snapshot in the chain. `actual` is the hash of its content as it lies there now."""

    number: int
    sha256: str
    previous: str
    actual: str


def breaks(chain: Sequence[Link]) -> list[int]:
    """The numbers at which a chain in order does not hold: the content has another hash than is stated, the hash
    before is another, or a number is missing before it. The first has number 1 and nothing before it.
    """
    found = []
    before = Link(0, "", "", "")
    for link in chain:
        is_next = link.number == before.number + 1 and link.previous == before.sha256
        if not is_next or link.actual != link.sha256:
            found.append(link.number)
        before = link
    return found
