"""What a list would do to the people on record, row by row, before anything is written."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.models.lists import ListedPerson
from participants.models.people import Person, Sex
from participants.outcomes import Outcome
from portal.core.list_rows import SHOWN, ListRefused, ListRow


@dataclass(frozen=True)
class PlannedRow:
    """A row of a list: what it comes to and why.

    `reasons` are sentences in the language of whom they are shown to; `effects` say the same for the machine.
    `person` is who is on record; `offered` are the people to look at before the list is written.
    """

    listed: ListedPerson
    outcome: Outcome
    reasons: tuple[str, ...] = ()
    person: Person | None = None
    offered: tuple[Person, ...] = ()
    changes: Mapping[str, Any] = field(default_factory=dict)
    effects: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        return self.listed.number

    @property
    def shown(self) -> ListRow:
        person = {key: self.listed.understood.get(key) or "" for key in SHOWN}
        words = {"sex": str(Sex(person["sex"]).label) if person["sex"] else ""}
        if self.listed.details:
            words["country"] = str(self.listed.details.country)
        return ListRow(
            number=self.number,
            sheet=self.listed.sheet,
            outcome=self.outcome.value,
            person=person,
            words=person | words,
            reasons=self.reasons,
            people=tuple((it.pk, it.full_name) for it in self.offered or filter(None, [self.person])),
        )


@dataclass(frozen=True)
class ListPlan:
    """All rows of a list. `refusal` is said of the list as a whole, such as that it has more rows than places."""

    rows: tuple[PlannedRow, ...]
    refusal: str = ""

    @property
    def shown(self) -> list[ListRow]:
        return [row.shown for row in self.rows]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows come to each outcome."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome.value: found[outcome] for outcome in Outcome}

    @property
    def rows_to_write(self) -> tuple[PlannedRow, ...]:
        return tuple(row for row in self.rows if row.outcome not in (Outcome.REFUSED, Outcome.DUPLICATE))

    @property
    def digest(self) -> str:
        """The same for two plans that would do the same, in whatever language they are told."""
        told = [
            (
                row.number,
                row.outcome,
                row.person.pk if row.person else None,
                sorted(row.changes),
                [person.pk for person in row.offered],
                row.effects,
            )
            for row in self.rows
        ]
        return hashlib.sha256(json.dumps([told, bool(self.refusal)]).encode()).hexdigest()

    def why_not(self, *, skip_duplicates: bool) -> str:
        """Why nothing may be written; empty when all of it may."""
        counts = self.counts
        refused, duplicates = counts[Outcome.REFUSED], counts[Outcome.DUPLICATE]
        if refused:
            return ngettext(
                "%(count)s row is refused, so nothing is written. Correct the file and try again.",
                "%(count)s rows are refused, so nothing is written. Correct the file and try again.",
                refused,
            ) % {"count": refused}
        if duplicates and not skip_duplicates:
            return ngettext(
                "%(count)s row repeats an earlier one, so nothing is written. Take it out, or choose to leave "
                "duplicates out.",
                "%(count)s rows repeat earlier ones, so nothing is written. Take them out, or choose to leave "
                "duplicates out.",
                duplicates,
            ) % {"count": duplicates}
        return self.refusal

    def check(self, *, skip_duplicates: bool, seen: str | None) -> None:
        """Raises ListRefused when the list may not be written, or is no longer what somebody has seen (its digest)."""
        sentence = self.why_not(skip_duplicates=skip_duplicates)
        if not sentence and seen is not None and seen != self.digest:
            sentence = _("Nothing was written: people on record have changed since you looked. Look at the rows again.")
        if sentence:
            raise ListRefused(sentence, self)
