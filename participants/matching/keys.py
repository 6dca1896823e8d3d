"""Keys under which a database finds the few records that may be one person, so that nobody is compared with all."""

from functools import lru_cache
from hashlib import blake2b
from itertools import product

from participants.matching.contacts import is_shared_box
from participants.matching.identity import Prepared
from participants.matching.institutions import meaning_of
from participants.matching.known_names import given_names
from participants.matching.likeness import stem
from participants.matching.names import Name
from participants.matching.sounds import bones

LENGTH = 40


def blocking_keys(person: Prepared) -> frozenset[str]:
    """The keys of a person: two that may be one person share at least one, two strangers hardly ever."""
    found = {f"e:{email}" for email in person.emails if not is_shared_box(email)}
    found |= {f"p:{phone[-9:]}" for phone in person.phones}
    for name in person.names:
        found |= _name_keys(name, person)
    return frozenset(map(_short, found))


def _short(key: str) -> str:
    if len(key) <= LENGTH and key.isprintable():
        return key
    return f"{key[:2]}{blake2b(key.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}"


def _name_keys(name: Name, person: Prepared) -> set[str]:
    """By the bones of the names, so that all spellings and scripts have one key, and so that one typing error in the
    one name leaves a key of the other name and the half that it does not touch."""
    country = person.country or "--"
    found = set()
    for given, family in product(name.given, name.family):
        if given.endswith(".") or family.endswith("."):
            continue
        for first, last in product(given_bones(given), family_bones(family)):
            found.add(f"n:{country}:{':'.join(sorted((first, last)))}")
            found.add(f"f:{country}:{last}:{first[:2]}")
            found.add(f"g:{country}:{first}:{last[:3]}")
    return found | _keys_with_more(name, person, country)


def _keys_with_more(name: Name, person: Prepared, country: str) -> set[str]:
    """For initials and for women who married: one name with the institution or the year of birth beside it."""
    more = {f"i{'.'.join(sorted(_place(person.institution)))}"} if person.institution else set()
    if person.birth_years and person.birth_years[0] == person.birth_years[1]:
        more.add(f"y{person.birth_years[0]}")
    if not name.given:
        return set()
    firsts = given_bones(name.given[0])
    fathers = given_bones(name.father) if name.father and not name.father.endswith(".") else ()
    found = set()
    for beside in more:
        lasts = {last for word in name.family for last in family_bones(word)}
        found |= {f"a:{country}:{last}:{first[:1]}:{beside}" for last in lasts for first in firsts}
        found |= {f"m:{country}:{first}:{father}:{beside}" for first in firsts for father in fathers}
    if len(more) == 2:
        found |= {f"b:{country}:{first}:{':'.join(sorted(more))}" for first in firsts}
    return found


def _place(institution: str) -> frozenset[str]:
    meaning = meaning_of(institution)
    return meaning.topics or meaning.unknown


@lru_cache(maxsize=16384)
def given_bones(word: str) -> tuple[str, ...]:
    """One key for all spellings and short forms of a known name; several for one that may be read in several ways."""
    names = given_names()
    known = names.find(word)
    if not known:
        return _readings(word.rstrip("."))
    # What is only near to a known name may be another one.
    return (names.key(known),) if names.is_spelling(word) else tuple({names.key(known), bones(word)})


@lru_cache(maxsize=16384)
def family_bones(word: str) -> tuple[str, ...]:
    """The same for what a family name is made of."""
    return given_bones(stem(word))


def _readings(word: str) -> tuple[str, ...]:
    """A Latin j at the start is a glide (Juldaschew) or a sound of its own (Jafarov); Russian drops an Armenian h."""
    readings = {bones(word)}
    if word[:1] == "j" and word[1:2] in set("aeiouAO"):
        readings.add(bones(word[1:]))
    if "h" in word:
        readings.add(bones(word.replace("h", "")))
    return tuple(sorted(readings - {""}))
