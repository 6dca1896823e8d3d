import pytest

from participants.contacts import Contacts, email_form, emails_in, phone_form, phones_in

EMAILS = [
    ("Anna.Ivanova@Example.ORG", ("anna.ivanova@example.org",), ()),
    ("mailto:anna@example.org;", ("anna@example.org",), ()),
    ("anna @ example. org", ("anna@example.org",), ()),
    ("Anna Ivanova <anna@example.org>", ("anna@example.org",), ()),
    ("anna@example.org.\nboss@example.org", ("anna@example.org", "boss@example.org"), ()),
    ("anna@example.org, anna@example.org", ("anna@example.org",), ()),
    ("\u200banna@example.org\u00a0", ("anna@example.org",), ()),
    ("anna@@example.org", (), ("anna@@example.org",)),
    ("anna.example.org", (), ("anna.example.org",)),
    ("анна@example.org", (), ("анна@example.org",)),
]

PHONES = [
    ("8 (701) 123-45-67", "KZ", ("+77011234567",), ()),
    (77011234567.0, "KZ", ("+77011234567",), ()),
    ("7.7011234567E10", "KZ", ("+77011234567",), ()),
    (998901234567, "UZ", ("+998901234567",), ()),
    ("998901234567", "KZ", ("+998901234567",), ()),
    ("0934590697", "UZ", ("+998934590697",), ()),
    ("0555 12 34 56", "KG", ("+996555123456",), ()),
    ("93 123 45 67", "TJ", ("+992931234567",), ()),
    ("00994 50 123 45 67", "AZ", ("+994501234567",), ()),
    ("+374 10 123456, +374 91 123456", "AM", ("+37410123456", "+37491123456"), ()),
    ("+7 701 123 4567 (WhatsApp)", "KZ", ("+77011234567",), ()),
    ("моб. 8 701 123 45 67", "KZ", ("+77011234567",), ()),
    ("8 701 123 45 67 или 8 702 765 43 21", "KZ", ("+77011234567", "+77027654321"), ()),
    ("87011234567 87027654321", "KZ", ("+77011234567", "+77027654321"), ()),
    ("тел: +7 701 123 45 67", "KZ", ("+77011234567",), ()),
    ("+995 555 12 34 56", None, ("+995555123456",), ()),
    ("12-34-56", "AM", (), ("12-34-56",)),
]


@pytest.mark.parametrize(("text", "found", "unclear"), EMAILS)
def test_addresses_of_a_cell(text, found, unclear):
    assert emails_in(text) == Contacts(found, unclear)


def test_cyrillic_letters_in_an_address_are_put_right_and_told():
    assert emails_in("аnnа@example.org") == Contacts(("anna@example.org",), (), is_mended=True)


@pytest.mark.parametrize(("value", "region", "found", "unclear"), PHONES)
def test_numbers_of_a_cell(value, region, found, unclear):
    assert phones_in(value, region) == Contacts(found, unclear)


def test_an_extension_is_left_out():
    assert phones_in("+7 (7172) 70 12 34 доб. 123", "KZ") == Contacts(("+77172701234",))


def test_one_form_of_an_address_and_of_a_number():
    assert (email_form("A@EXAMPLE.org"), email_form("a@b"), phone_form("8 701 123 45 67", "KZ"), phone_form("1")) == (
        "a@example.org",
        None,
        "+77011234567",
        None,
    )
