"""To take a quiz: begin, save answers one by one, hand in. The server is the clock; a device is only a queue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Sum
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models.languages import language_name
from knowledge.answering import is_given
from knowledge.drawing import TooFewQuestions, as_shown, draw, points_of
from knowledge.models import Accommodation, Answer, Attempt, Enrolment, QuestionVersion, Quiz
from knowledge.questions.grading import check_value, part_of
from knowledge.quiz_draws import candidates, languages_of, parts_of
from knowledge.scoring import score_of
from participants.models import Person


class QuizRefused(Exception):
    """Something about a quiz is not possible; the sentence says why. Nothing was written."""


class NotEnrolled(QuizRefused):
    """Only who takes part in the series takes its quizzes."""


class QuizClosed(QuizRefused):
    """It has not opened yet, or it is over."""


class NoAttemptsLeft(QuizRefused):
    """All attempts are used up."""


class TooSoon(QuizRefused):
    """The time between two attempts is not over."""


class NotInThisLanguage(QuizRefused):
    """There are not enough questions in the language that was asked for."""


class AttemptOver(QuizRefused):
    """It was handed in, or its time is over: what arrives now does not count."""


@dataclass(frozen=True)
class Saved:
    """The answer that holds now, and whether it is the one that was sent."""

    value: Any
    sequence: int
    is_ours: bool


def begin(quiz: Quiz, person: Person, *, language: str, at: datetime, rng: Random) -> Attempt:
    """Draw the questions and start the clock. Who is in the middle of an attempt gets that one back, as it is.

    The draw, the rules and the deadline are fixed now: changes to the quiz touch later attempts only. An attempt whose
    time is over is handed in first. Raises a QuizRefused.
    """
    with transaction.atomic():
        person = Person.objects.hold([person])[person.pk]  # a double click waits here
        former = list(Attempt.objects.of(person).filter(quiz=quiz).order_by("number"))
        under_way = next((it for it in former if it.submitted_at is None), None)
        if under_way and not under_way.is_over(at):
            return under_way
        if under_way:
            former = [submit(it, at=at) if it == under_way else it for it in former]
        allowed = allowances(quiz, person)
        check_open(quiz, person, at=at)
        check_attempts(quiz, former, more=allowed["more_attempts"], at=at)
        drawn = _drawn(quiz, language, rng)
        number = former[-1].number + 1 if former else 1
        attempt = Attempt(quiz=quiz, person=person, number=number, language=language, draw=drawn, started_at=at)
        attempt.rules = {
            "pass_mark": quiz.pass_mark,
            "minutes": quiz.minutes,
            "more_time_percent": allowed["more_time_percent"],
            "shows_solutions": quiz.shows_solutions,
        }
        attempt.deadline = deadline_of(quiz, more_time_percent=allowed["more_time_percent"], at=at)
        attempt.save(force_insert=True)
        versions = [it["version"] for it in drawn]
        QuestionVersion.objects.filter(pk__in=versions, used_at=None).update(used_at=at)
    return attempt


def save_answer(
    attempt: Attempt, position: int, value: Any, *, sequence: int, client_id: UUID | None, at: datetime
) -> Saved:
    """Keep the answer to the question at this place (from 1). Sent again, it changes nothing, even too late.

    Of two answers the one with the higher sequence holds, in whatever order they arrive; of equals the one that came
    first, or the last one that the same page sent (it was stopped, and sent again otherwise). Who sent the other one
    is told what holds. Raises AttemptOver, and for what is no answer NotAnAnswer or IndexError.
    """
    with transaction.atomic():
        attempt = Attempt.objects.select_for_update().get(pk=attempt.pk)
        kept = Answer.objects.filter(attempt=attempt, position=position).first()
        is_same_page = kept is not None and kept.was_sent_as(sequence, client_id)
        if kept and is_same_page and kept.value == value:
            return Saved(value, sequence, is_ours=True)
        check_running(attempt, at=at)
        _check_value(attempt, position, value)
        if kept is None and not is_given(value):
            return Saved(value, 0, is_ours=True)
        if kept and sequence <= kept.sequence and not is_same_page:
            return Saved(kept.value, kept.sequence, is_ours=False)
        answer = kept or Answer(attempt=attempt, position=position)
        answer.value, answer.sequence, answer.client_id, answer.saved_at = value, sequence, client_id, at
        answer.save()
    return Saved(value, sequence, is_ours=True)


def submit(attempt: Attempt, *, at: datetime) -> Attempt:
    """Hand in and grade. After the deadline it counts as handed in at the deadline. A second time changes nothing."""
    with transaction.atomic():
        attempt = Attempt.objects.select_for_update().get(pk=attempt.pk)
        if attempt.submitted_at:
            return attempt
        attempt.is_by_deadline = attempt.is_over(at)
        attempt.submitted_at = attempt.deadline if attempt.is_by_deadline else at
        _grade(attempt)
        attempt.save()
    return attempt


def close_overdue(*, at: datetime) -> int:
    """Hand in what its owners left when the time was over. How many."""
    overdue = list(Attempt.objects.overdue(at))
    for attempt in overdue:
        submit(attempt, at=at)
    return len(overdue)


def why_not(quiz: Quiz, person: Person, *, at: datetime) -> str:
    """Why somebody cannot begin now; empty when they can, or are in the middle of an attempt."""
    former = list(Attempt.objects.of(person).filter(quiz=quiz))
    if any(not it.is_over(at) for it in former):
        return ""
    try:
        check_open(quiz, person, at=at)
        check_attempts(quiz, former, more=allowances(quiz, person)["more_attempts"], at=at)
    except QuizRefused as refusal:
        return str(refusal)
    return ""


def check_open(quiz: Quiz, person: Person, *, at: datetime) -> None:
    """Whether somebody may begin it at all. Raises NotEnrolled or QuizClosed."""
    if quiz.kind == Quiz.Kind.FEEDBACK:
        raise QuizClosed(_("Feedback is given without a name, not here."))
    if not Enrolment.objects.active().filter(series=quiz.series_id, person=person).exists():
        raise NotEnrolled(_("This quiz is for people who take part in the series. Enrol first."))
    if quiz.opens_at and at < quiz.opens_at:
        raise QuizClosed(_("The quiz opens on %(moment)s.") % {"moment": moment(quiz.opens_at)})
    if quiz.closes_at and at >= quiz.closes_at:
        raise QuizClosed(_("The quiz closed on %(moment)s.") % {"moment": moment(quiz.closes_at)})


def check_attempts(quiz: Quiz, former: Sequence[Attempt], *, more: int, at: datetime) -> None:
    """Whether another attempt is left, and not too soon. Raises NoAttemptsLeft or TooSoon."""
    allowed = quiz.attempts_allowed and quiz.attempts_allowed + more
    if allowed and len(former) >= allowed:
        raise NoAttemptsLeft(
            ngettext("You have used your one attempt.", "You have used your %(number)d attempts.", allowed)
            % {"number": allowed}
        )
    ended = max((it.submitted_at for it in former if it.submitted_at), default=None)
    if ended and at < ended + timedelta(hours=quiz.cool_down_hours):
        then = ended + timedelta(hours=quiz.cool_down_hours)
        raise TooSoon(_("You can begin the next attempt on %(moment)s.") % {"moment": moment(then)})


def check_running(attempt: Attempt, *, at: datetime) -> None:
    if attempt.submitted_at:
        raise AttemptOver(_("This attempt was handed in. An answer that arrives now does not count."))
    if attempt.is_over(at):
        raise AttemptOver(_("The time is over. An answer that arrives now does not count."))


def deadline_of(quiz: Quiz, *, more_time_percent: int, at: datetime) -> datetime | None:
    """When the time is over: the minutes, and no later than the quiz closes; who has more time has it after that."""
    if quiz.minutes is None:
        return quiz.closes_at
    end = at + timedelta(minutes=quiz.minutes)
    if quiz.closes_at:
        end = min(end, quiz.closes_at)
    return end + (end - at) * more_time_percent / 100


def moment(at: datetime) -> str:
    return date_format(localtime(at), "DATETIME_FORMAT")


def allowances(quiz: Quiz, person: Person) -> Mapping[str, int]:
    """The most of what was granted for this quiz, its series, or all."""
    granted = Accommodation.objects.of(person, quiz)
    most = granted.aggregate(time=Max("more_time_percent"), attempts=Sum("more_attempts"))
    return {"more_time_percent": most["time"] or 0, "more_attempts": most["attempts"] or 0}


def _drawn(quiz: Quiz, language: str, rng: Random) -> list[dict[str, Any]]:
    parts = parts_of(quiz)
    try:
        chosen = draw(parts, candidates(parts, language), rng)
    except TooFewQuestions as error:
        offered = ", ".join(language_name(code) for code in languages_of(quiz))
        if not offered:
            raise NotInThisLanguage(_("The quiz is not ready: there are not enough questions.")) from error
        raise NotInThisLanguage(
            _("The quiz is not offered in this language. Choose one of these: %(languages)s.") % {"languages": offered}
        ) from error
    return [{"version": it.version, "options": as_shown(it, rng), "points": points_of(it.kind)} for it in chosen]


def _check_value(attempt: Attempt, position: int, value: Any) -> None:
    """Raises IndexError for a question that was not drawn, and NotAnAnswer."""
    if not 1 <= position <= len(attempt.draw):
        raise IndexError(position)
    asked = attempt.draw[position - 1]
    kind, solution = QuestionVersion.objects.values_list("question__kind", "solution").get(pk=asked["version"])
    check_value(kind, solution, asked["options"], value)


def _grade(attempt: Attempt) -> None:
    """Write the part of each answer, and the points of the attempt (which is not saved)."""
    solutions = QuestionVersion.objects.solutions([it["version"] for it in attempt.draw])
    answers = list(attempt.answers.all())
    for answer in answers:
        kind, solution = solutions[attempt.draw[answer.position - 1]["version"]]
        answer.part = part_of(kind, solution, answer.value)
    Answer.objects.bulk_update(answers, ["part"])
    parts = {it.position: it.part for it in answers if it.part is not None}
    result = score_of([it["points"] for it in attempt.draw], parts, attempt.rules.get("pass_mark"))
    attempt.score, attempt.most, attempt.has_passed = result.score, result.most, result.has_passed
