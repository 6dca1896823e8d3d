"""The reasons of a comparison in words that a colleague understands."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participants.matching import Reason, Why

SENTENCES: dict[Why, Promise] = {
    Why.SAME_NAME: _("The names are the same, in whatever letters"),
    Why.SAME_SOUND: _("The names are two spellings of one name"),
    Why.SAME_GIVEN_NAME: _("The given names are the same"),
    Why.SAME_FAMILY_NAME: _("The family names are the same"),
    Why.EXCHANGED_NAMES: _("Given and family name are exchanged"),
    Why.TYPING_ERROR: _("One name differs as by a typing error"),
    Why.INITIAL_FITS: _("The initial fits the given name"),
    Why.SHORT_FORM: _("One given name is the short form of the other"),
    Why.PART_OF_NAME: _("One name is part of the other"),
    Why.COMMON_NAME: _("Many people bear this name"),
    Why.NAME_NOT_KNOWN: _("A part of the name is missing"),
    Why.OTHER_GIVEN_NAME: _("Different given names"),
    Why.OTHER_INITIAL: _("The initial does not fit the given name"),
    Why.OTHER_FAMILY_NAME: _("Different family names"),
    Why.SAME_FATHER: _("The same father's name"),
    Why.OTHER_FATHER: _("Different fathers' names"),
    Why.SAME_EMAIL: _("The same e-mail address"),
    Why.SHARED_EMAIL: _("The same e-mail address, which several people use"),
    Why.OTHER_EMAIL: _("Different e-mail addresses"),
    Why.SAME_PHONE: _("The same telephone number"),
    Why.SHARED_PHONE: _("The same telephone number, which several people may use"),
    Why.OTHER_PHONE: _("Different telephone numbers"),
    Why.OTHER_CONTACTS: _("Different e-mail addresses and telephone numbers"),
    Why.SAME_BIRTH_YEAR: _("The years of birth agree"),
    Why.NEAR_BIRTH_YEAR: _("The years of birth are next to each other"),
    Why.OTHER_BIRTH_YEAR: _("Different years of birth"),
    Why.SAME_INSTITUTION: _("The same institution"),
    Why.OTHER_INSTITUTION: _("Different institutions"),
    Why.SAME_SEX: _("The same sex"),
    Why.OPPOSITE_SEX: _("One is a woman and the other a man"),
    Why.OTHER_FORM_OF_SEX: _("One family name is in the female form and the other is not"),
    Why.OTHER_COUNTRY: _("Different countries"),
}


def sentence(reason: Reason) -> Promise:
    """What a reason says, in the reader's language."""
    return SENTENCES[reason.code]
