import pytest

from participants.matching.contacts import is_made_of, is_mobile, is_shared_box, number


@pytest.mark.parametrize(
    ("email", "shared"),
    [
        ("info@example.org", True),
        ("otdel.kadrov@example.org", True),
        ("hr2@example.org", True),
        ("minfin.press@example.org", True),
        ("general.mail@example.org", True),
        ("t.sahakyan@example.org", False),
        ("sahakyan.it@example.org", False),
        ("infodor@example.org", False),
        ("@", False),
    ],
)
def test_boxes_of_offices(email, shared):
    assert is_shared_box(email) is shared


def test_an_address_made_of_a_name():
    assert is_made_of("t.sahakyan84@example.org", frozenset({"tigran", "sahakian"}))
    assert is_made_of("tsahakyan@example.org", frozenset({"sahakian"}))
    assert not is_made_of("sunny@example.org", frozenset({"tigran", "sahakian", ""}))


def test_numbers_lose_what_is_written_between_the_digits():
    assert [number(it) for it in ("+994 (50) 123-45-67", "00994501234567", "050 123", "12", "")] == [
        "+994501234567", "+994501234567", "050123", "", ""
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("phone", "mobile"),
    [
        ("+37491123456", True),
        ("+37410500500", False),
        ("+994501234567", True),
        ("+994124400000", False),
        ("+995599112233", True),
        ("+995322000000", False),
        ("+77011234567", True),
        ("+77172740000", False),
        ("+996555123456", True),
        ("+996312660000", False),
        ("+992935001122", True),
        ("+992372210000", False),
        ("+998901234567", True),
        ("+998712000000", False),
    ],
)
def test_mobile_numbers_of_the_seven_countries(phone, mobile):
    assert is_mobile(phone) is mobile
