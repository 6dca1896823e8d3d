"""By what a word shows that it is a given or a family name. Pure."""

from functools import lru_cache

from participants.matching.known_names import family_names, given_names
from participants.matching.names import looks_like_family as sounds_like_family
from participants.matching.scripts import sound
from participants.matching.spelling import folded


@lru_cache(maxsize=20_000)
def looks_like_given(word: str) -> bool:
    return bool(given_names().find(sound(folded(word))))


@lru_cache(maxsize=20_000)
def looks_like_family(word: str) -> bool:
    return sounds_like_family(sound(folded(word)))


@lru_cache(maxsize=20_000)
def is_known_family(word: str) -> bool:
    return family_names().is_spelling(sound(folded(word)))
