"""The link by which a nominee answers, without an account."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from events.models import Registration
from portal.core.signing import sign

NOMINATION = "events.nomination"


def nomination_path(registration: Registration) -> str:
    return reverse("events:answer_nomination", args=[sign(NOMINATION, registration.code)])


def nomination_url(registration: Registration) -> str:
    """For a mail: in the language of the registration."""
    with translation.override(registration.language):
        return settings.BASE_URL + nomination_path(registration)
