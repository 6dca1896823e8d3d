"""How many places of an event a country has, and how they stand."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from events.actions.seating import seating
from events.models import EventPage, Nomination, Registration
from participants.models import Country


@dataclass(frozen=True)
class CountryPlaces:
    """`quota` is set aside for the country, 0 where nothing is; `left` could come in now, None without a limit."""

    quota: int
    left: int | None
    confirmed: int
    asked: int
    next_name: str


def places_of(event: EventPage, country: Country, *, at: datetime) -> CountryPlaces:
    rooms = seating(event, at=at).rooms
    left = rooms[event.usual_mode].left_for(country.pk)
    quota = event.quotas.filter(country=country).values_list("seats", flat=True).first() or 0
    stands = [row for row in Nomination.objects.of(event, country) if not row.is_out]
    states = Counter(row.stands.state for row in stands if row.stands)
    waits = (row.name for row in stands if row.stands is None or row.stands.state not in Registration.SEATED)
    return CountryPlaces(
        quota=quota,
        left=left,
        confirmed=states[Registration.State.CONFIRMED],
        asked=states[Registration.State.NOMINATED],
        next_name=next(waits, ""),
    )
