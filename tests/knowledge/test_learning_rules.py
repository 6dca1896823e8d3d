from datetime import UTC, datetime, timedelta
from decimal import Decimal

from knowledge.learning_rules import Kind, Missing, SeenSession, Standing, TakenQuiz

AT = datetime(2023, 3, 10, 12, tzinfo=UTC)


def session(number: int, *, days: int, **fields) -> SeenSession:
    starts_at = AT + timedelta(days=days)
    return SeenSession(number, number, f"Session {number}", starts_at, starts_at + timedelta(hours=3), **fields)


def quiz(number: int, kind: str, **fields) -> TakenQuiz:
    return TakenQuiz(number, kind, f"Quiz {number}", fields.pop("pass_mark", None), **fields)


def test_cancelled_sessions_count_nowhere():
    there = session(1, days=-3, attended=True, minutes=150)
    standing = Standing((there, session(2, days=-2, attended=True, minutes=90, is_cancelled=True), session(3, days=1)))
    assert (standing.sessions_attended, standing.sessions_in_all, standing.minutes) == (1, 2, 150)
    assert standing.missing(AT) == (Missing(Kind.SESSION, 3, "Session 3"),)


def test_what_is_missing_stands_in_its_order_and_says_what_is_lost():
    standing = Standing(
        (session(1, days=-3), session(2, days=1)),
        (
            quiz(6, "final", pass_mark=70, best=Decimal(60), attempts=1),
            quiz(5, "pre", closes_at=AT),
            quiz(7, "practice"),
            quiz(8, "post", attempts=1, best=Decimal(10)),
        ),
        feedback_given=False,
    )
    assert standing.missing(AT) == (
        Missing(Kind.PRE, 5, "Quiz 5", is_lost=True),
        Missing(Kind.SESSION, 1, "Session 1", is_lost=True),
        Missing(Kind.SESSION, 2, "Session 2"),
        Missing(Kind.FINAL, 6, "Quiz 6", pass_mark=70, best=Decimal(60)),
        Missing(Kind.FEEDBACK, 0, ""),
    )


def test_feedback_is_missed_once_nobody_takes_it():
    until = AT + timedelta(hours=1)
    standing = Standing(feedback_given=False, feedback_closes_at=until)
    assert [standing.missing(at)[0].is_lost for at in (AT, until)] == [False, True]


def test_nothing_is_missing_of_a_series_that_asks_nothing():
    assert Standing().missing(AT) == ()


def test_of_two_final_tests_the_passed_one_is_the_best():
    passed = quiz(1, "final", pass_mark=50, best=Decimal(55), passed=True, attempts=1)
    standing = Standing((), (passed, quiz(2, "final", pass_mark=90, best=Decimal(80), attempts=2)))
    assert (standing.final, standing.best_of("pre")) == (passed, None)
