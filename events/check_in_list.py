"""The list of participants that a scanning device keeps, so that it works with no network: little, sealed, for a day.

Of who is confirmed: the name, how it sounds, the country's code, hashes of the codes, the days present. Of all others
only hashes and the state: their codes are answered, their names stay here. The seal is a signature of the portal that
the page checks with a public key before it believes a list.
"""

import hashlib
import json
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.crypto import salted_hmac

from events.actions.attendance import days_present
from events.check_in_codes import code_hash, code_of
from events.models import EventPage, Registration

KEPT_FOR = timedelta(hours=24)


def list_of(event: EventPage, *, at: datetime) -> dict[str, Any]:
    rows = list(event.registrations.select_related("person__country").prefetch_related("check_ins"))
    hashes = defaultdict(list)
    for row in rows:
        hashes[row.merged_into_id or row.pk].append(code_hash(code_of(row)))
    confirmed = [row for row in rows if row.state == Registration.State.CONFIRMED]
    others = [row for row in rows if row.state not in (Registration.State.CONFIRMED, Registration.State.MERGED)]
    return {
        "event": event.pk,
        "days": [day.isoformat() for day in event.days],
        "zone": event.time_zone,
        "people": [_person(row, hashes[row.pk]) for row in sorted(confirmed, key=lambda row: row.person.latin_name)],
        "others": {code: row.state for row in others for code in hashes[row.pk]},
        "made": at.isoformat(),
        "expires": (at + KEPT_FOR).isoformat(),
    }


def _person(registration: Registration, hashes: list[str]) -> dict[str, Any]:
    person = registration.person
    return {
        "id": registration.pk,
        "name": person.full_name,
        "latin": person.latin_name if person.latin_name != person.full_name else "",
        "country": person.country_id,
        "heard": person.heard,
        "codes": sorted(hashes),
        "present": [day.isoformat() for day in days_present(registration)],
    }


def version_of(listed: dict[str, Any]) -> str:
    """The same for two lists that say the same, whenever they were made."""
    said = {key: listed[key] for key in ("event", "days", "zone", "people", "others")}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]


def sealed(listed: dict[str, Any]) -> dict[str, str]:
    """The list as text with the signature of that text (ECDSA, P-256, SHA-256; r and s of 32 bytes each)."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

    text = json.dumps(listed, ensure_ascii=False)
    numbers = decode_dss_signature(_private_key().sign(text.encode(), ECDSA(hashes.SHA256())))
    return {"list": text, "seal": _base64(number.to_bytes(32, "big") for number in numbers)}


def public_key() -> str:
    """The point by which a browser checks the seal, uncompressed, in base 64."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return _base64([_private_key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)])


def _private_key() -> Any:
    """Made from the secret of the portal, so that every web machine has the same and nobody has to keep it."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key

    secret = salted_hmac("events.check_in_list", "seal", secret=settings.SECRET_KEY, algorithm="sha512").digest()
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    return derive_private_key(int.from_bytes(secret, "big") % (order - 1) + 1, SECP256R1())


def _base64(parts: Iterable[bytes]) -> str:
    return b64encode(b"".join(parts)).decode()
