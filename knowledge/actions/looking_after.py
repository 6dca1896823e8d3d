"""What the clock does for everybody who takes part: places at new sessions, materials on their day, reminders."""

from datetime import datetime

from django.conf import settings
from django.utils import translation

from knowledge.actions.following import take_places
from knowledge.actions.sending import due_materials, send_due
from knowledge.learning_mails import write
from knowledge.learning_reminders import GIVEN_UP, quizzes_to_remind_of
from knowledge.learning_rules import Standing
from knowledge.models import Enrolment, Series
from knowledge.standing import standings_of
from portal.core.dates import moment


def look_after_all(*, at: datetime) -> None:
    """Every published series that is not long over. Twice, or twice at the same time, does everything once."""
    for series in Series.objects.published().with_sessions():
        if series.events and at < max(it.ends_at for it in series.events) + GIVEN_UP:
            look_after(series, at=at)


def look_after(series: Series, *, at: datetime) -> None:
    due, standings = due_materials(series, at=at), standings_of(series)
    for enrolment in series.enrolments.active().select_related("person").order_by("pk"):
        enrolment.series = series
        take_places(enrolment, at=at)
        send_due(enrolment, at=at, due=due)
        if enrolment.pk in standings:
            _remind(enrolment, standings[enrolment.pk], at=at)


def _remind(enrolment: Enrolment, standing: Standing, *, at: datetime) -> None:
    """Of each quiz once: the key of the mail stays. Feedback is asked for by the mails of its survey."""
    for quiz in quizzes_to_remind_of(standing, at=at):
        with translation.override(enrolment.person.language):
            closes = moment(quiz.closes_at, settings.TIME_ZONE) if quiz.closes_at else ""
        more = {"quiz": quiz.title, "closes": closes}
        write("series_quiz", enrolment, key=f"quiz {quiz.quiz}", more=more, at=at)
