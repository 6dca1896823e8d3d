"""What two names as wholes say: columns straight or exchanged, several words, initials, fathers' names."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from participants.matching.likeness import (
    FAMILY_COMMON,
    GIVEN_COMMON,
    KEPT,
    Level,
    family_weight,
    family_words,
    given_weight,
    given_words,
    initials_fit,
    male_form,
)
from participants.matching.names import Name, Words
from participants.matching.reasons import Reason, Why

INITIAL_FITS, OTHER_INITIAL = 0.8, -6.0
OTHER_GIVEN, DOUBTFUL_GIVEN = -8.0, -4.0
OTHER_FAMILY, DOUBTFUL_FAMILY, OTHER_FAMILY_OF_WOMAN, OTHER_FAMILY_OF_UNSTATED = -6.5, -2.5, -3.5, -4.5
# A woman whose given and father's name agree: most women who marry change just this.
OTHER_FAMILY_OF_FATHERS_DAUGHTER = -2.0
FATHERS_INITIAL, OTHER_FATHER, OTHER_FATHERS_INITIAL = 1.2, -9.5, -7.0
# Fathers bear the given names of their time: a narrower choice.
OF_FATHER = 0.8
EXCHANGED = -0.3
# A part that only one of them has (a second given name, one half of a double family name) costs a little.
HALF = 0.85


@dataclass(frozen=True, slots=True)
class Naming:
    """What the names say. `father` is UNKNOWN when one of them does not name the father."""

    points: float
    given: Level
    family: Level
    father: Level
    reasons: tuple[Reason, ...]

    @property
    def is_one_given_name(self) -> bool:
        return self.given > Level.UNKNOWN


_WHY = {
    Level.DOUBTFUL: (Why.OTHER_GIVEN_NAME, Why.OTHER_FAMILY_NAME),
    Level.UNKNOWN: (Why.NAME_NOT_KNOWN, Why.NAME_NOT_KNOWN),
    Level.INITIAL: (Why.INITIAL_FITS, Why.INITIAL_FITS),
    Level.RESEMBLING: (Why.TYPING_ERROR, Why.TYPING_ERROR),
    Level.TYPING: (Why.TYPING_ERROR, Why.TYPING_ERROR),
    Level.PART: (Why.PART_OF_NAME, Why.PART_OF_NAME),
    Level.SHORT: (Why.SHORT_FORM, Why.SHORT_FORM),
    Level.SPELLING: (Why.SAME_GIVEN_NAME, Why.SAME_FAMILY_NAME),
    Level.SAME: (Why.SAME_GIVEN_NAME, Why.SAME_FAMILY_NAME),
}


def compare_names(left: Name, right: Name, sex: str) -> Naming:
    """The better reading of two names: the columns as they stand, or exchanged in one of them.

    `sex` is female if either is known to be a woman, who may have married; male, or empty if nobody said.
    """
    if (left.given, left.family) > (right.given, right.family):
        left, right = right, left  # of two readings that weigh the same it is one and the same, whoever comes first
    given, family = _given(left.given, right.given), _family(left.family, right.family)
    if given[0] > Level.UNKNOWN:
        return _naming(left, right, given, family, sex)
    crossed_given, crossed_family = _given(left.given, right.family), _family(left.family, right.given)
    if min(crossed_given[0], crossed_family[0]) < Level.TYPING:
        return _naming(left, right, given, family, sex)
    crossed = _naming(left, right, crossed_given, crossed_family, sex, exchanged=True)
    return max(_naming(left, right, given, family, sex), crossed, key=lambda naming: naming.points)


Agreement = tuple[Level, float]


def _naming(
    left: Name, right: Name, given: Agreement, family: Agreement, sex: str, *, exchanged: bool = False
) -> Naming:
    father = _father(left, right)
    given_points, family_points = given[1], _family_points(left, right, family, father[0], sex)
    reasons = _name_reasons(given[0], family[0], given_points, family_points)
    if exchanged:
        reasons.append(Reason(EXCHANGED, Why.EXCHANGED_NAMES))
    if father[0] is not Level.UNKNOWN:
        reasons.append(Reason(father[1], Why.SAME_FATHER if father[1] > 0 else Why.OTHER_FATHER))
    if 0 < given_points <= GIVEN_COMMON and 0 < family_points <= FAMILY_COMMON:
        reasons.append(Reason(0.0, Why.COMMON_NAME))
    points = given_points + family_points + father[1] + EXCHANGED * exchanged
    return Naming(points, given[0], family[0], father[0], tuple(reasons))


def _name_reasons(given: Level, family: Level, given_points: float, family_points: float) -> list[Reason]:
    if min(given, family) >= Level.SPELLING:
        why = Why.SAME_NAME if given is family is Level.SAME else Why.SAME_SOUND
        return [Reason(given_points + family_points, why)]
    other_given = Why.OTHER_INITIAL if given_points == OTHER_INITIAL else Why.OTHER_GIVEN_NAME
    whys = (
        other_given if given is Level.OTHER else _WHY[given][0],
        Why.OTHER_FAMILY_NAME if family is Level.OTHER else _WHY[family][1],
    )
    return [Reason(given_points, whys[0]), Reason(family_points, whys[1])]


@lru_cache(maxsize=16384)
def _given(left: Words, right: Words) -> Agreement:
    if not left or not right:
        return Level.UNKNOWN, 0.0
    if left[0].endswith(".") or right[0].endswith("."):
        fits = initials_fit(left[0], right[0])
        return (Level.INITIAL, INITIAL_FITS) if fits else (Level.OTHER, OTHER_INITIAL)
    joined = given_words("".join(left).replace(".", ""), "".join(right).replace(".", ""))
    level, points = _best(left, right, given_words, given_weight)
    if joined >= Level.SPELLING and joined > level:
        level, points = joined, min(given_weight("".join(left)), given_weight("".join(right)))
    if level <= Level.DOUBTFUL:
        return level, OTHER_GIVEN if level is Level.OTHER else DOUBTFUL_GIVEN
    if joined < Level.SPELLING and max(len(left), len(right)) > 1:
        points *= HALF if min(len(left), len(right)) == 1 else _share_of_both(left, right)
    return level, points


def _share_of_both(left: Words, right: Words) -> float:
    """Two given names on both sides: all should have a partner."""
    short, long = sorted((left, right), key=len)
    paired = sum(any(given_words(one, other) > Level.UNKNOWN for other in long) for one in short)
    return 1.0 if paired == len(short) else 0.3


@lru_cache(maxsize=16384)
def _family(left: Words, right: Words) -> Agreement:
    if not left or not right:
        return Level.UNKNOWN, 0.0
    joined = family_words("".join(left), "".join(right))
    level, points = _best(left, right, family_words, family_weight)
    if joined >= Level.SPELLING and joined > level:
        return joined, min(family_weight("".join(left)), family_weight("".join(right)))
    if level > Level.UNKNOWN and len(left) + len(right) > 2:
        points *= HALF
    return level, points


def _best(
    left: Words, right: Words, level_of: Callable[[str, str], Level], weight_of: Callable[[str], float]
) -> Agreement:
    found = max((level_of(one, other), min(weight_of(one), weight_of(other))) for one in left for other in right)
    return found[0], found[1] * KEPT.get(found[0], 0.0)


def _family_points(left: Name, right: Name, family: Agreement, father: Level, sex: str) -> float:
    level, points = family
    if level > Level.DOUBTFUL:
        return points
    if (left.is_fathers or right.is_fathers) and father > Level.UNKNOWN:
        return 0.0  # Асан уулу Бакыт has no family name; Асанов Бакыт Асанович is written by another rule
    if level is Level.DOUBTFUL:
        return DOUBTFUL_FAMILY
    if sex == "female" and father > Level.INITIAL:
        return OTHER_FAMILY_OF_FATHERS_DAUGHTER
    return {"female": OTHER_FAMILY_OF_WOMAN, "male": OTHER_FAMILY}.get(sex, OTHER_FAMILY_OF_UNSTATED)


def _father(left: Name, right: Name) -> Agreement:
    one, other = left.father, right.father
    if not one and not other:
        return Level.UNKNOWN, 0.0
    if not one or not other:
        return _father_among_given(left, right)
    if one.endswith(".") or other.endswith("."):
        fits = initials_fit(one, other)
        return (Level.INITIAL, FATHERS_INITIAL) if fits else (Level.OTHER, OTHER_FATHERS_INITIAL)
    level = max(given_words(one, other), given_words(male_form(one), male_form(other)))
    if level <= Level.DOUBTFUL:
        return level, OTHER_FATHER if level is Level.OTHER else OTHER_FATHER / 3
    return level, OF_FATHER * min(given_weight(one), given_weight(other)) * KEPT[level]


def _father_among_given(left: Name, right: Name) -> Agreement:
    """Mammadov Anar Rashid against Mammadov Anar Rashid oglu: a second given name may be the father's."""
    named, silent = (left, right) if left.father else (right, left)
    if len(silent.given) > 1 and not named.father.endswith("."):
        level = given_words(silent.given[-1], named.father)
        if level >= Level.SPELLING:
            return level, OF_FATHER * given_weight(named.father)
    return Level.UNKNOWN, 0.0
