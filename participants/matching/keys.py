"""Keys under which a database finds the few records that may be one person, so that nobody is compared with all."""

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
        first, last = given_bones(given), family_bones(family)
        found.add(f"n:{country}:{':'.join(sorted((first, last)))}")
        found.add(f"f:{country}:{last}:{first[:2]}")
        found.add(f"g:{country}:{first}:{last[:2]}")
    return found | _keys_with_more(name, person, country)


def _keys_with_more(name: Name, person: Prepared, country: str) -> set[str]:
    """For initials and for women who married: one name with the institution or the year of birth beside it."""
    more = {f"i{'.'.join(sorted(_place(person.institution)))}"} if person.institution else set()
    if person.birth_years and person.birth_years[0] == person.birth_years[1]:
        more.add(f"y{person.birth_years[0]}")
    found = set()
    for beside in more:
        found |= {f"a:{country}:{family_bones(word)}:{_first(name.given)}:{beside}" for word in name.family}
        if name.father and not name.father.endswith(".") and name.given:
            found.add(f"m:{country}:{given_bones(name.given[0])}:{given_bones(name.father)}:{beside}")
    if len(more) == 2 and name.given:
        found.add(f"b:{country}:{given_bones(name.given[0])}:{':'.join(sorted(more))}")
    return found


def _place(institution: str) -> frozenset[str]:
    meaning = meaning_of(institution)
    return meaning.topics or meaning.unknown


def _first(given: tuple[str, ...]) -> str:
    return bones(given[0].rstrip("."))[:1] if given else ""


def given_bones(word: str) -> str:
    """One key for all spellings and short forms of a known name."""
    known = given_names().find(word)
    return given_names().key(known) if known else bones(word)


def family_bones(word: str) -> str:
    made_of = stem(word)
    known = given_names().find(made_of)
    return given_names().key(known) if known else bones(made_of)
