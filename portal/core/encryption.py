"""Fields and files that lie encrypted in the database and in the storage: only the portal, with its keys, reads them.

settings.TRAVEL_KEYS holds the keys: the first encrypts, all of them open. A value that none of them opens is read as
`Unopened`, which stands on pages as words and is written back as it was.
"""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class Unopened:
    """A value that none of the keys opens. It keeps what stands in the database."""

    def __init__(self, token: str) -> None:
        self.token = token

    def __str__(self) -> str:
        return _("cannot be opened: its key is missing")

    def __repr__(self) -> str:
        return "Unopened()"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unopened) and other.token == self.token

    def __hash__(self) -> int:
        return hash(self.token)


class CannotOpen(Exception):
    """None of the keys opens the file."""


def seal(content: bytes) -> bytes:
    return _cipher(tuple(settings.TRAVEL_KEYS)).encrypt(content)


def unseal(token: bytes) -> bytes:
    """Raises CannotOpen."""
    from cryptography.fernet import InvalidToken  # 10 MB: only who opens something pays for it

    try:
        return _cipher(tuple(settings.TRAVEL_KEYS)).decrypt(token)
    except InvalidToken as error:
        raise CannotOpen from error


@lru_cache(maxsize=4)
def _cipher(keys: tuple[str, ...]) -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet  # the same

    return MultiFernet([Fernet(key) for key in keys])


class EncryptedTextField(models.TextField):
    """Text that is encrypted on its way into the database. Nothing can be searched in it; empty text stays empty."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        if not value:
            return self.opened("")
        try:
            return self.opened(unseal(value.encode()).decode())
        except CannotOpen:
            return Unopened(value)

    def get_prep_value(self, value: Any) -> str:
        if isinstance(value, Unopened):
            return value.token
        text = self.text_of(value)
        return seal(text.encode()).decode() if text else ""

    def to_python(self, value: Any) -> Any:
        return value if isinstance(value, Unopened) else super().to_python(value)

    def opened(self, text: str) -> Any:
        """The value that was written as this text."""
        return text

    def text_of(self, value: Any) -> str:
        return "" if value is None else str(value)


class EncryptedDateField(EncryptedTextField):
    """A day, or nothing."""

    def opened(self, text: str) -> date | None:
        return date.fromisoformat(text) if text else None

    def text_of(self, value: Any) -> str:
        return value.isoformat() if isinstance(value, date) else ""

    def to_python(self, value: Any) -> Any:
        return value


def encrypted_fields(model: type[models.Model]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
