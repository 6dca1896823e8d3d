"""The keys under which travel data lie encrypted: what the environment names, or what follows from SECRET_KEY."""

import base64
import binascii
import hashlib
from collections.abc import Sequence


def travel_keys(listed: Sequence[str], *, secrets: Sequence[str]) -> list[str]:
    """The keys in their order: the first encrypts, all of them open.

    Each is 32 bytes in URL-safe base64, as Fernet has them; raises ValueError for anything else. Without any, one is
    made from each of `secrets` (SECRET_KEY and its former values): enough for a demo, refused by `check --deploy`.
    """
    keys = [key.strip() for key in listed]
    for number, key in enumerate(keys, 1):
        if not _is_key(key):
            raise ValueError(f"TRAVEL_KEYS: key {number} is not 32 bytes in URL-safe base64")
    if len(set(keys)) < len(keys):
        raise ValueError("TRAVEL_KEYS: a key stands there twice")
    return keys or [_derived(secret) for secret in secrets]


def _is_key(text: str) -> bool:
    try:
        return len(text) == 44 and len(base64.b64decode(text, altchars=b"-_", validate=True)) == 32
    except (binascii.Error, ValueError):
        return False


def _derived(secret: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(f"portal.travel {secret}".encode()).digest()).decode()
