"""When a learner is reminded of something that they have not done. Pure: plain values in and out."""

from datetime import datetime, timedelta

from knowledge.learning_rules import QUIZ_KINDS, Kind, Standing, TakenQuiz

BEFORE_CLOSING = timedelta(days=3)
BEFORE_START = timedelta(days=1)
AFTER_THE_END = timedelta(days=3)
GIVEN_UP = timedelta(days=60)  # after the last session nobody is reminded any more


def quizzes_to_remind_of(standing: Standing, *, at: datetime) -> list[TakenQuiz]:
    """Those that are open, not done and due: three days before they close; without a closing day, a day before the
    first session when they come before it, else three days after the last."""
    held = standing.held
    if not held or at >= max(it.ends_at for it in held) + GIVEN_UP:
        return []
    open_ones = (it for it in standing.quizzes if it.kind in QUIZ_KINDS and not it.is_done and it.is_open(at))
    return [it for it in open_ones if at >= _due_at(it, standing)]


def _due_at(quiz: TakenQuiz, standing: Standing) -> datetime:
    if quiz.closes_at:
        return quiz.closes_at - BEFORE_CLOSING
    if quiz.kind == Kind.PRE:
        return min(it.starts_at for it in standing.held) - BEFORE_START
    return max(it.ends_at for it in standing.held) + AFTER_THE_END
