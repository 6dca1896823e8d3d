"""The links by which a person, without an account, comes to their own registration."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from events.models import Registration
from portal.core.signing import LinkRefused, sign, unsign

OWN = "events.registration"
FEED = "events.calendar"
KEPT_FOR = timedelta(days=30)  # after the event


def own_path(registration: Registration) -> str:
    """In the language of the moment."""
    return reverse("events:own_registration", args=[sign(OWN, registration.code)])


def own_url(registration: Registration) -> str:
    """For a mail: in the language of the registration."""
    with translation.override(registration.language):
        return settings.BASE_URL + own_path(registration)


def feed_url(registration: Registration) -> str:
    """The person's calendar, for a program that asks for it again and again. It ends when the person is erased."""
    return settings.BASE_URL + reverse("events:own_feed", args=[sign(FEED, registration.code)])


def follow(token: str, *, at: datetime, purpose: str = OWN) -> Registration:
    """The registration to which the link leads, or which it became part of.

    Raises LinkRefused for a link that was altered, is for something else, or whose event has been over for a month.
    """
    found = Registration.objects.select_related("event__country", "person", "merged_into")
    registration = found.filter(code=unsign(purpose, token)).first()
    if registration is None:
        raise LinkRefused
    stands = registration.surviving
    if purpose != FEED and is_over(stands, at=at):
        raise LinkRefused
    return stands


def is_over(registration: Registration, *, at: datetime) -> bool:
    return at >= registration.event.ends_at + KEPT_FOR
