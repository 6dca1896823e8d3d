"""A list against the people on record: whom each row is, and what it would change about them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from participants.lists.scripts import is_latin
from participants.matching import PROPOSE_AT, Identity, Why
from participants.models.addresses import PersonEmail
from participants.models.lists import ListedPerson
from participants.models.people import Person, Sex
from participants.models.places import Institution
from participants.models.plans import ListPlan, PlannedRow
from participants.models.recognition import Match, PersonDetails, WrittenInstitution
from participants.outcomes import Choice, Outcome, alike, choose
from participants.reasons import SENTENCES

FILLED = ("patronymic", "birth_years")  # where nothing is on record
LATIN = ("given_name_latin", "family_name_latin")  # both or neither
UPDATED = ("position", "seniority", "phone")  # where something else is on record, too
ADDRESS = "address"  # a further one, beside the one that we write to

Institutions = Mapping[WrittenInstitution, Institution]


def plan_people(listed: Sequence[ListedPerson]) -> ListPlan:
    """What the rows come to. Nothing is written; the number of queries does not grow with the rows, but in batches."""
    readable = [row for row in listed if row.details]
    details = [row.details for row in readable if row.details]
    institutions = Institution.objects.known([it.written_institution for it in details])
    choices = _choices(details, institutions)
    repeated = _repeated(choices, [it.identity_at(institutions) for it in details])
    addresses = _addresses([choice.match.person for choice in choices if choice.match])
    planned: dict[int, PlannedRow] = {}
    for place, (row, choice) in enumerate(zip(readable, choices, strict=True)):
        if place in repeated:
            planned[id(row)] = _duplicate(row, choice, readable[repeated[place]])
        elif choice.rivals:
            planned[id(row)] = _undecidable(row, choice.rivals)
        elif choice.match:
            planned[id(row)] = _matched(row, choice.match, institutions, addresses[choice.match.person.pk])
        else:
            planned[id(row)] = PlannedRow(row, Outcome.NEW, row.notes)
    return ListPlan(tuple(planned.get(id(row)) or _unreadable(row) for row in listed))


def _choices(details: Sequence[PersonDetails], institutions: Institutions) -> list[Choice[Match]]:
    """Whom each of the rows is. However little a row says: if all of that is on record of one person, it is that one.

    Else a list that names people alone would enter the same people again each time that it comes.
    """
    choices = [choose(matches) for matches in Person.objects.matches_of(details)]
    unknown = [it for it, choice in zip(details, choices, strict=True) if choice == Choice()]
    namesakes: dict[str, list[Person]] = defaultdict(list)
    people = Person.objects.compared().filter(name_key__in={it.name_key for it in unknown})
    for person in people.select_related("country", "institution").order_by("pk"):
        namesakes[person.name_key].append(person)
    return [
        choice if choice != Choice() else choose(_repeats(it, namesakes[it.name_key], institutions))
        for it, choice in zip(details, choices, strict=True)
    ]


def _repeats(details: PersonDetails, namesakes: Sequence[Person], institutions: Institutions) -> list[Match]:
    same = [person for person in namesakes if _says_nothing_new(person, details, institutions)]
    return [Match(person, PROPOSE_AT, (Why.SAME_NAME,), is_proposed=True, is_certain=False) for person in same]


def _says_nothing_new(person: Person, details: PersonDetails, institutions: Institutions) -> bool:
    """Whether all that the row says is on record of this person already."""
    institution = institutions.get(details.written_institution)
    pairs = [
        (details.name_key, person.name_key),
        (details.country.pk, person.country_id),
        (details.sex, person.sex),
        (details.patronymic, person.patronymic),
        (details.birth_years, person.birth_years),
        (details.address, person.email),
        (details.phone, person.phone),
        (institution.pk if institution else details.institution, person.institution_id),
    ]
    return all(not listed or listed == on_record for listed, on_record in pairs)


def _repeated(choices: Sequence[Choice[Match]], identities: Sequence[Identity]) -> dict[int, int]:
    """For each row that is the same person as an earlier one, by their places. Two known people are two."""
    people = [choice.match.person.pk if choice.match else None for choice in choices]
    found: dict[int, int] = {}
    first: dict[int, int] = {}
    for place, person in enumerate(people):
        if person is not None and first.setdefault(person, place) != place:
            found[place] = first[person]
    for place, earlier in alike(identities).items():
        same = [it for it in earlier if people[it] is None or people[place] is None or people[it] == people[place]]
        if same:
            found.setdefault(place, same[0])
    return found


def _addresses(people: Sequence[Person]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = PersonEmail.objects.filter(person__in={person.pk for person in people})
    for person_id, address in rows.values_list("person_id", "address"):
        found[person_id].add(address)
    return found


def _unreadable(row: ListedPerson) -> PlannedRow:
    return PlannedRow(row, Outcome.REFUSED, (*row.refusals, *row.notes))


def _duplicate(row: ListedPerson, choice: Choice[Match], earlier: ListedPerson) -> PlannedRow:
    numbers = {"later": row.number, "earlier": earlier.number, "sheet": earlier.sheet}
    if earlier.sheet == row.sheet:
        told = _("Row %(later)s is the same person as row %(earlier)s.") % numbers
    else:
        told = _("Row %(later)s is the same person as row %(earlier)s of the sheet “%(sheet)s”.") % numbers
    offered = (choice.match.person,) if choice.match else ()
    return PlannedRow(row, Outcome.DUPLICATE, (told, *row.notes), offered=offered)


def _undecidable(row: ListedPerson, rivals: Sequence[Match]) -> PlannedRow:
    names = get_text_list([f"{it.person.full_name} ({it.person.pk})" for it in rivals], _("and"))
    told = _(
        "Matches several people on record about equally: %(names)s. Decide first whether they are one person, under "
        "Possible matches, or add to the row what tells them apart."
    ) % {"names": names}
    return PlannedRow(row, Outcome.REFUSED, (told, *row.notes), offered=tuple(it.person for it in rivals))


def _matched(row: ListedPerson, match: Match, institutions: Institutions, addresses: set[str]) -> PlannedRow:
    person, details = match.person, row.details
    assert details
    changes = _changes(person, details, institutions, addresses)
    if Why.SAME_INSTITUTION in match.reasons:  # written in another way
        changes.pop("institution", None)
    return PlannedRow(
        row,
        Outcome.CHANGED if changes else Outcome.MATCHED,
        (_why(match), *_told_changes(person, changes), *_differences(person, details), *row.notes),
        person=person,
        offered=() if match.is_certain else (person,),
        changes=changes,
    )


def _why(match: Match) -> str:
    facts = {"name": match.person.full_name, "why": "; ".join(_in_words(match.reasons))}
    if match.is_certain:
        return _("On record as %(name)s: %(why)s.") % facts
    return _("Likely, not certain: on record as %(name)s: %(why)s.") % facts


def _in_words(reasons: Sequence[str]) -> list[str]:
    return [str(SENTENCES[Why(code)]) for code in reasons]


def _changes(person: Person, details: PersonDetails, institutions: Institutions, known: set[str]) -> dict[str, Any]:
    """What the row fills in or brings up to date; names, sex and country that are on record stay."""
    filled = {name: getattr(details, name) for name in FILLED if not getattr(person, name)}
    filled |= {name: getattr(details, name) for name in UPDATED if getattr(details, name) != getattr(person, name)}
    if not any(getattr(person, name) for name in LATIN):
        filled |= dict(zip(LATIN, _latin_name(person, details), strict=True))
    if person.sex == Sex.NOT_STATED and details.sex != Sex.NOT_STATED:
        filled["sex"] = details.sex
    if not person.email:
        filled["email"] = details.address
    elif details.address not in {person.email, *known}:
        filled[ADDRESS] = details.address
    if details.institution and details.country.pk == person.country_id:
        institution = institutions.get(details.written_institution)
        if institution is None or institution.pk != person.institution_id:
            filled["institution"] = institution.name if institution else details.institution
    return {name: value for name, value in filled.items() if value}


def _latin_name(person: Person, details: PersonDetails) -> tuple[str, str]:
    """What the list has of it for certificates: beside the name, or as the name of somebody known in other letters."""
    if details.given_name_latin and details.family_name_latin:
        return details.given_name_latin, details.family_name_latin
    if is_latin(details.given_name + details.family_name) and not is_latin(person.full_name):
        return details.given_name, details.family_name
    return "", ""


def _told_changes(person: Person, changes: Mapping[str, Any]) -> list[str]:
    told = []
    for name, value in changes.items():
        label = _("further e-mail address") if name == ADDRESS else Person._meta.get_field(name).verbose_name
        before = "" if name == ADDRESS else _shown(person, name)
        facts = {"label": label, "before": before, "after": _shown_value(name, value)}
        if before:
            told.append(_("Changes: %(label)s, “%(before)s” → “%(after)s”.") % facts)
        else:
            told.append(_("Fills in: %(label)s, “%(after)s”.") % facts)
    return told


def _shown(person: Person, name: str) -> str:
    if name == "sex":
        return ""  # not stated
    return str(getattr(person, f"get_{name}_display", lambda: getattr(person, name) or "")())


def _shown_value(name: str, value: Any) -> str:
    choices = dict(Person._meta.get_field(name).flatchoices) if name != ADDRESS else {}
    return str(choices.get(value, value))


def _differences(person: Person, details: PersonDetails) -> list[str]:
    """What the list says otherwise and does not change."""
    differing = []
    if person.name_key != details.name_key:
        differing.append((_("name"), f"{details.given_name} {details.family_name}", person.full_name))
    if details.patronymic and person.patronymic and details.patronymic.casefold() != person.patronymic.casefold():
        differing.append((_("patronymic"), details.patronymic, person.patronymic))
    if Sex.NOT_STATED not in (details.sex, person.sex) and details.sex != person.sex:
        differing.append((_("sex"), Sex(details.sex).label, Sex(person.sex).label))
    if details.country.pk != person.country_id:
        differing.append((_("country"), str(details.country), str(person.country)))
    if details.birth_years and person.birth_years and details.birth_years != person.birth_years:
        differing.append((_("years of birth"), str(details.birth_years), str(person.birth_years)))
    sentence = _("Stays as on record: %(label)s, “%(record)s”; the list says “%(list)s”.")
    return [sentence % {"label": label, "list": listed, "record": record} for label, listed, record in differing]
