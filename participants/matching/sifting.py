"""Who of those that share a key is worth comparing: most of them share one name alone, and a short look tells."""

from collections.abc import Iterable, Sequence

from rapidfuzz.distance.Levenshtein import distance

from participants.matching.identity import Prepared

# What the keys that two people share say, to be added up. The letters are the kinds of participants.matching.keys.
SAME_GIVEN, SAME_FAMILY, MORE = 1, 2, 4
SAID_BY = {"g": SAME_GIVEN, "f": SAME_FAMILY, "a": SAME_FAMILY}


def said_by(keys: Iterable[str]) -> int:
    """What these shared keys say: SAME_GIVEN, SAME_FAMILY, the sum of both, or MORE and above."""
    return sum({SAID_BY.get(key[:1], MORE) for key in keys})


def is_worth_comparing(left: Prepared, right: Prepared, said: int) -> bool:
    """False where the keys say that one name is alike, and the other name is too far for a slip or a spelling.

    Never false for an initial or a missing name. A full comparison takes twenty times as long.
    """
    if said == SAME_GIVEN:
        return any(_near(one.family, other.family) for one in left.names for other in right.names)
    if said == SAME_FAMILY:
        return any(_near(one.given, other.given) for one in left.names for other in right.names)
    return True


def _near(words: Sequence[str], others: Sequence[str]) -> bool:
    for word in words:
        for other in others:
            most = max(len(word), len(other)) // 4 + 1
            if word[-1] == "." or other[-1] == "." or distance(word, other, score_cutoff=most) <= most:
                return True
    return not words or not others
