"""The results of surveys: of those that are closed, from five answers up."""

from collections import defaultdict

from django.utils import timezone

from knowledge.models import Series, Survey, SurveyAnswer, SurveyQuestion
from knowledge.survey_rules import LEAST_ANSWERS, Asked, SurveyResults, counted


def survey_results(series: Series) -> list[SurveyResults]:
    """Of all surveys of a series, the latest first, in the active language."""
    return [results_of(survey) for survey in series.surveys.prefetch_related("questions")]


def results_of(survey: Survey) -> SurveyResults:
    """How many have answered is not told: from one day to the next it would tell who."""
    is_closed = survey.is_closed(timezone.localdate())
    invited = survey.invitations.count()
    answered = survey.invitations.filter(has_answered=True).count()
    if not is_closed or answered < LEAST_ANSWERS:
        return SurveyResults(survey.pk, str(survey), is_closed, invited)
    values: dict[int, list[object]] = defaultdict(list)
    for question, value in SurveyAnswer.objects.filter(question__survey=survey).values_list("question", "value"):
        values[question].append(value)
    questions = tuple(counted(_asked(it), values[it.pk]) for it in survey.questions.all())
    return SurveyResults(survey.pk, str(survey), is_closed, invited, questions)


def _asked(question: SurveyQuestion) -> Asked:
    options = tuple(str(question.local_options).splitlines())
    return Asked(question.pk, question.kind, str(question), question.level, options)
