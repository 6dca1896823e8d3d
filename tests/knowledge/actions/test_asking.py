from datetime import UTC, datetime

import pytest

from knowledge.actions.asking import Outcome, QuestionRefused, Words, bring_back, retire, word_question, write_question
from knowledge.models import Question, QuestionBank, QuestionVersion
from tests.factories.learning import QuestionFactory

pytestmark = pytest.mark.django_db

DRAWN = datetime(2022, 10, 3, 9, 0, tzinfo=UTC)
SOLUTION = {"weights": {"a": 0, "b": 1}}
ENGLISH = Words("What serves people?", {"a": "Paper", "b": "A portal"})
RUSSIAN = Words("Что служит людям?", {"a": "Бумага", "b": "Портал"}, "Портал.")


@pytest.fixture
def bank():
    return QuestionBank.objects.create(name="Digital government")


def write(bank, words=None, *, solution=SOLUTION, kind="single", objective=""):
    words = {"en": ENGLISH} if words is None else words
    return write_question(bank, "Serving", kind=kind, solution=solution, words=words, objective=objective, by=None)


def draw():
    QuestionVersion.objects.update(used_at=DRAWN)


def versions():
    """By number: the solution and the texts by language."""
    return {
        version.number: (version.solution, {it.language: it.text for it in version.wordings.all()})
        for version in QuestionVersion.objects.order_by("number")
    }


BOTH = {"en": "What serves people?", "ru": "Что служит людям?"}


def test_a_question_is_written_once(bank):
    assert [write(bank, {"en": ENGLISH, "ru": RUSSIAN}), write(bank, {"en": ENGLISH, "ru": RUSSIAN})] == [
        Outcome.NEW,
        Outcome.UNCHANGED,
    ]
    assert versions() == {1: (SOLUTION, BOTH)}


def test_before_it_is_drawn_it_changes_in_place(bank):
    write(bank)
    assert write(bank, {"en": Words("Who?", ENGLISH.options)}, solution={"weights": {"a": 1, "b": 0}}) == "changed"
    assert versions() == {1: ({"weights": {"a": 1, "b": 0}}, {"en": "Who?"})}


def test_after_it_was_drawn_what_differs_is_the_next_version(bank):
    write(bank)
    draw()
    assert write(bank, {"en": Words("Who?", ENGLISH.options)}) == Outcome.NEXT_VERSION
    assert versions() == {1: (SOLUTION, {"en": "What serves people?"}), 2: (SOLUTION, {"en": "Who?"})}


def test_a_language_more_joins_a_version_that_was_drawn(bank):
    write(bank)
    draw()
    question = Question.objects.get()
    assert word_question(question, "ru", RUSSIAN, by=None) == Outcome.CHANGED
    assert word_question(question, "ru", RUSSIAN, by=None) == Outcome.UNCHANGED
    assert versions() == {1: (SOLUTION, BOTH)}


def test_a_language_that_goes_stays_on_the_earlier_version(bank):
    write(bank, {"en": ENGLISH, "ru": RUSSIAN})
    assert write(bank) == Outcome.NEXT_VERSION
    assert versions() == {1: (SOLUTION, BOTH), 2: (SOLUTION, {"en": "What serves people?"})}


def test_an_objective_changes_without_a_version(bank):
    write(bank)
    draw()
    assert write(bank, objective="Services") == Outcome.CHANGED
    assert (list(versions()), Question.objects.get().objective) == ([1], "Services")


def test_what_was_drawn_stays_of_its_kind(bank):
    write(bank)
    draw()
    with pytest.raises(QuestionRefused, match="A question that was drawn stays of its kind"):
        write(bank, {"en": Words("Why?")}, kind="free_text", solution={})
    assert Question.objects.get().kind == "single"


@pytest.mark.parametrize(
    ("kind", "solution", "words", "sentence"),
    [
        ("single", SOLUTION, {}, "The question needs a wording in one language at least."),
        ("single", SOLUTION, {"en": Words(" ", ENGLISH.options)}, "The question needs a text."),
        ("single", SOLUTION, {"en": Words("Q", {"a": "A", "b": ""})}, "Each option needs a text."),
        ("single", SOLUTION, {"en": ENGLISH, "ru": Words("Q", {"a": "A"})}, "Each language needs the same options."),
        ("single", SOLUTION, {"en": Words("Q", ENGLISH.options | {"c": "C"})}, "Each language needs the same options."),
        (
            "single",
            {"weights": {"a": 1}},
            {"en": Words("Q", {"a": "A"})},
            "A choice needs two options at least.",
        ),
        ("single", {"weights": {"a": 0, "b": 0}}, {"en": ENGLISH}, "There is no right answer."),
        ("single", {"weights": {"a": 0, "b": "0.5"}}, {"en": ENGLISH}, "What is right has to make 100 %."),
        ("multiple", {"weights": {"a": "0.5", "b": -1}}, {"en": ENGLISH}, "What is right has to make 100 %."),
        ("multiple", {"weights": {"a": "half", "b": 1}}, {"en": ENGLISH}, "A weight is a number from -1 to 1."),
        ("multiple", {"weights": {"a": 2, "b": 1}}, {"en": ENGLISH}, "A weight is a number from -1 to 1."),
        (
            "matching",
            {"pairs": {"l1": "r1"}},
            {"en": Words("Q", {"l1": "a", "r1": "b"})},
            "A matching needs two pairs at least.",
        ),
        (
            "numeric",
            {"answers": [{"value": "x", "weight": 1}]},
            {"en": Words("Q")},
            "The right answer has to be a number, and so has its tolerance.",
        ),
        ("short_text", {"answers": []}, {"en": Words("Q")}, "There is no right answer."),
        (
            "scale",
            {"least": 5, "most": 1},
            {"en": Words("Q")},
            "A scale goes from a lower to a higher number, from 0 to 10.",
        ),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(bank, kind, solution, words, sentence):
    with pytest.raises(QuestionRefused) as refused:
        write(bank, words, kind=kind, solution=solution)
    assert (str(refused.value), Question.objects.count()) == (sentence, 0)


def test_a_question_is_retired_and_brought_back():
    question = QuestionFactory()
    for act, is_retired in [(retire, True), (retire, True), (bring_back, False), (bring_back, False)]:
        act(question, by=None)
        question.refresh_from_db()
        assert question.is_retired is is_retired
