"""The code on the projector, by which people check themselves in. It changes: a photograph of it is soon worth nothing.

Six digits of a seal over the event and the half minute. A code holds from 60 to 90 seconds: for its own half minute and
the two after it, so that nobody is refused for reading slowly.
"""

import hmac
from datetime import datetime

from django.conf import settings
from django.utils.crypto import salted_hmac

STEP = 30
STEPS = 3


def code_at(event: int, at: datetime) -> str:
    return _digits(event, _step(at))


def holds(event: int, text: str, at: datetime) -> bool:
    code = "".join(sign for sign in text if sign.isdecimal() and sign.isascii())
    now = _step(at)
    return any([hmac.compare_digest(_digits(event, now - back), code) for back in range(STEPS)])  # noqa: C419  in one time


def _step(at: datetime) -> int:
    return int(at.timestamp()) // STEP


def _digits(event: int, step: int) -> str:
    seal = salted_hmac("events.rotating_code", f"{event} {step}", secret=settings.SECRET_KEY, algorithm="sha256")
    return f"{int.from_bytes(seal.digest()[:8], 'big') % 1_000_000:06}"
