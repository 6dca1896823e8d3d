"""How likely two records are one person: the sum of what speaks for it and against it, as log odds.

The model is that of Fellegi and Sunter (A Theory for Record Linkage, 1969): each thing that agrees or differs moves the
odds by how much oftener it does so for one person than for two. docs/matching.md has the table and how it was weighed.
"""

from dataclasses import dataclass
from math import exp

from participants.matching.contacts import is_mobile, is_shared_box
from participants.matching.identity import Prepared
from participants.matching.institutions import Likeness, institutions_alike
from participants.matching.likeness import Level, male_form
from participants.matching.naming import Naming, compare_names
from participants.matching.reasons import Reason, Why

# The odds before anything is compared: one in some thousands of people of a country is the one looked for.
BEFORE = -7.5
PROPOSE_AT = 0.6
# Names that nothing but a shared address could make up for: the rest is not looked at.
HOPELESS = -1.5

SAME_EMAIL, SHARED_EMAIL, SAME_MOBILE, SHARED_PHONE = 7.0, 0.5, 6.5, 2.5
# Who has another given name and the same address shares an office or a home with the first.
CONTACTS_OF_ANOTHER = 2.0
OTHER_EMAIL, OTHER_PHONE, OTHER_CONTACTS, OTHER_CONTACTS_OF_ONE = -1.0, -1.0, -5.0, -2.0
SAME_BIRTH_YEAR, SAME_BIRTH_BAND, NEAR_BIRTH_YEAR = 3.0, 1.5, 0.3
OTHER_BIRTH_YEAR = ((2, -4.0), (9, -8.0), (200, -9.0))  # up to so many years apart, by so much
SAME_SEX, OPPOSITE_SEX, OTHER_FORM_OF_SEX = 0.7, -7.0, -3.0
SAME_INSTITUTION, OTHER_INSTITUTION = 2.5, -1.0
OTHER_COUNTRY, COUNTRY_NOT_KNOWN = -3.5, -0.7


@dataclass(frozen=True, slots=True)
class Comparison:
    """`score` is between 0 and 1; `reasons` begin with what weighs most."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def is_proposed(self) -> bool:
        return self.score >= PROPOSE_AT


def compare(left: Prepared, right: Prepared) -> Comparison:
    """How likely the two are one person, and why. Symmetric; never fails."""
    sexes = {left.sex or left.names[0].sex, right.sex or right.names[0].sex} - {""}
    naming = _naming(left, right, "female" if "female" in sexes else "male" if sexes else "")
    reasons = list(naming.reasons)
    if naming.points < HOPELESS and left.emails.isdisjoint(right.emails) and left.phones.isdisjoint(right.phones):
        return _comparison(naming.points, reasons)
    reasons += _contacts(left, right, naming)
    reasons += _birth_years(left, right)
    reasons += _sexes(left, right, sexes)
    reasons += _institutions(left, right)
    if left.country != right.country or not left.country:
        is_known = bool(left.country and right.country)
        reasons += [Reason(OTHER_COUNTRY, Why.OTHER_COUNTRY)] if is_known else []
    return _comparison(sum(reason.points for reason in reasons), reasons)


def _comparison(points: float, reasons: list[Reason]) -> Comparison:
    said = sorted(reasons, key=lambda reason: (-abs(reason.points), reason.code))
    return Comparison(1 / (1 + exp(-max(-60.0, min(60.0, BEFORE + points)))), tuple(said))


def _naming(left: Prepared, right: Prepared, sex: str) -> Naming:
    if len(left.names) == len(right.names) == 1:
        return compare_names(left.names[0], right.names[0], sex)
    namings = [compare_names(one, other, sex) for one in left.names for other in right.names]
    return max(namings, key=lambda naming: naming.points)


def _contacts(left: Prepared, right: Prepared, naming: Naming) -> list[Reason]:
    emails, phones = left.emails & right.emails, left.phones & right.phones
    if emails or phones:
        return _shared_contacts(left, right, naming, emails, phones)
    other_emails = bool(left.emails and right.emails)
    other_phones = bool(left.phones and right.phones)
    if other_emails and other_phones:
        born_alike = bool(_birth_years(left, right)) and _birth_years(left, right)[0].points >= SAME_BIRTH_BAND
        is_sure = born_alike or naming.father >= Level.TYPING
        return [Reason(OTHER_CONTACTS_OF_ONE if is_sure else OTHER_CONTACTS, Why.OTHER_CONTACTS)]
    if other_emails:
        return [Reason(OTHER_EMAIL, Why.OTHER_EMAIL)]
    return [Reason(OTHER_PHONE, Why.OTHER_PHONE)] if other_phones else []


def _shared_contacts(
    left: Prepared, right: Prepared, naming: Naming, emails: frozenset[str], phones: frozenset[str]
) -> list[Reason]:
    found = []
    if emails:
        own = not all(map(is_shared_box, emails))
        found.append(Reason(SAME_EMAIL, Why.SAME_EMAIL) if own else Reason(SHARED_EMAIL, Why.SHARED_EMAIL))
    elif left.emails and right.emails:
        found.append(Reason(OTHER_EMAIL, Why.OTHER_EMAIL))
    if phones:
        own = any(map(is_mobile, phones))
        found.append(Reason(SAME_MOBILE, Why.SAME_PHONE) if own else Reason(SHARED_PHONE, Why.SHARED_PHONE))
    elif left.phones and right.phones:
        found.append(Reason(OTHER_PHONE, Why.OTHER_PHONE))
    if naming.given <= Level.DOUBTFUL:
        shared = {Why.SAME_EMAIL: Why.SHARED_EMAIL, Why.SAME_PHONE: Why.SHARED_PHONE}
        found = [Reason(min(it.points, CONTACTS_OF_ANOTHER), shared.get(it.code, it.code)) for it in found]
    return found


def _birth_years(left: Prepared, right: Prepared) -> list[Reason]:
    if not left.birth_years or not right.birth_years:
        return []
    (start, end), (other_start, other_end) = left.birth_years, right.birth_years
    apart = max(start - other_end, other_start - end)
    if apart <= 0:
        exact = start == end and other_start == other_end
        return [Reason(SAME_BIRTH_YEAR if exact else SAME_BIRTH_BAND, Why.SAME_BIRTH_YEAR)]
    if apart == 1:
        return [Reason(NEAR_BIRTH_YEAR, Why.NEAR_BIRTH_YEAR)]
    points = next((points for years, points in OTHER_BIRTH_YEAR if apart <= years), OTHER_BIRTH_YEAR[-1][1])
    return [Reason(points, Why.OTHER_BIRTH_YEAR)]


def _sexes(left: Prepared, right: Prepared, sexes: set[str]) -> list[Reason]:
    if len(sexes) == 2:
        return [Reason(OPPOSITE_SEX, Why.OPPOSITE_SEX)]
    if left.sex and right.sex:
        return [Reason(SAME_SEX, Why.SAME_SEX)]
    forms = {_is_female_form(left), _is_female_form(right)}
    return [Reason(OTHER_FORM_OF_SEX, Why.OTHER_FORM_OF_SEX)] if forms == {True, False} else []


def _is_female_form(person: Prepared) -> bool | None:
    """Whether a family name is in the female form: Ivanova yes, Ivanov no, Kim says nothing. Men never bear it."""
    family = person.names[0].family
    if len(family) != 1:
        return None
    if male_form(family[0]) != family[0]:
        return True
    return False if family[0].endswith(("ov", "ev", "in", "ski")) else None


def _institutions(left: Prepared, right: Prepared) -> list[Reason]:
    if left.country != right.country and left.country and right.country:
        return []  # every country has a Ministry of Justice
    alike = institutions_alike(left.institution, right.institution)
    if alike is Likeness.SAME:
        return [Reason(SAME_INSTITUTION, Why.SAME_INSTITUTION)]
    return [Reason(OTHER_INSTITUTION, Why.OTHER_INSTITUTION)] if alike is Likeness.DIFFERENT else []
