"""A table that a focal point has copied out of a spreadsheet, as nominees. Nothing is written here."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from events.actions.nominating import Nominee
from participants.models import Country, ListedPerson, read_people
from portal.core.file_kinds import Unreadable


class Outcome(models.TextChoices):
    NEW = "new", _lazy("new")
    THERE = "there", _lazy("on the list already")
    REFUSED = "refused", _lazy("refused")


@dataclass(frozen=True)
class PastedRow:
    """A row as it was understood, with what would become of it and why."""

    number: int
    name: str
    institution: str
    email: str
    outcome: Outcome
    reasons: tuple[str, ...]
    nominee: Nominee | None = None


@dataclass(frozen=True)
class Pasted:
    rows: tuple[PastedRow, ...]

    @property
    def new(self) -> list[Nominee]:
        return [row.nominee for row in self.rows if row.nominee]

    @property
    def digest(self) -> str:
        """That what is written is what was looked at."""
        return hashlib.sha256(repr(self.rows).encode()).hexdigest()[:16]


def read_pasted(text: str, *, country: Country, known: Collection[str]) -> Pasted:
    """The rows of the text. `known` are the addresses that stand on the list already.

    Raises Unreadable with a sentence when the text is no table with names of columns.
    """
    content = text.strip("\r\n").encode()
    if not content.strip():
        raise Unreadable(_("Copy the rows out of the spreadsheet, with the names of the columns, and paste them here."))
    rows, seen = [], set(known)
    for listed in read_people(_("pasted"), content, default_country=country):
        row = _row(listed, country, seen)
        seen.add(row.email)
        rows.append(row)
    return Pasted(tuple(rows))


def _row(listed: ListedPerson, country: Country, seen: Collection[str]) -> PastedRow:
    words = listed.understood
    name = f"{words.get('given') or ''} {words.get('family') or ''}".strip()
    email = (words.get("email") or "").lower()
    reasons = _refusals(listed, country)
    outcome = Outcome.REFUSED if reasons else Outcome.THERE if email in seen else Outcome.NEW
    return PastedRow(
        number=listed.number,
        name=name,
        institution=words.get("institution") or "",
        email=email,
        outcome=outcome,
        reasons=(*reasons, *(() if reasons else listed.notes)),
        nominee=_nominee(listed) if outcome == Outcome.NEW else None,
    )


def _refusals(listed: ListedPerson, country: Country) -> tuple[str, ...]:
    """What stands in the way of the row, each sentence with its number."""
    if listed.details is None:
        return listed.refusals
    wanted = {
        _("the person is of another country."): listed.details.country in (None, country),
        _("there is no e-mail address."): bool(listed.details.email),
        _("there is no institution."): bool(listed.details.institution),
    }
    row = _("Row %(row)s") % {"row": listed.number}
    return tuple(f"{row}: {sentence}" for sentence, holds in wanted.items() if not holds)


def _nominee(listed: ListedPerson) -> Nominee | None:
    details = listed.details
    return details and Nominee(**{name: getattr(details, name) for name in Nominee.__dataclass_fields__})
