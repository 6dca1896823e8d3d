from hypothesis import given
from hypothesis import strategies as st

from participants.matching.sounds import bones, distance

sound = st.text(alphabet="aeiouAObvgdzklmnprstfhJTCSj", max_size=12)


def test_bones_are_the_classes_of_the_consonants():
    assert [bones(word) for word in ("guseinov", "hOseinov", "ahmedov", "beridze", "")] == [
        "ksnv", "ksnv", "akmtv", "prc", ""
    ]  # fmt: skip


def test_spellings_cost_less_than_a_typing_error():
    assert distance("mamedov", "mAmAdov") < distance("tigran", "tigarn") == 1.0


def test_words_that_are_far_apart_cost_their_length():
    assert distance("beridze", "hakobian") == 8.0


@given(sound, sound)
def test_distance_is_symmetric_and_nothing_for_the_same(left, right):
    assert distance(left, right) == distance(right, left)
    assert distance(left, left) == 0.0
