from datetime import timedelta
from decimal import Decimal

import pytest

from knowledge.analysis import Option, analysis_of, gain_in
from knowledge.models import Answer, FixedQuestion, Quiz
from knowledge.questions.gain import Gain
from knowledge.questions.items import TooFew
from tests.factories.learning import BEGUN, AttemptFactory, QuizFactory, SeriesFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def take(quiz, person, right, *, number=1, answered=None, begun=BEGUN):
    """An attempt with the first `right` questions right, the others wrong; after `answered` nothing is answered."""
    attempt = AttemptFactory(quiz=quiz, person=person, number=number, started_at=begun)
    most = len(attempt.draw)
    Answer.objects.bulk_create(
        Answer(
            attempt=attempt,
            position=place,
            value="b" if place <= right else "a",
            part=Decimal(place <= right),
            saved_at=BEGUN,
        )
        for place in range(1, (most if answered is None else answered) + 1)
    )
    attempt.submitted_at, attempt.score, attempt.most = begun + timedelta(hours=number), right, most
    attempt.save()
    return attempt


def test_the_items_of_a_quiz_by_first_attempts(django_assert_num_queries):
    quiz = QuizFactory(questions=2)
    people = PersonFactory.create_batch(10)
    for place, person in enumerate(people):
        take(quiz, person, place % 3, answered=1 if place == 0 else None)
        take(quiz, person, 2, number=2)
    AttemptFactory(quiz=quiz)  # under way: not counted
    with django_assert_num_queries(7):
        first, second = analysis_of(quiz)
    # 0, 1, 2, 0, ... right: the first question is right of 1 and 2 (6 people), the second of 2 (3 people).
    assert (first.item.people, first.item.facility, second.item.facility) == (10, 0.6, 0.3)
    assert first.item.correlation == second.item.correlation == pytest.approx(0.5345, abs=1e-4)
    assert first.options == (Option("Paper", False, 4, 0.0), Option("A portal", True, 6, 0.5))
    assert [option.people for option in second.options] == [6, 3]
    assert first.text.startswith("What serves people?")


def test_nine_first_attempts_are_too_few():
    quiz = QuizFactory(questions=1)
    for person in PersonFactory.create_batch(9):
        take(quiz, person, 1)
        take(quiz, person, 1, number=2)
    (question,) = analysis_of(quiz)
    assert (question.item, question.options) == (TooFew(9), ())


def before_and_after(people):
    """One right of two before, two right of two after; the first question is on Registers, the second on Services."""
    series = SeriesFactory()
    pre, post = (QuizFactory(series=series, kind=kind, questions=2) for kind in (Quiz.Kind.PRE, Quiz.Kind.POST))
    for quiz in (pre, post):
        question = FixedQuestion.objects.filter(section__quiz=quiz).order_by("sort_order")[0].question
        question.objective = "Registers"
        question.save()
    for person in people:
        take(pre, person, 1)
        take(post, person, 2, begun=BEGUN + timedelta(days=2))
    late = PersonFactory()
    take(post, late, 0, begun=BEGUN)
    take(pre, late, 2, begun=BEGUN + timedelta(minutes=1))  # a test before that was handed in too late
    take(pre, PersonFactory(), 2)
    take(post, PersonFactory(), 0)
    return series


def test_the_gain_is_that_of_people_with_both_tests(django_assert_num_queries):
    series = before_and_after(PersonFactory.create_batch(10))
    with django_assert_num_queries(8):
        gain = gain_in(series)
    assert gain.overall == Gain(10, 50, 100, 50, 50, 50, 1.0)
    assert gain.objectives == (
        ("Registers", Gain(10, 100, 100, 0, 0, 0, None)),
        ("Services", Gain(10, 0, 100, 100, 100, 100, 1.0)),
    )


def test_the_gain_of_nine_is_not_said():
    gain = gain_in(before_and_after(PersonFactory.create_batch(9)))
    assert (gain.overall, gain.objectives) == (TooFew(9), (("Registers", TooFew(9)), ("Services", TooFew(9))))
