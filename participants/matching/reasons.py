"""What speaks for and against two records being one person. The words for people are in participants/reasons.py."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    SAME_NAME = "same_name"
    SAME_SOUND = "same_sound"
    SAME_GIVEN_NAME = "same_given_name"
    SAME_FAMILY_NAME = "same_family_name"
    EXCHANGED_NAMES = "exchanged_names"
    TYPING_ERROR = "typing_error"
    INITIAL_FITS = "initial_fits"
    SHORT_FORM = "short_form"
    PART_OF_NAME = "part_of_name"
    COMMON_NAME = "common_name"
    NAME_NOT_KNOWN = "name_not_known"
    OTHER_GIVEN_NAME = "other_given_name"
    OTHER_INITIAL = "other_initial"
    OTHER_FAMILY_NAME = "other_family_name"
    SAME_FATHER = "same_father"
    OTHER_FATHER = "other_father"
    SAME_EMAIL = "same_email"
    SHARED_EMAIL = "shared_email"
    OTHER_EMAIL = "other_email"
    SAME_PHONE = "same_phone"
    SHARED_PHONE = "shared_phone"
    OTHER_PHONE = "other_phone"
    OTHER_CONTACTS = "other_contacts"
    SAME_BIRTH_YEAR = "same_birth_year"
    NEAR_BIRTH_YEAR = "near_birth_year"
    OTHER_BIRTH_YEAR = "other_birth_year"
    SAME_INSTITUTION = "same_institution"
    OTHER_INSTITUTION = "other_institution"
    SAME_SEX = "same_sex"
    OPPOSITE_SEX = "opposite_sex"
    OTHER_FORM_OF_SEX = "other_form_of_sex"
    OTHER_COUNTRY = "other_country"


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """`points` are log odds: 0.7 makes a match twice as likely, -0.7 half as likely."""

    points: float
    code: Why

    @property
    def speaks_for(self) -> bool:
        return self.points >= 0
