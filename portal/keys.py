"""Keys of the portal: those under which travel data lie encrypted, and those that sign digital badges."""

import base64
import binascii
import hashlib
import json
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


_PARTS = {"RSA": ("n", "e"), "EC": ("crv", "x", "y")}


def badge_keys(text: str) -> list[dict[str, str]]:
    """The keys of digital badges: a JSON list of JWKs, RSA or EC P-256. The first signs, all of them verify.

    A former key may stand there with its public half alone. Raises ValueError for anything else; an empty text is none.
    """
    if not text.strip():
        return []
    try:
        keys = json.loads(text)
    except ValueError as error:
        raise ValueError("BADGE_SIGNING_KEYS: no JSON") from error
    if not isinstance(keys, list) or not keys:
        raise ValueError("BADGE_SIGNING_KEYS: not a list of keys")
    for number, key in enumerate(keys, 1):
        if not _is_badge_key(key):
            raise ValueError(f"BADGE_SIGNING_KEYS: key {number} is no JWK of the kind RSA or EC P-256")
    if "d" not in keys[0]:
        raise ValueError("BADGE_SIGNING_KEYS: key 1 has no private half to sign with")
    return keys


def _is_badge_key(key: object) -> bool:
    if not isinstance(key, dict) or key.get("kty") not in _PARTS or not all(isinstance(it, str) for it in key.values()):
        return False
    return all(key.get(part) for part in _PARTS[key["kty"]]) and key.get("crv", "P-256") == "P-256"
