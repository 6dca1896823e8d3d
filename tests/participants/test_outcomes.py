from dataclasses import dataclass

import pytest

from participants.matching import Identity
from participants.outcomes import Choice, alike, choose


@dataclass(frozen=True)
class Known:
    score: float
    is_proposed: bool = True
    is_certain: bool = False


CERTAIN = Known(0.7, is_certain=True)
BEST, NEXT, FAR = Known(0.95), Known(0.9), Known(0.3, is_proposed=False)


@pytest.mark.parametrize(
    ("candidates", "choice"),
    [
        ([], Choice()),
        ([FAR], Choice()),
        ([FAR, BEST], Choice(match=BEST)),
        ([NEXT, BEST], Choice(rivals=(BEST, NEXT))),
        ([Known(0.6), BEST], Choice(rivals=(BEST, Known(0.6)))),
        ([Known(0.999), Known(0.9)], Choice(match=Known(0.999))),
        ([BEST, CERTAIN], Choice(match=CERTAIN)),
        ([Known(1.0), Known(1.0)], Choice(rivals=(Known(1.0), Known(1.0)))),
    ],
)
def test_the_likeliest_is_chosen_unless_another_is_about_as_likely(candidates, choice):
    assert choose(candidates) == choice


def identity(given="Aigul", family="Sarsenova", **facts):
    return Identity(given=given, family=family, country="KZ", **facts)


def test_rows_that_are_one_person_are_found_across_scripts():
    address = {"emails": frozenset({"aigul@example.org"}), "birth_year_band": 1985}
    rows = [
        identity(**address),
        identity("Tigran", "Sahakyan"),
        identity("Айгуль", "Сарсенова", **address),
        identity(emails=frozenset({"other@example.org"}), phones=frozenset({"+77011234567"}), birth_year_band=1960),
    ]
    assert alike(rows) == {2: [0]}
