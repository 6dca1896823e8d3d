from participants.matching import Reason, Why
from participants.reasons import SENTENCES, sentence


def test_every_reason_has_its_own_sentence():
    assert set(SENTENCES) == set(Why)
    assert len({str(text) for text in SENTENCES.values()}) == len(Why)


def test_a_reason_is_told_in_words():
    assert str(sentence(Reason(-8.0, Why.OTHER_BIRTH_YEAR))) == "Different years of birth"
