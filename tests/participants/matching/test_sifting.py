import pytest

from participants.matching import Identity, blocking_keys, is_worth_comparing, prepare, said_by
from participants.matching.sifting import MORE, SAME_FAMILY, SAME_GIVEN


def person(given, family):
    return prepare(Identity(given=given, family=family, country="KZ"))


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["g:KZ:akl:akm"], SAME_GIVEN),
        (["f:KZ:akmt:ak", "a:KZ:akmt:a:ihealth"], SAME_FAMILY),
        (["g:KZ:akl:akm", "g:KZ:akl:bkm", "f:KZ:akmt:ak"], SAME_GIVEN + SAME_FAMILY),
        (["e:aigul@example.org"], MORE),
        (["n:KZ:akl:akmt", "p:7011234567", "g:KZ:akl:akm"], MORE + SAME_GIVEN),
    ],
)
def test_shared_keys_say(keys, said):
    assert said_by(keys) == said


@pytest.mark.parametrize(
    ("left", "right", "said", "is_worth"),
    [
        (("Айгүл", "Ахметова"), ("Aigul", "Akhmteova"), SAME_GIVEN, True),
        (("Айгүл", "Ахметова"), ("Aigul", "Akhmadullina"), SAME_GIVEN, False),
        (("Айгүл", "Ахметова"), ("Aigul", "Akhmadullina"), SAME_GIVEN + SAME_FAMILY, True),
        (("Айгүл", "Ахметова"), ("Aigul", "Akhmadullina"), MORE, True),
        (("Айгүл", "Ахметова"), ("Aygul", "Akhmetova"), SAME_FAMILY, True),
        (("Айгүл", "Ахметова"), ("Ainagul", "Akhmetova"), SAME_FAMILY, False),
        (("Айгүл", "Ахметова"), ("A.", "Akhmetova"), SAME_FAMILY, True),
        (("Айгүл", "Ахметова"), ("Айгүл", ""), SAME_GIVEN, True),
    ],
)
def test_a_short_look_at_the_other_name(left, right, said, is_worth):
    assert is_worth_comparing(person(*left), person(*right), said) == is_worth
    assert is_worth_comparing(person(*right), person(*left), said) == is_worth


def test_every_kind_of_key_is_one_letter():
    assert {key[1] for key in blocking_keys(person("Айгүл", "Ахметова"))} == {":"}
