"""Clicks and devices at one moment: real threads, on the database of the suite."""

from random import Random
from uuid import UUID

import pytest

from knowledge.actions.attempting import begin, save_answer, submit
from knowledge.models import Answer, Attempt
from tests import rivals
from tests.factories.learning import BEGUN, EnrolmentFactory, QuizFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_four_clicks_begin_one_attempt():
    enrolment = EnrolmentFactory()
    quiz = QuizFactory(series=enrolment.series)
    clicks = [
        lambda seed=seed: begin(quiz, enrolment.person, language="en", at=BEGUN, rng=Random(seed)).pk
        for seed in range(4)
    ]
    assert set(rivals.at_once(*clicks)) == {Attempt.objects.get().pk}


def test_devices_that_answer_the_same_question_agree_on_the_highest_sequence():
    enrolment = EnrolmentFactory()
    attempt = begin(QuizFactory(series=enrolment.series), enrolment.person, language="en", at=BEGUN, rng=Random(1))
    calls = [
        lambda sequence=sequence: (
            save_answer(
                attempt, 1, "ab"[sequence % 2], sequence=sequence, client_id=UUID(int=sequence), at=BEGUN
            ).sequence
        )
        for sequence in range(1, 7)
    ]
    told = rivals.at_once(*calls)
    assert Answer.objects.values_list("value", "sequence").get() == ("a", 6)
    assert all(sequence <= held <= 6 for sequence, held in enumerate(told, 1))


def test_handed_in_twice_at_once_is_handed_in_once():
    enrolment = EnrolmentFactory()
    attempt = begin(QuizFactory(series=enrolment.series), enrolment.person, language="en", at=BEGUN, rng=Random(1))
    done = rivals.at_once(*[lambda: submit(attempt, at=BEGUN).submitted_at] * 3)
    assert (set(done), Attempt.objects.get().submitted_at) == ({BEGUN}, BEGUN)
