"""Whether a certificate is real: by its number as somebody types it, or by the file itself."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Protocol

from django.utils.translation import gettext as _

from knowledge.awarding.numbers import plain
from knowledge.models import Award

LARGEST = 5 * 2**20  # bytes of a file


class Uploaded(Protocol):
    size: int

    def chunks(self) -> Iterable[bytes]: ...


class CheckRefused(Exception):
    """Nothing can be looked up by this; the sentence says why."""


def award_of(typed: str) -> Award | None:
    """The same work for a number that is none, that nobody has, and that somebody has."""
    return Award.objects.with_successor().filter(number=plain(typed)).first()


def award_of_file(file: Uploaded | None) -> Award | None:
    """By the hash of its bytes: it is neither kept nor opened. Raises CheckRefused for none, or one too large."""
    if file is None:
        raise CheckRefused(_("Choose a file first."))
    if file.size > LARGEST:
        raise CheckRefused(too_large())
    found = sha256()
    for chunk in file.chunks():
        found.update(chunk)
    return Award.objects.with_successor().filter(sha256=found.hexdigest()).first()


def too_large() -> str:
    return _("The file has more than %(size)s MB. No certificate is so large.") % {"size": LARGEST // 2**20}
