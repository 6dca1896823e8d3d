"""Where a learner stands in a series, and what is missing. Pure: plain values in, plain values out."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True)
class SeenSession:
    """A session of a series, and how somebody took part in it.

    `minutes` are those of their presence: as the report of the meeting says, or as long as the session was planned when
    nobody measured them; 0 for who was not there. `planned_minutes` is None when the event has no hours.
    """

    session: int
    event: int
    title: str
    starts_at: datetime
    ends_at: datetime
    attended: bool = False
    minutes: int = 0
    planned_minutes: int | None = None
    is_cancelled: bool = False

    def is_over(self, at: datetime) -> bool:
        return self.ends_at <= at


@dataclass(frozen=True)
class TakenQuiz:
    """A quiz of a series and the best that somebody reached in it: percent from 0 to 100, None before an attempt."""

    quiz: int
    kind: str
    title: str
    pass_mark: int | None
    best: Decimal | None = None
    passed: bool = False
    attempts: int = 0
    opens_at: datetime | None = None
    closes_at: datetime | None = None

    @property
    def is_done(self) -> bool:
        """Handed in, and passed where there is something to pass."""
        return self.attempts > 0 and (self.pass_mark is None or self.passed)

    def is_open(self, at: datetime) -> bool:
        return (self.opens_at is None or self.opens_at <= at) and not self.is_closed(at)

    def is_closed(self, at: datetime) -> bool:
        return self.closes_at is not None and self.closes_at <= at


class Kind(StrEnum):
    """What can be missing, in the order in which it is said."""

    PRE = "pre"
    SESSION = "session"
    POST = "post"
    FINAL = "final"
    FEEDBACK = "feedback"


# Practice is never missing.
QUIZ_KINDS = (Kind.PRE, Kind.POST, Kind.FINAL, Kind.FEEDBACK)


@dataclass(frozen=True)
class Missing:
    """One thing that is still to be done; `is_lost` when it cannot be done any more. `number` is that of its row."""

    kind: Kind
    number: int
    title: str
    is_lost: bool = False
    pass_mark: int | None = None
    best: Decimal | None = None


@dataclass(frozen=True)
class Standing:
    """What somebody has done of what a series asks. Cancelled sessions are among the sessions and count nowhere.

    `feedback_given` is None while nobody asks for it.
    """

    sessions: tuple[SeenSession, ...] = ()
    quizzes: tuple[TakenQuiz, ...] = ()
    feedback_given: bool | None = None
    feedback_closes_at: datetime | None = None

    @property
    def held(self) -> tuple[SeenSession, ...]:
        """The sessions that count: those that were not cancelled."""
        return tuple(it for it in self.sessions if not it.is_cancelled)

    @property
    def attended(self) -> tuple[SeenSession, ...]:
        return tuple(it for it in self.held if it.attended)

    @property
    def sessions_in_all(self) -> int:
        return len(self.held)

    @property
    def sessions_attended(self) -> int:
        return len(self.attended)

    @property
    def minutes(self) -> int:
        """Of presence, in all sessions together."""
        return sum(it.minutes for it in self.attended)

    def best_of(self, kind: str) -> TakenQuiz | None:
        """Of the quizzes of this kind the one that was passed, else the one with the most percent; None without any."""
        quizzes = [it for it in self.quizzes if it.kind == kind]
        return max(quizzes, key=lambda it: (it.passed, -1 if it.best is None else it.best), default=None)

    @property
    def final(self) -> TakenQuiz | None:
        return self.best_of(Kind.FINAL)

    @property
    def is_completed(self) -> bool:
        """Enough for another series: more than half of the sessions, and a final test passed if there is one."""
        return 2 * self.sessions_attended > self.sessions_in_all and (self.final is None or self.final.is_done)

    def missing(self, at: datetime) -> tuple[Missing, ...]:
        """What is still to be done or was missed, in the order of Kind."""
        found = [*self._missing_sessions(at), *self._missing_quizzes(at)]
        if self.feedback_given is False:
            is_lost = self.feedback_closes_at is not None and self.feedback_closes_at <= at
            found.append(Missing(Kind.FEEDBACK, 0, "", is_lost=is_lost))
        return tuple(sorted(found, key=lambda it: list(Kind).index(it.kind)))

    def _missing_sessions(self, at: datetime) -> list[Missing]:
        return [
            Missing(Kind.SESSION, it.session, it.title, is_lost=it.is_over(at)) for it in self.held if not it.attended
        ]

    def _missing_quizzes(self, at: datetime) -> list[Missing]:
        return [
            Missing(Kind(it.kind), it.quiz, it.title, is_lost=it.is_closed(at), pass_mark=it.pass_mark, best=it.best)
            for it in self.quizzes
            if it.kind in QUIZ_KINDS and not it.is_done
        ]
