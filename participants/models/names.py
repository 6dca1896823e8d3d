"""What a name must be, wherever somebody writes one."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participants.lists.names import is_name
from participants.lists.scripts import is_latin


def check_name(text: str) -> None:
    """No name of a person holds a link; and what is typed is read back in a mail to whatever address was typed."""
    if not is_name(text):
        raise ValidationError(_("Write the name with letters; spaces, hyphens and apostrophes may stand in it."))


def check_latin(text: str) -> None:
    if not is_latin(text):
        raise ValidationError(_("Write this in Latin letters, as in a passport."))
