"""What trainers see of the learners of their series: names, never how to reach them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from knowledge.analysis import gain_in
from knowledge.learning_rules import SeenSession, Standing, TakenQuiz
from knowledge.models import Enrolment, Series
from knowledge.progress_words import summary
from knowledge.standing import standings_of
from knowledge.survey_results import survey_results
from participants.models import Person
from portal.core.exports import Cell


@dataclass(frozen=True)
class Learner:
    person: Person
    standing: Standing
    summary: str
    missing: int

    @property
    def state(self) -> str:
        """In a word or two: the whole sentence stands in the file."""
        if not self.missing:
            return _("everything is done")
        return ngettext("%(number)s thing missing", "%(number)s things missing", self.missing) % {
            "number": self.missing
        }


def teaching_content(series: Series, *, at: datetime) -> dict[str, Any]:
    learners = learners_of(series, at=at)
    first = learners[0].standing if learners else Standing()
    return {
        "learners": learners,
        "sessions": [_session_row(it, place, learners, at) for place, it in enumerate(first.sessions)],
        "quizzes": [_quiz_row(it, place, learners) for place, it in enumerate(first.quizzes)],
        "gain": gain_in(series),
        "surveys": survey_results(series),
        "nominated": series.enrolments.filter(state=Enrolment.State.NOMINATED).count(),
    }


def learners_of(series: Series, *, at: datetime) -> list[Learner]:
    """Who takes part, by family name."""
    standings = standings_of(series)
    rows = series.enrolments.active().select_related("person__country", "person__institution")
    in_order = rows.order_by("person__family_name", "person__given_name", "pk")
    return [_learner(it.person, standings[it.pk], at) for it in in_order]


def _learner(person: Person, standing: Standing, at: datetime) -> Learner:
    return Learner(person, standing, summary(standing, at=at), len(standing.missing(at)))


def sheet_of(series: Series, *, at: datetime) -> tuple[list[str], list[list[Cell]]]:
    """One row for each learner: minutes by session, percent by quiz; empty where there is nothing."""
    learners = learners_of(series, at=at)
    first = learners[0].standing if learners else Standing()
    header = [_("Name"), _("Country"), _("Institution"), *(_minutes_of(it) for it in first.sessions)]
    header += [*(f"{it.title}, %" for it in first.quizzes), _("Sessions attended"), _("Progress")]
    return header, [_cells(it) for it in learners]


def _minutes_of(session: SeenSession) -> str:
    return _("%(session)s, minutes") % {"session": session.title}


def _cells(learner: Learner) -> list[Cell]:
    standing, person = learner.standing, learner.person
    return [
        person.full_name,
        str(person.country),
        str(person.institution or ""),
        *(it.minutes if it.attended else "" for it in standing.sessions),
        *("" if it.best is None else round(float(it.best), 1) for it in standing.quizzes),
        standing.sessions_attended,
        learner.summary,
    ]


def _session_row(session: SeenSession, place: int, learners: list[Learner], at: datetime) -> dict[str, Any]:
    there = [it.standing.sessions[place] for it in learners if it.standing.sessions[place].attended]
    return {
        "title": session.title,
        "number": len(there) if session.is_over(at) or there else None,
        "minutes": round(sum(it.minutes for it in there) / len(there)) if there else None,
        "is_cancelled": session.is_cancelled,
    }


def _quiz_row(quiz: TakenQuiz, place: int, learners: list[Learner]) -> dict[str, Any]:
    """How many did it and passed, and the mean of their best results."""
    taken = [it.standing.quizzes[place] for it in learners if it.standing.quizzes[place].attempts]
    best = [it.best for it in taken if it.best is not None]
    return {
        "quiz": quiz.quiz,
        "title": quiz.title,
        "done": len(taken),
        "passed": None if quiz.pass_mark is None else sum(it.passed for it in taken),
        "mean": sum(best) / len(best) if best else None,
    }
