"""Links that carry their own permission: what they are for, what they point at, and until when."""

from datetime import timedelta

from django.core import signing


class LinkRefused(Exception):
    """The link was altered, is for something else, or is too old. The message does not say which."""


def sign(purpose: str, value: str | int) -> str:
    return signing.dumps(value, salt=f"portal.{purpose}")


def unsign(purpose: str, token: str, *, max_age: timedelta | None = None) -> str | int:
    """The value that was signed for this purpose. Raises LinkRefused."""
    try:
        return signing.loads(token, salt=f"portal.{purpose}", max_age=max_age)
    except signing.BadSignature as error:
        raise LinkRefused from error
