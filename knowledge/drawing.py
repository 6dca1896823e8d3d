"""What somebody is asked in one attempt: the fixed questions of each section, then so many of its bank by chance."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

IN_ORDER = {"true_false", "scale"}  # their options mean something by their order
UNGRADED = {"scale", "free_text"}


class TooFewQuestions(Exception):
    """The banks hold fewer questions than the sections draw, or there is nothing to ask."""


@dataclass(frozen=True)
class Candidate:
    """A question that may be asked: its latest version, with the keys of its options in the language of the attempt."""

    question: int
    version: int
    bank: int
    kind: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A section: the numbers of its fixed questions in order, or of a bank and how many are drawn from it."""

    fixed: tuple[int, ...] = ()
    bank: int = 0
    draw: int = 0


def is_enough(parts: Sequence[Part], banks: Mapping[int, int]) -> bool:
    """Whether these questions (the bank of each, by its number) suffice for all sections, none being asked twice."""
    fixed = {number for part in parts for number in part.fixed}
    if not fixed <= banks.keys():
        return False
    left = Counter(bank for number, bank in banks.items() if number not in fixed)
    wanted: Counter[int] = Counter()
    for part in parts:
        wanted[part.bank] += part.draw
    return bool(fixed or +wanted) and all(left[bank] >= number for bank, number in wanted.items())


def draw(parts: Sequence[Part], candidates: Sequence[Candidate], rng: Random) -> list[Candidate]:
    """The questions in the order in which they are asked, none twice. Raises TooFewQuestions."""
    by_number = {it.question: it for it in sorted(candidates, key=lambda it: it.question)}
    if not is_enough(parts, {number: it.bank for number, it in by_number.items()}):
        raise TooFewQuestions
    taken = {number for part in parts for number in part.fixed}
    asked: dict[int, Candidate] = {}
    for part in parts:
        asked |= {number: by_number[number] for number in part.fixed}
        pool = [it for number, it in by_number.items() if it.bank == part.bank and number not in taken]
        chosen = rng.sample(pool, part.draw)
        taken |= {it.question for it in chosen}
        asked |= {it.question: it for it in chosen}
    return list(asked.values())


def as_shown(candidate: Candidate, rng: Random) -> list[str]:
    """The keys of the options in the order in which they are shown; of a matching, the left side keeps its order."""
    keys = sorted(candidate.options)
    if candidate.kind == "true_false":
        return ["true", "false"]
    if candidate.kind in IN_ORDER:
        return keys
    left = [key for key in keys if candidate.kind == "matching" and key.startswith("l")]
    others = [key for key in keys if key not in left]
    rng.shuffle(others)
    return left + others


def points_of(kind: str) -> str:
    """How many points a question is worth; what is not graded is worth none."""
    return "0" if kind in UNGRADED else "1"
