from typing import Any

from events.actions.nominating import Nominee
from events.models import EventPage
from participants.models import Country
from tests.factories.events import EventPageFactory
from tests.factories.places import CountryFactory


def armenia() -> Country:
    return CountryFactory(iso2="AM", report_code="ARM", name="Armenia", name_ru="Армения", is_participating=True)


def georgia() -> Country:
    return CountryFactory(iso2="GE", report_code="GEO", name="Georgia", name_ru="Грузия", is_participating=True)


def a_visit(**fields: Any) -> EventPage:
    """A study visit to which countries name whom they send, with two places."""
    return EventPageFactory(**{"type": "study_visit", "admission": "nomination", "capacity": 2} | fields)


def nominee(number: int, **fields: Any) -> Nominee:
    """Nominee 1, 2 and so on: different people with addresses of their own."""
    words = {
        "given_name": ["Ani", "Davit", "Lusine", "Tigran"][number % 4],
        "family_name": ["Testyan", "Probyan", "Mockyan", "Fakeyan"][number % 4],
        "sex": "female",
        "institution": "Ministry of Tests",
        "email": f"nominee{number}@example.org",
    }
    return Nominee(**words | fields)
