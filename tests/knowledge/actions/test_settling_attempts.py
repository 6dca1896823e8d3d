from datetime import timedelta
from random import Random

import pytest

from knowledge.actions.attempting import begin, save_answer, submit
from knowledge.models import Attempt
from tests.factories.learning import BEGUN, AttemptFactory, EnrolmentFactory, QuizFactory
from tests.factories.merging import merged, undone
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def two():
    return PersonFactory(), PersonFactory()


def of(person) -> list[tuple[int, int, bool]]:
    rows = Attempt.objects.filter(person=person).order_by("quiz_id", "number")
    return [(row.pk, row.number, row.submitted_at is None) for row in rows]


def test_numbers_that_collide_stand_after_one_another_and_part_again(two):
    keep, drop = two
    quiz = QuizFactory()
    ours, theirs, theirs_again = (
        submit(AttemptFactory(quiz=quiz, person=person, number=number), at=BEGUN)
        for person, number in ((keep, 1), (drop, 1), (drop, 2))
    )
    alone = AttemptFactory(person=drop)
    done = merged(keep, drop)
    assert of(keep) == [(ours.pk, 1, False), (theirs.pk, 2, False), (theirs_again.pk, 3, False), (alone.pk, 1, True)]
    undone(done)
    assert of(keep) == [(ours.pk, 1, False)]
    assert of(drop) == [(theirs.pk, 1, False), (theirs_again.pk, 2, False), (alone.pk, 1, True)]


def test_of_two_under_way_the_later_one_goes_on_and_the_answers_of_both_stay(two):
    keep, drop = two
    quiz = QuizFactory()
    first = AttemptFactory(quiz=quiz, person=keep)
    second = AttemptFactory(quiz=quiz, person=drop, started_at=BEGUN + HOUR)
    for attempt in (first, second):
        save_answer(attempt, 1, "b", sequence=1, client_id=None, at=BEGUN + HOUR)
    done = merged(keep, drop)
    assert of(keep) == [(first.pk, 1, False), (second.pk, 2, True)]
    assert (Attempt.objects.get(pk=first.pk).score, second.answers.get().value) == (1, "b")
    undone(done)
    assert (of(keep), of(drop)) == ([(first.pk, 1, True)], [(second.pk, 1, True)])
    assert first.answers.values_list("value", "part").get() == ("b", None)


def test_parted_while_a_new_attempt_is_under_way_leaves_the_old_one_handed_in(two):
    keep, drop = two
    quiz = QuizFactory()
    EnrolmentFactory(series=quiz.series, person=keep)
    first = AttemptFactory(quiz=quiz, person=keep)
    second = AttemptFactory(quiz=quiz, person=drop, started_at=BEGUN + HOUR)
    done = merged(keep, drop)
    submit(second, at=BEGUN + HOUR)
    third = begin(quiz, keep, language="en", at=BEGUN + 2 * HOUR, rng=Random(1))
    undone(done)
    assert of(keep) == [(first.pk, 1, False), (third.pk, 3, True)]
    assert of(drop) == [(second.pk, 1, False)]
