"""The code in a person's QR: which registration it is, in signs that only the portal can have made.

`ACSH-12-7K2M9QXD-4HT8PNWC` names nobody and leads nowhere: who photographs it learns nothing. A phone without a network
knows it by the hash in its list of participants.
"""

import hashlib
import hmac
import re

from django.conf import settings
from django.utils.crypto import salted_hmac

from events.models import Registration
from portal.core.codes import ALPHABET

_FORM = re.compile(rf"ACSH-(\d{{1,10}})-([{ALPHABET}]{{4,12}})-([{ALPHABET}]{{8}})")
_SALT = "events.check_in_code"


def code_of(registration: Registration) -> str:
    return _written(registration.event_id, registration.code, settings.SECRET_KEY)


def registration_code(text: str) -> tuple[int, str] | None:
    """The number of the event and the code of the registration; None when the portal has not made this code."""
    found = _FORM.fullmatch(text.strip().upper())
    if not found:
        return None
    event, code = int(found[1]), found[2]
    made = (_written(event, code, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
    return (event, code) if any(hmac.compare_digest(found[0], it) for it in made) else None


def code_hash(text: str) -> str:
    """By which a list without codes knows a code; 128 bits."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _written(event: int, code: str, key: str) -> str:
    digest = salted_hmac(_SALT, f"{event} {code}", secret=key, algorithm="sha256").digest()
    seal = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:8])
    return f"ACSH-{event}-{code}-{seal}"
