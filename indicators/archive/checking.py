"""Which report a file is of, by its SHA-256 or the beginning of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from django.utils.translation import gettext as _

from indicators.archive.sealed import snapshots
from indicators.models import ReportFile, Snapshot

LEAST = 12  # characters of a hash: by chance no two files begin with the same
LARGEST = 30 * 1024 * 1024  # bytes of a file
_HASH = re.compile(r"[0-9a-f]{12,64}")


class Uploaded(Protocol):
    size: int

    def chunks(self) -> Iterable[bytes]: ...


class CheckRefused(Exception):
    """Nothing can be looked up by this; the sentence says why."""


@dataclass(frozen=True)
class Match:
    """`file` is None where the hash is that of the frozen data."""

    snapshot: Snapshot
    file: ReportFile | None


def matches(typed: str) -> list[Match]:
    """What has a hash that begins so. Raises CheckRefused for what is no hash."""
    wanted = re.sub(r"[\s:]", "", typed).lower()
    if not _HASH.fullmatch(wanted):
        raise CheckRefused(
            _("A hash has the digits 0 to 9 and the letters a to f. Give at least %(least)s of them.")
            % {"least": LEAST}
        )
    files = ReportFile.objects.filter(sha256__startswith=wanted).order_by("snapshot", "edition", "language")
    known = {it.pk: it for it in snapshots().filter(pk__in=[it.snapshot_id for it in files])}
    return [
        *(Match(known[it.snapshot_id], it) for it in files),
        *(Match(it, None) for it in snapshots().filter(sha256__startswith=wanted)),
    ]


def hash_of(file: Uploaded | None) -> str:
    """Raises CheckRefused for no file, an empty one, and one that is too large to be ours."""
    if file is None:
        raise CheckRefused(_("Choose a file first."))
    if not file.size:
        raise CheckRefused(_("The file is empty."))
    if file.size > LARGEST:
        raise CheckRefused(too_large())
    found = sha256()
    for chunk in file.chunks():
        found.update(chunk)
    return found.hexdigest()


def too_large() -> str:
    return _("The file has more than %(size)s MB. No report is so large.") % {"size": LARGEST // 1024 // 1024}
