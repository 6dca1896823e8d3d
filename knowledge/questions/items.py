"""Item analysis: how a question did, from the answers of many. Below 10 answers nothing is said.

- Facility: the mean part of the points that was earned, from 0 (nobody knew) to 1 (everybody did).
- Item-rest correlation: Pearson's r between the part earned and the points of the rest of the test, that is without
  the question itself; for right or wrong answers it is the point-biserial correlation. Source: F. M. Lord and
  M. R. Novick, Statistical Theories of Mental Test Scores (1968), chapter 15. Below 0.2 a question hardly tells who
  knows more; below 0 it is often a wrong key.
- Distractors: how many chose an option, and their mean rest. A wrong option whose choosers did best is suspicious.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt

FEWEST = 10


@dataclass(frozen=True)
class Choice:
    """An option: who chose it, and their mean points in the rest of the test (None: nobody chose it)."""

    key: str
    people: int
    mean_rest: float | None


@dataclass(frozen=True)
class Item:
    """`correlation` is None where everybody earned the same, or has the same rest."""

    people: int
    facility: float
    correlation: float | None
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class TooFew:
    """Why there is no analysis."""

    people: int
    fewest: int = FEWEST


@dataclass
class Tally:
    """Gathers the answers to one version of a question, one by one, in constant memory."""

    people: int = 0
    parts: float = 0.0
    rests: float = 0.0
    parts_squared: float = 0.0
    rests_squared: float = 0.0
    products: float = 0.0
    chosen: dict[str, tuple[int, float]] = field(default_factory=dict)

    def add(self, part: float, rest: float, keys: Iterable[str]) -> None:
        """`part` from 0 to 1; `rest`: the points of the other questions; `keys`: the options that were chosen."""
        self.people += 1
        self.parts += part
        self.rests += rest
        self.parts_squared += part * part
        self.rests_squared += rest * rest
        self.products += part * rest
        for key in keys:
            people, rests = self.chosen.get(key, (0, 0.0))
            self.chosen[key] = (people + 1, rests + rest)

    def item(self, keys: Iterable[str] = ()) -> Item | TooFew:
        """The analysis; `keys` are all options, also those that nobody chose."""
        if self.people < FEWEST:
            return TooFew(self.people)
        choices = []
        for key in keys:
            people, rests = self.chosen.get(key, (0, 0.0))
            choices.append(Choice(key, people, rests / people if people else None))
        return Item(self.people, self.parts / self.people, self._correlation(), tuple(choices))

    def _correlation(self) -> float | None:
        n = self.people
        of_parts = n * self.parts_squared - self.parts**2
        of_rests = n * self.rests_squared - self.rests**2
        if of_parts <= 1e-9 * n or of_rests <= 1e-9 * n:
            return None
        r = (n * self.products - self.parts * self.rests) / sqrt(of_parts * of_rests)
        return max(-1.0, min(1.0, r))


def keys_of(value: object) -> list[str]:
    """The options that an answer chose; a pair of a matching is "l1 r2". Typed answers choose none."""
    if isinstance(value, dict):
        return [f"{left} {right}" for left, right in value.items() if right]
    if isinstance(value, list):
        return list(dict.fromkeys(str(key) for key in value))
    return [value] if isinstance(value, str) and value else []
