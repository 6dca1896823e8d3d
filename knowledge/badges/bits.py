"""A list of bits as Bitstring Status List v1.0 has it: GZIP, base64url without padding, multibase "u". Pure.

The first bit is the leftmost of the first byte.
"""

import gzip
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable

LENGTH = 131_072  # the least that the standard allows: one certificate cannot be told by its place


def encoded(places: Iterable[int], length: int = LENGTH) -> str:
    """The list in which the bits at these places are set."""
    bits = bytearray(length // 8)
    for place in places:
        bits[place // 8] |= 0x80 >> place % 8
    return "u" + urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")


def is_set(text: str, place: int) -> bool:
    """Whether the bit is set. Raises ValueError for what is no such list."""
    if not text.startswith("u"):
        raise ValueError("not base64url in multibase")
    bits = gzip.decompress(urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4)))
    return bool(bits[place // 8] & 0x80 >> place % 8)
