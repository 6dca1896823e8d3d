"""What the published report of the year states: single figures, and the tables of people cell by cell."""

from indicators import evidence
from indicators.demo_rows import YEAR, by_key, slug
from indicators.models import Claim, HeadcountClaim
from portal.core.demo import rows

UNIQUE_PEOPLE = "unique_people"  # the one table that is of no event


def load() -> None:
    places = by_key("places_ru.csv", "where")
    published = [
        Claim(figure=row["figure"], value=row["published_value"], where=row["where"])
        for row in rows("indicators", "published_figures_2022.csv")
    ]
    listed = [
        Claim(figure=f"event.{row['event']}.people", value=row["published_participants"], where="list of events")
        for row in rows("events", "events_2022.csv")
    ]
    for claim in published + listed:
        claim.year, claim.where_ru = YEAR, places[claim.where]["where_ru"]
    Claim.objects.bulk_create(published + listed)
    HeadcountClaim.objects.bulk_create(_cells(places))


def _cells(places: dict[str, dict[str, str]]) -> list[HeadcountClaim]:
    events, countries = evidence.event_ids(), evidence.country_ids()
    where = "tables of participants"
    return [
        HeadcountClaim(
            year=YEAR,
            event_id=None if row["table"] == UNIQUE_PEOPLE else events[slug(row["table"])],
            sex=row["sex"],
            country_id=countries[row["country"]],
            people=row["people"],
            where=where,
            where_ru=places[where]["where_ru"],
        )
        for row in rows("indicators", "participants_published_2022.csv")
    ]
