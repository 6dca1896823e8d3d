"""What the learners of the finished series of the demo thought of it: asked, answered and closed."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from knowledge.actions import surveying
from knowledge.models import Series, Survey, SurveyInvitation, SurveyQuestion

SEED = 2022
WORDS = (
    "More time for questions, please.",
    "Больше примеров из наших стран.",
    "The exercise with real data was the best part.",
    "Please send the slides before the session.",
    "Перерыв был слишком коротким.",
    "I would like a session on procurement.",
)


def load() -> str:
    if Survey.objects.exists():
        return "surveys: there already"
    found = next((series for series in Series.objects.order_by("pk") if _last_day(series)), None)
    if found is None:
        return "surveys: no series is finished"
    opens_on = _last_day(found) + timedelta(days=1)
    survey = Survey.objects.create(
        series=found,
        kind=Survey.Kind.FEEDBACK,
        title="What do you think of the seminars?",
        title_ru="Что вы думаете о семинарах?",
        opens_on=opens_on,
        closes_on=opens_on + timedelta(days=14),
    )
    surveying.fill_in_standard_questions(survey)
    rng = Random(SEED)  # noqa: S311  the same demo every time
    return f"surveys: {_answered(survey, rng)} answers to “{survey}”"


def _last_day(series: Series) -> date | None:
    """Of a series that was over three weeks ago, so that its survey is closed."""
    days = [session.event.ends_on for session in series.sessions.select_related("event")]
    return max(days) if days and max(days) < timezone.localdate() - timedelta(days=21) else None


def _answered(survey: Survey, rng: Random) -> int:
    """Four of five answer, each on a day of their own."""
    people = list(surveying.people_of(survey).order_by("pk"))
    invitations = [SurveyInvitation.objects.create(survey=survey, person=person) for person in people]
    answering = [invitation for invitation in invitations if rng.random() < 0.8]
    for number, invitation in enumerate(answering):
        day = survey.opens_on + timedelta(days=number % 14)
        at = timezone.make_aware(datetime.combine(day, time(12)))
        surveying.answer(invitation, _values(survey, number, rng), at=at, rng=rng)
    return len(answering)


def _values(survey: Survey, number: int, rng: Random) -> dict[int, int | str]:
    values: dict[int, int | str] = {}
    for question in survey.questions.all():
        if question.kind == SurveyQuestion.Kind.SCALE:
            values[question.pk] = rng.choice((3, 4, 4, 5, 5, 5))
        elif number < len(WORDS):
            values[question.pk] = WORDS[number]
    return values
