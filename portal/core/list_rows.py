"""A list that staff bring in, as the screens and the report show it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

# What the screens and the report show of a person as understood.
SHOWN = ("given", "family", "sex", "country", "institution", "email")


@dataclass(frozen=True)
class ListRow:
    """A row: what was understood, what it comes to, and why, in the language of who reads it.

    `person` has codes for sex and country, `words` says the same in words. `people` are those on record who are, or may
    be, the person of the row, each as number and name.
    """

    number: int
    sheet: str
    outcome: str
    person: Mapping[str, str]
    words: Mapping[str, str]
    reasons: tuple[str, ...]
    people: tuple[tuple[int, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class Plan(Protocol):
    """What a whole list would do. `digest` is the same for two plans that would do the same."""

    @property
    def shown(self) -> Sequence[ListRow]: ...

    @property
    def counts(self) -> Mapping[str, int]: ...

    @property
    def digest(self) -> str: ...

    def why_not(self, *, skip_duplicates: bool) -> str: ...


class ListRefused(Exception):
    """The list cannot be written; the sentence says why. `plan` shows every row."""

    def __init__(self, sentence: str, plan: Plan) -> None:
        super().__init__(sentence)
        self.plan = plan
