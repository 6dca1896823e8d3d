"""No page of the dashboard and no file of it leads to anybody."""

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest

from events.models import Attendance, EventPage, Registration
from indicators.donor.pages import PAGES
from indicators.models import Discrepancy, Indicator, TargetVersion
from participants.models import Person
from tests.factories.events import RegistrationFactory
from tests.factories.people import UserFactory
from tests.factories.places import InstitutionFactory

pytestmark = pytest.mark.django_db

SIGNS = (
    "Telltalyan",
    "Թելթալյան",
    "telltalyan@",
    "Keeper of Telltale Seals",
    "+37491004422",
    "Telltale Institute",
    "TELL",
)
NOW = datetime(2023, 3, 1, tzinfo=UTC)
FILES = re.compile(r'href="([^"]+\.(?:csv|xlsx)[^"]*)"')


@pytest.fixture
def telltale(year_2022) -> Registration:
    """Somebody whose every word tells, nominated and there in 2022; and staff of that name behind the figures."""
    event = EventPage.objects.get(slug="tbilisi-2022")
    person = {
        "given_name": "Աստղիկ",
        "family_name": SIGNS[1],
        "family_name_latin": SIGNS[0],
        "email": f"{SIGNS[2]}example.org",
        "position": SIGNS[3],
        "phone": SIGNS[4],
        "seniority": Person.Seniority.EXPERT,
    }
    fields = {f"person__{name}": value for name, value in person.items()}
    institution = InstitutionFactory(name=SIGNS[5], name_ru=SIGNS[5])
    registration = RegistrationFactory(
        event=event, code="TELL0000TELL", source="nominated", reason=SIGNS[0], person__institution=institution, **fields
    )
    Attendance.objects.create(registration=registration, days=1, mode=event.mode)
    staff = UserFactory(first_name=SIGNS[1], last_name=SIGNS[0], email=f"staff.{SIGNS[2]}example.org")
    TargetVersion.objects.create(
        indicator=Indicator.objects.get(number="1.3"), year=2022, value=60, source="Board", reason="More.",
        approved_at=NOW, approved_by=staff,
    )  # fmt: skip
    Discrepancy.objects.create(
        year=2022, rule="claims", figure="x", left="1", right="2", severity="error", state="explained",
        explanation="Known.", explained_at=NOW, explained_by=staff, found_at=NOW, checked_at=NOW,
    )  # fmt: skip
    return registration


def test_no_page_and_no_file_tells_of_anybody(client_of, telltale):
    donor = client_of("Donor")
    bodies = {f"{prefix}/results/donor/{page}/": "" for prefix in ("", "/ru") for page in PAGES}
    for address in list(bodies):
        for query in ("", "?country=KAZ&activity=1.3"):
            bodies[address + query] = donor.get(address + query).content.decode()
    files = {file.replace("&amp;", "&") for body in bodies.values() for file in FILES.findall(body)}
    bodies |= {file: text_of(donor.get(file).content) for file in sorted(files)}
    told = {address: [sign for sign in SIGNS if sign in body] for address, body in bodies.items()}
    assert {address: signs for address, signs in told.items() if signs} == {}
    grids = {file.rpartition("/")[2].partition(".")[0] for file in files}
    assert {"framework", "sex-by-country", "mode", "repeats", "funnel", "hosts", "years", "ledger", "risks"} <= grids
    assert "Georgia" in bodies["/results/donor/people/"]


def text_of(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode(errors="replace") for name in book.namelist())
