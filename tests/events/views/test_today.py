from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from events.actions.scanning import Scan, take_in_scans
from events.check_in_codes import code_of
from events.day_figures import DayFigures, Line, day_figures
from events.models import CheckIn
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2022, 6, 20), date(2022, 6, 21)
NOW = datetime(2022, 6, 20, 5, tzinfo=UTC)


@pytest.fixture
def event():
    return PastEventPageFactory()


def somebody(event, country: str, sex: str, *marks: tuple[date, str, bool], state="confirmed"):
    place = CountryFactory(iso2=country, report_code=f"{country}X", name=f"Land {country}")
    row = RegistrationFactory(event=event, person=PersonFactory(country=place, sex=sex), state=state)
    for number, (day, mode, is_present) in enumerate(marks):
        at = NOW + timedelta(minutes=number)
        CheckIn.objects.create(registration=row, day=day, mode=mode, is_present=is_present, source="manual", at=at)
    return row


def test_figures_are_those_of_one_day(event, django_assert_num_queries):
    somebody(event, "AM", "female", (FIRST, "in_person", True))
    somebody(event, "AM", "male", (FIRST, "in_person", True), (FIRST, "in_person", False))
    somebody(event, "GE", "female", (FIRST, "online", True), (SECOND, "online", True))
    somebody(event, "GE", "male", (FIRST, "online", True), state="withdrawn")
    with django_assert_num_queries(2):
        figures = day_figures(event, FIRST)
    assert figures == DayFigures(
        total=Line("", 3, 2),
        countries=[Line("Land AM", 2, 1), Line("Land GE", 1, 1)],
        sexes=[Line("female", 2, 2), Line("male", 1, 0)],
        modes=[("in person", 1), ("online", 1)],
    )
    assert day_figures(event, SECOND).total == Line("", 3, 1)


def test_page_is_sent_anew_only_when_somebody_came_or_went(event, client_of):
    staff, address = client_of("Logistics"), f"/check-in/{event.pk}/today/?day=2022-06-20"
    row, gone = somebody(event, "AM", "female"), somebody(event, "GE", "male", state="withdrawn")
    first = staff.get(address)
    assert (first.status_code, "<strong>0</strong> of 1 expected" in first.content.decode()) == (200, True)
    assert staff.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    scans = [Scan(uuid4(), timedelta(), code=code_of(it)) for it in (row, gone)]
    take_in_scans(event, scans, by=UserFactory(), at=NOW)
    again = staff.get(address, headers={"If-None-Match": first["ETag"]})
    told = again.content.decode()
    assert (again.status_code, "<strong>1</strong> of 1 expected" in told) == (200, True)
    assert ("The registration is not confirmed." in told, str(gone.person) in told) == (True, True)


def test_without_a_day_it_is_the_nearest_day_of_the_event(event, client_of):
    page = client_of("Programme staff").get(f"/check-in/{event.pk}/today/").content.decode()
    assert "<strong>21 June</strong>" in page
