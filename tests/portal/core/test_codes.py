from random import Random

from portal.core.codes import ALPHABET, new_code


def test_new_code_has_the_length_and_no_character_that_is_misread():
    codes = {new_code(5) for _ in range(200)}
    assert {len(code) for code in codes} == {5}
    assert set("".join(codes)) <= set(ALPHABET)
    assert set(ALPHABET) & set("01OILUV") == set()


def test_new_code_is_repeatable_with_a_seed():
    assert new_code(rng=Random(7)) == new_code(rng=Random(7))
