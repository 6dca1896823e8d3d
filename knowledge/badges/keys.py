"""The keys that sign digital badges, and how they are published."""

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

if TYPE_CHECKING:
    from joserfc.jwk import ECKey, RSAKey

    Key = RSAKey | ECKey

ALGORITHMS = {"RSA": "RS256", "EC": "ES256"}
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def signing_key() -> "Key":
    return keys()[0]


def keys() -> "Sequence[Key]":
    """Those of the environment; without any, one made of SECRET_KEY and of each of its former values."""
    if settings.BADGE_SIGNING_KEYS:
        return [_imported(tuple(sorted(key.items()))) for key in settings.BADGE_SIGNING_KEYS]
    return [_derived(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def signed(claims: dict[str, Any], *, kind: str = "JWT") -> str:
    """The claims as a JWT of the first key. Its header names the key by the address of the published set."""
    from joserfc import jwt  # 10 MB with its cryptography: only who signs pays for it

    key = signing_key()
    header = {"alg": ALGORITHMS[key.key_type], "typ": kind, "kid": key_id(key)}
    return jwt.encode(header, claims, key, algorithms=[ALGORITHMS[key.key_type]])


def published() -> dict[str, Any]:
    """The public halves as a JWKS."""
    return {"keys": [_public(key) for key in keys()]}


def key_id(key: "Key") -> str:
    """An address at which the key is found, with its thumbprint (RFC 7638)."""
    return f"{keys_address()}#{key.thumbprint()}"


def keys_address() -> str:
    with override("en"):
        return settings.BASE_URL + reverse("knowledge:badge_keys")


def new_key() -> str:
    """A fresh key with its private half, as one line of JSON."""
    from joserfc.jwk import ECKey  # the same

    return json.dumps(ECKey.generate_key("P-256").as_dict(private=True))


def _public(key: "Key") -> dict[str, Any]:
    facts = {"use": "sig", "alg": ALGORITHMS[key.key_type], "kid": key_id(key)}
    return {**key.as_dict(private=False), **facts}


@lru_cache(maxsize=8)
def _imported(parts: tuple[tuple[str, str], ...]) -> "Key":
    from joserfc.jwk import ECKey, RSAKey  # the same

    value: dict[str, Any] = {name: text for name, text in parts if name not in {"use", "alg", "kid", "key_ops"}}
    return RSAKey.import_key(value) if value["kty"] == "RSA" else ECKey.import_key(value)


@lru_cache(maxsize=8)
def _derived(secret: str) -> "Key":
    from cryptography.hazmat.primitives.asymmetric import ec  # the same
    from joserfc.jwk import ECKey  # the same

    number = int.from_bytes(hashlib.sha512(f"portal.badges {secret}".encode()).digest(), "big")
    return ECKey.import_key(ec.derive_private_key(number % (P256_ORDER - 1) + 1, ec.SECP256R1()))
