from datetime import timedelta
from decimal import Decimal

import pytest

from knowledge.actions.asking import Outcome, Words, write_question
from knowledge.actions.attempting import submit
from knowledge.actions.regrading import RegradeRefused, changes_by, regrade
from knowledge.models import Answer, Attempt, QuestionVersion, RegradedAttempt, Regrading
from tests.factories.learning import BEGUN, AttemptFactory, QuizFactory

pytestmark = pytest.mark.django_db

LATER = BEGUN + timedelta(days=1)
CORRECT = {"weights": {"a": 1, "b": 0}}


def answered(quiz, *keys):
    attempt = AttemptFactory(quiz=quiz)
    for position, key in enumerate(keys, start=1):
        Answer.objects.create(attempt=attempt, position=position, value=key, saved_at=BEGUN)
    return attempt


@pytest.fixture
def quiz():
    return QuizFactory(questions=2)


@pytest.fixture
def attempts(quiz):
    """Who chose a, b, and both of the first question wrong or right; half of the points pass."""
    return [submit(answered(quiz, *keys), at=LATER) for keys in (["a", "a"], ["b", "a"], ["b", "b"], [])]


@pytest.fixture
def version(attempts):
    return QuestionVersion.objects.get(pk=attempts[0].draw[0]["version"])


def state():
    return list(Attempt.objects.order_by("pk").values_list("score", "has_passed"))


def test_the_dry_run_says_who_gains_and_who_loses_and_writes_nothing(version, attempts):
    before = state()
    changes = changes_by(version, CORRECT)
    assert [(it.attempt, it.attempt.score, it.after.score, it.is_gain, it.changes_pass) for it in changes] == [
        (attempts[0], 0, 1, True, True),
        (attempts[1], 1, 0, False, True),
        (attempts[2], 2, 1, False, False),
    ]
    assert (state(), QuestionVersion.objects.count(), Regrading.objects.count()) == (before, 2, 0)


def test_attempts_are_graded_by_the_correction_and_the_log_keeps_what_they_were(version, attempts):
    regrading = regrade(version, CORRECT, by=None, at=LATER)
    assert state() == [(1, True), (0, False), (1, True), (0, False)]
    assert list(regrading.attempts.values_list("score_before", "score_after", "had_passed", "has_passed")) == [
        (0, 1, False, True),
        (1, 0, True, False),
        (2, 1, True, True),
    ]
    corrected = regrading.version
    assert (corrected.number, corrected.corrects, corrected.solution) == (2, version, CORRECT)
    assert [it.text for it in corrected.wordings.all()] == [it.text for it in version.wordings.all()]
    version.refresh_from_db()
    assert version.solution == {"weights": {"a": 0, "b": 1}}
    assert [it["version"] for it in Attempt.objects.get(pk=attempts[0].pk).draw] == [
        it["version"] for it in attempts[0].draw
    ]
    assert list(Answer.objects.filter(attempt=attempts[1]).values_list("part", flat=True)) == [Decimal(0), Decimal(0)]


def test_an_attempt_under_way_is_graded_by_the_correction_too(version, quiz):
    attempt = answered(quiz, "a", "a")
    regrade(version, CORRECT, by=None, at=LATER)
    assert submit(attempt, at=LATER).score == 1


def test_a_correction_by_which_was_graded_is_never_changed_in_place(version):
    corrected = regrade(version, CORRECT, by=None, at=LATER).version
    question = corrected.question
    words = {"en": Words("Another text?", {"a": "Paper", "b": "Stone"})}
    outcome = write_question(question.bank, question.name, kind="single", solution=CORRECT, words=words, by=None)
    assert (outcome, corrected.used_at) == (Outcome.NEXT_VERSION, LATER)


def test_a_correction_can_be_corrected(version):
    second = regrade(version, CORRECT, by=None, at=LATER).version
    both = {"weights": {"a": 1, "b": 1}}
    regrade(second, both, by=None, at=LATER)
    assert [score for score, _ in state()] == [1, 1, 2, 0]
    assert QuestionVersion.objects.solutions([version.pk]) == {version.pk: ("single", both)}


@pytest.mark.parametrize(
    ("solution", "sentence"),
    [
        ({"weights": {"a": 0, "b": 1}}, "This is the solution already."),
        ({"weights": {"a": 0, "b": 0}}, "There is no right answer."),
        ({"weights": {"a": 0, "b": 0, "c": 1}}, "Each language needs the same options."),
    ],
)
def test_a_correction_that_is_none_is_refused(version, solution, sentence):
    before = state()
    with pytest.raises(RegradeRefused) as refused:
        regrade(version, solution, by=None, at=LATER)
    assert (str(refused.value), state(), RegradedAttempt.objects.count()) == (sentence, before, 0)


def test_an_earlier_version_is_not_corrected(version):
    regrade(version, CORRECT, by=None, at=LATER)
    with pytest.raises(RegradeRefused, match="Only the latest version"):
        regrade(version, CORRECT, by=None, at=LATER)
