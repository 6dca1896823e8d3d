from datetime import timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

import pytest
from django.utils import timezone

from knowledge.actions.attempting import (
    AttemptOver,
    NoAttemptsLeft,
    NotEnrolled,
    NotInThisLanguage,
    QuizClosed,
    Saved,
    TooSoon,
    begin,
    close_overdue,
    save_answer,
    submit,
)
from knowledge.models import Accommodation, Answer, Attempt, Question, QuestionVersion, QuizSection, Wording
from knowledge.questions.grading import NotAnAnswer
from tests.factories.learning import BEGUN, EnrolmentFactory, QuestionFactory, QuizFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

FIRST, SECOND = UUID(int=1), UUID(int=2)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def taken(quiz, person=None, *, at=BEGUN, language="en", seed=1) -> Attempt:
    """Begun by somebody who takes part in the series."""
    person = person or PersonFactory()
    if not person.enrolments.filter(series=quiz.series).exists():
        EnrolmentFactory(series=quiz.series, person=person)
    return begin(quiz, person, language=language, at=at, rng=Random(seed))


def save(attempt, position, value, *, sequence=1, client=FIRST, at=BEGUN):
    return save_answer(attempt, position, value, sequence=sequence, client_id=client, at=at)


class TestBeginning:
    def test_draw_rules_and_deadline_are_fixed(self):
        quiz = QuizFactory(minutes=20, shows_solutions=True)
        attempt = taken(quiz)
        versions = list(QuestionVersion.objects.order_by("pk"))
        assert [(it["version"], sorted(it["options"]), it["points"]) for it in attempt.draw] == [
            (version.pk, ["a", "b"], "1") for version in versions
        ]
        assert attempt.rules == {"pass_mark": 50, "minutes": 20, "more_time_percent": 0, "shows_solutions": True}
        assert (attempt.number, attempt.started_at, attempt.deadline) == (1, BEGUN, BEGUN + 20 * MINUTE)
        assert {version.used_at for version in versions} == {BEGUN}
        quiz.minutes, quiz.pass_mark = 1, 100
        quiz.save()
        again = taken(quiz, attempt.person, at=BEGUN + MINUTE, seed=9)
        assert (again.pk, again.draw, again.rules, again.deadline) == (
            attempt.pk,
            attempt.draw,
            attempt.rules,
            attempt.deadline,
        )

    def test_draws_the_latest_version_of_what_is_not_retired_and_has_the_language(self):
        quiz = QuizFactory(questions=0)
        questions = [QuestionFactory() for _number in range(4)]
        QuizSection.objects.create(quiz=quiz, bank=questions[0].bank, draw=2)
        Question.objects.filter(pk=questions[0].pk).update(is_retired=True)
        Wording.objects.filter(version__question=questions[1]).update(language="ru")
        new = QuestionVersion.objects.create(question=questions[2], number=2, solution={"weights": {"a": 1, "b": 0}})
        Wording.objects.create(version=new, language="en", text="Again?", options={"a": "Yes", "b": "No"})
        drawn = {it["version"] for it in taken(quiz).draw}
        assert drawn == {new.pk, questions[3].versions.get().pk}

    def test_language_without_questions_names_the_others(self):
        quiz = QuizFactory()
        with pytest.raises(NotInThisLanguage, match=r"not offered in this language.*: English\.$"):
            taken(quiz, language="kk")
        Wording.objects.all().delete()
        with pytest.raises(NotInThisLanguage, match="not enough questions"):
            taken(quiz)
        assert Attempt.objects.count() == 0

    def test_only_who_takes_part(self):
        quiz, person = QuizFactory(), PersonFactory()
        with pytest.raises(NotEnrolled):
            begin(quiz, person, language="en", at=BEGUN, rng=Random(1))
        EnrolmentFactory(series=quiz.series, person=person, state="withdrawn")
        with pytest.raises(NotEnrolled):
            begin(quiz, person, language="en", at=BEGUN, rng=Random(1))

    def test_before_it_opens_after_it_closes_and_feedback(self):
        quiz = QuizFactory(opens_at=BEGUN, closes_at=BEGUN + HOUR)
        with pytest.raises(QuizClosed, match="opens on"):
            taken(quiz, at=BEGUN - MINUTE)
        with pytest.raises(QuizClosed, match="closed on"):
            taken(quiz, at=BEGUN + HOUR)
        with pytest.raises(QuizClosed, match="without a name"):
            taken(QuizFactory(kind="feedback"))
        assert taken(quiz, at=BEGUN + HOUR - MINUTE).deadline == BEGUN + HOUR

    def test_attempts_are_counted_and_wait_for_the_cool_down(self):
        quiz = QuizFactory(attempts_allowed=2, cool_down_hours=24)
        first = submit(taken(quiz), at=BEGUN + HOUR)
        with pytest.raises(TooSoon):
            taken(quiz, first.person, at=BEGUN + 24 * HOUR)
        second = taken(quiz, first.person, at=BEGUN + 25 * HOUR)
        assert (second.pk != first.pk, second.number) == (True, 2)
        submit(second, at=BEGUN + 26 * HOUR)
        with pytest.raises(NoAttemptsLeft, match="your 2 attempts"):
            taken(quiz, first.person, at=BEGUN + 99 * HOUR)
        Accommodation.objects.create(person=first.person, series=quiz.series, more_attempts=1)
        assert taken(quiz, first.person, at=BEGUN + 99 * HOUR).number == 3

    def test_attempt_whose_time_is_over_is_handed_in_first(self):
        quiz = QuizFactory(minutes=10)
        first = taken(quiz)
        second = taken(quiz, first.person, at=BEGUN + HOUR)
        first.refresh_from_db()
        assert (first.submitted_at, first.is_by_deadline, second.number) == (BEGUN + 10 * MINUTE, True, 2)


class TestMoreTime:
    def deadline(self, person, **fields):
        return taken(QuizFactory(minutes=20, **fields), person).deadline - BEGUN

    def test_holds_for_its_quiz_its_series_or_all(self):
        person, quiz = PersonFactory(), QuizFactory(minutes=20)
        Accommodation.objects.create(person=person, quiz=quiz, more_time_percent=50)
        assert (taken(quiz, person).deadline - BEGUN, self.deadline(person)) == (30 * MINUTE, 20 * MINUTE)
        Accommodation.objects.create(person=person, more_time_percent=100)
        assert (self.deadline(person), self.deadline(PersonFactory())) == (40 * MINUTE, 20 * MINUTE)

    def test_is_not_cut_off_by_the_end_of_the_quiz(self):
        person = PersonFactory()
        Accommodation.objects.create(person=person, more_time_percent=50, reason="Reads with a magnifier")
        assert self.deadline(person, closes_at=BEGUN + 10 * MINUTE) == 15 * MINUTE
        assert Attempt.objects.get().rules["more_time_percent"] == 50


class TestSaving:
    def test_same_answer_twice_is_one_row(self):
        attempt = taken(QuizFactory())
        assert save(attempt, 2, "b") == Saved("b", 1, is_ours=True)
        assert save(attempt, 2, "b", at=BEGUN + MINUTE) == Saved("b", 1, is_ours=True)
        assert list(Answer.objects.values_list("position", "value", "sequence", "saved_at")) == [(2, "b", 1, BEGUN)]

    @pytest.mark.parametrize("order", [(1, 3, 2), (3, 1, 2), (2, 3, 1)])
    def test_highest_sequence_holds_in_whatever_order_they_arrive(self, order):
        attempt = taken(QuizFactory())
        for sequence in order:
            save(attempt, 1, "ab"[sequence % 2], sequence=sequence, client=UUID(int=sequence))
        assert list(Answer.objects.values_list("value", "sequence", "client_id")) == [("b", 3, UUID(int=3))]

    def test_second_device_is_told_what_holds(self):
        attempt = taken(QuizFactory())
        save(attempt, 1, "a", sequence=2)
        assert save(attempt, 1, "b", sequence=2, client=SECOND) == Saved("a", 2, is_ours=False)
        assert save(attempt, 1, "b", sequence=1, client=SECOND) == Saved("a", 2, is_ours=False)
        assert save(attempt, 1, "b", sequence=3, client=SECOND) == Saved("b", 3, is_ours=True)

    def test_other_answer_of_the_same_page_holds_although_the_first_arrived(self):
        attempt = taken(QuizFactory())
        save(attempt, 1, "a")
        assert save(attempt, 1, "b", at=BEGUN + MINUTE) == Saved("b", 1, is_ours=True)
        assert Answer.objects.values_list("value", "saved_at").get() == ("b", BEGUN + MINUTE)
        save(attempt, 2, "a", client=None)
        assert save(attempt, 2, "b", client=None) == Saved("a", 1, is_ours=False)

    def test_counted_answer_that_is_sent_again_too_late_is_told_as_counted(self):
        attempt = taken(QuizFactory(minutes=10))
        save(attempt, 1, "a")
        assert save(attempt, 1, "a", at=BEGUN + HOUR) == Saved("a", 1, is_ours=True)
        submit(attempt, at=BEGUN + HOUR)
        assert save(attempt, 1, "a", at=BEGUN + HOUR) == Saved("a", 1, is_ours=True)
        for other in ({"value": "b"}, {"value": "a", "client": SECOND}, {"value": "a", "sequence": 2}):
            with pytest.raises(AttemptOver):
                save(attempt, 1, at=BEGUN + HOUR, **other)
        assert Answer.objects.values_list("value", "sequence", "saved_at").get() == ("a", 1, BEGUN)

    def test_taking_an_answer_back(self):
        attempt = taken(QuizFactory())
        save(attempt, 1, "")
        assert Answer.objects.count() == 0
        save(attempt, 1, "a")
        save(attempt, 1, "", sequence=2)
        assert Answer.objects.get().value == ""

    def test_after_the_deadline_or_the_end_nothing_counts(self):
        attempt = taken(QuizFactory(minutes=10))
        save(attempt, 1, "a", at=BEGUN + 10 * MINUTE - timedelta(microseconds=1))
        with pytest.raises(AttemptOver, match="time is over"):
            save(attempt, 1, "b", sequence=2, at=BEGUN + 10 * MINUTE)
        submit(attempt, at=BEGUN + 10 * MINUTE)
        with pytest.raises(AttemptOver, match="handed in"):
            save(attempt, 1, "b", sequence=2, at=BEGUN)
        assert Answer.objects.get().value == "a"

    @pytest.mark.parametrize(
        ("position", "value", "refusal"),
        [(0, "a", IndexError), (4, "a", IndexError), (1, "c", NotAnAnswer), (1, ["a"], NotAnAnswer)],
    )
    def test_what_is_no_answer(self, position, value, refusal):
        attempt = taken(QuizFactory())
        with pytest.raises(refusal):
            save(attempt, position, value)
        assert Answer.objects.count() == 0

    def test_queries(self, django_assert_num_queries):
        attempt = taken(QuizFactory())
        with django_assert_num_queries(6):  # a savepoint and its release, attempt, question, answer, insert
            save(attempt, 1, "a")


class TestHandingIn:
    def test_points_parts_and_passing(self):
        attempt = taken(QuizFactory(pass_mark=60))
        save(attempt, 1, "b")
        save(attempt, 2, "a")
        done = submit(attempt, at=BEGUN + MINUTE)
        assert (done.score, done.most, done.percent, done.has_passed) == (1, 3, Decimal("33.3"), False)
        assert list(Answer.objects.order_by("position").values_list("part", flat=True)) == [1, 0]
        again = submit(attempt, at=BEGUN + HOUR)
        assert (again.submitted_at, again.score, again.is_by_deadline) == (BEGUN + MINUTE, 1, False)

    def test_what_is_left_when_the_time_is_over_is_graded_by_itself(self):
        attempt = taken(QuizFactory(minutes=10))
        for position in (1, 2):
            save(attempt, position, "b")
        other = taken(QuizFactory())
        assert close_overdue(at=BEGUN + 10 * MINUTE - timedelta(seconds=1)) == 0
        assert close_overdue(at=BEGUN + HOUR) == 1
        attempt.refresh_from_db()
        other.refresh_from_db()
        assert (attempt.submitted_at, attempt.is_by_deadline) == (BEGUN + 10 * MINUTE, True)
        assert (attempt.score, attempt.has_passed, other.submitted_at) == (2, True, None)
        assert close_overdue(at=timezone.now()) == 0
