"""What the form of a registration makes of an address and of a phone number."""

import pytest

from events.forms import RegistrationForm
from tests.factories.events import EventPageFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db


def cleaned(name: str, **answers):
    """The value of a field, or its sentences when it is refused."""
    CountryFactory()
    CountryFactory(iso2="AM", report_code="ARM", name="Armenia")
    form = RegistrationForm({"country": "KZ"} | answers, event=EventPageFactory())
    form.is_valid()
    return form.errors.get(name) or form.cleaned_data[name]


@pytest.mark.parametrize(
    ("typed", "country", "number"),
    [
        ("", "KZ", ""),
        ("8 701 123 45 67", "KZ", "+77011234567"),
        ("+998 90 123-45-67", "KZ", "+998901234567"),
        ("091 12 34 56", "AM", "+37491123456"),
        ("+374 91 123456", "KZ", "+37491123456"),
        ("12-34", "KZ", ["Write the number with the code of its country, for example +7 701 123 45 67."]),
        ("8 701 123 45 67", "", "8 701 123 45 67"),
    ],
)
def test_phone(typed, country, number):
    assert cleaned("phone", phone=typed, country=country) == number


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" Aigul@Example.ORG ", "aigul@example.org"),
        ("aigul@example", ["Write the address in the form name@example.org."]),
        ("aigul@@example.org", ["Write the address in the form name@example.org."]),
        ("айгүл@example.org", ["Write the address in the form name@example.org."]),
        ("", ["Write your e-mail address."]),
    ],
)
def test_address(typed, address):
    assert cleaned("email", email=typed) == address
