"""The demo's places: a conference with quotas, and a full study visit for which people wait."""

from datetime import datetime, timedelta

from events.actions.deciding import keep_waiting
from events.actions.moving import follow
from events.models import CountryQuota, EventPage, Registration
from participants.models import Country, User

SET_ASIDE = 30  # places of each country at the conference
RELEASED = timedelta(days=40)  # before it begins
KEPT_WAITING = 2


def load(*, at: datetime) -> None:
    """Of those who wait for the study visit the first has an offer: one place more was found."""
    conference = EventPage.objects.get(slug="conference-ai")
    for country in Country.objects.participating():
        released_on = conference.starts_on - RELEASED
        CountryQuota.objects.create(event=conference, country=country, seats=SET_ASIDE, released_on=released_on)
    conference.refresh_from_db()
    conference.save_revision()
    visit = EventPage.objects.get(slug="study-visit-korea")
    by = User.objects.get(email="staff@example.org")
    applied = visit.registrations.filter(state=Registration.State.APPLIED).order_by("queued_at", "pk")
    for registration in applied[:KEPT_WAITING]:
        keep_waiting(registration, by=by, at=at)
    visit.capacity += 1
    visit.save_revision().publish()
    follow(visit, at=at)
