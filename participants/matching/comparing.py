"""How likely two records are one person: the sum of what speaks for it and against it, as log odds.

The model is that of Fellegi and Sunter (A Theory for Record Linkage, 1969): each thing that agrees or differs moves the
odds by how much oftener it does so for one person than for two. docs/matching.md has the table and how it was weighed.
"""

from dataclasses import dataclass
from math import exp

from participants.matching.contacts import is_made_of, is_mobile, is_shared_box, share_a_domain
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

# An address made of the person's own name, one that says nothing of whose it is, and an office's.
OWN_EMAIL, SAME_EMAIL, SHARED_EMAIL = 8.5, 5.0, 0.5
SAME_MOBILE, SHARED_PHONE = 7.5, 2.5
# Who has another given name and the same address shares an office or a home with the first.
CONTACTS_OF_ANOTHER = 2.0
# People change addresses; within one institution and domain they seldom have two.
OTHER_CONTACT, OTHER_CONTACT_OF_COLLEAGUE, OTHER_CONTACTS, OTHER_CONTACTS_OF_ONE = -1.0, -2.5, -5.0, -2.0
SAME_BIRTH_YEAR, SAME_BIRTH_BAND, NEAR_BIRTH_YEAR = 3.0, 1.5, 0.3
# 1968 and 1986: a slip of the hand, if more than a common name speaks for it.
EXCHANGED_DIGITS = -2.5
OTHER_BIRTH_YEAR = ((2, -6.0), (14, -9.0), (10_000, -11.0))  # up to so many years apart, by so much
SAME_SEX, OPPOSITE_SEX, OTHER_FORM_OF_SEX = 0.7, -9.0, -3.0
INSTITUTIONS = {
    Likeness.SAME: Reason(2.5, Why.SAME_INSTITUTION),
    Likeness.DIFFERENT: Reason(-1.0, Why.OTHER_INSTITUTION),
}
OTHER_COUNTRY = -3.5


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
    is_abroad = bool(left.country and right.country) and left.country != right.country
    # Every country has a Ministry of Justice.
    alike = Likeness.UNCLEAR if is_abroad else institutions_alike(left.institution, right.institution)
    reasons += _contacts(left, right, naming, alike)
    reasons += _birth_years(left, right)
    reasons += _sexes(left, right, sexes)
    if alike is not Likeness.UNCLEAR:
        reasons.append(INSTITUTIONS[alike])
    if is_abroad:
        reasons.append(Reason(OTHER_COUNTRY, Why.OTHER_COUNTRY))
    return _comparison(sum(reason.points for reason in reasons), reasons)


def _comparison(points: float, reasons: list[Reason]) -> Comparison:
    said = sorted(reasons, key=lambda reason: (-abs(reason.points), reason.code))
    return Comparison(1 / (1 + exp(-max(-60.0, min(60.0, BEFORE + points)))), tuple(said))


def _naming(left: Prepared, right: Prepared, sex: str) -> Naming:
    if len(left.names) == len(right.names) == 1:
        return compare_names(left.names[0], right.names[0], sex)
    namings = [compare_names(one, other, sex) for one in left.names for other in right.names]
    return max(namings, key=lambda naming: naming.points)


def _contacts(left: Prepared, right: Prepared, naming: Naming, alike: Likeness) -> list[Reason]:
    emails, phones = left.emails & right.emails, left.phones & right.phones
    if emails or phones:
        return _shared_contacts(left, right, naming, emails, phones)
    other_emails, other_phones = bool(left.emails and right.emails), bool(left.phones and right.phones)
    if other_emails and other_phones:
        born = _birth_years(left, right)
        is_sure = naming.father > Level.INITIAL or (born and born[0].points >= SAME_BIRTH_BAND)
        return [Reason(OTHER_CONTACTS_OF_ONE if is_sure else OTHER_CONTACTS, Why.OTHER_CONTACTS)]
    if not other_emails and not other_phones:
        return []
    are_colleagues = alike is Likeness.SAME and (other_phones or share_a_domain(left.emails, right.emails))
    points = OTHER_CONTACT_OF_COLLEAGUE if are_colleagues else OTHER_CONTACT
    return [Reason(points, Why.OTHER_EMAIL if other_emails else Why.OTHER_PHONE)]


def _shared_contacts(
    left: Prepared, right: Prepared, naming: Naming, emails: frozenset[str], phones: frozenset[str]
) -> list[Reason]:
    found = []
    if emails:
        found.append(max(_shared_email(email, left, right) for email in emails))
    elif left.emails and right.emails:
        found.append(Reason(OTHER_CONTACT, Why.OTHER_EMAIL))
    if phones:
        own = any(map(is_mobile, phones))
        found.append(Reason(SAME_MOBILE, Why.SAME_PHONE) if own else Reason(SHARED_PHONE, Why.SHARED_PHONE))
    elif left.phones and right.phones:
        found.append(Reason(OTHER_CONTACT, Why.OTHER_PHONE))
    if naming.given <= Level.DOUBTFUL:
        shared = {Why.SAME_EMAIL: Why.SHARED_EMAIL, Why.SAME_PHONE: Why.SHARED_PHONE}
        found = [Reason(min(it.points, CONTACTS_OF_ANOTHER), shared.get(it.code, it.code)) for it in found]
    return found


def _shared_email(email: str, left: Prepared, right: Prepared) -> Reason:
    if is_shared_box(email):
        return Reason(SHARED_EMAIL, Why.SHARED_EMAIL)
    words = (word for person in (left, right) for name in person.names for word in name.given + name.family)
    return Reason(OWN_EMAIL if is_made_of(email, frozenset(words)) else SAME_EMAIL, Why.SAME_EMAIL)


def _birth_years(left: Prepared, right: Prepared) -> list[Reason]:
    if not left.birth_years or not right.birth_years:
        return []
    (start, end), (other_start, other_end) = left.birth_years, right.birth_years
    apart = max(start - other_end, other_start - end)
    if apart <= 0:
        exact = start == end and other_start == other_end
        return [Reason(SAME_BIRTH_YEAR if exact else SAME_BIRTH_BAND, Why.SAME_BIRTH_YEAR)]
    if _are_exchanged(left.birth_years, right.birth_years):
        return [Reason(EXCHANGED_DIGITS, Why.OTHER_BIRTH_YEAR)]
    if apart == 1:
        return [Reason(NEAR_BIRTH_YEAR, Why.NEAR_BIRTH_YEAR)]
    points = next(points for years, points in OTHER_BIRTH_YEAR if apart <= years)
    return [Reason(points, Why.OTHER_BIRTH_YEAR)]


def _are_exchanged(left: tuple[int, int], right: tuple[int, int]) -> bool:
    """1968 for 1986: two digits typed in the wrong order."""
    one, other = str(left[0]), str(right[0])
    exact = left[0] == left[1] and right[0] == right[1]
    return exact and sorted(one) == sorted(other) and one[:2] == other[:2]


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
