"""Asking people what they think, and taking their answers so that nobody can say whose they are."""

import random
import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledge.mails import ask_for_answers
from knowledge.models import Enrolment, Survey, SurveyAnswer, SurveyInvitation, SurveyQuestion
from knowledge.survey_rules import STANDARD
from participants.models import Person

REMIND_BEFORE = timedelta(days=5)


class SurveyRefused(Exception):
    """The answer cannot be taken; the sentence says why."""


def fill_in_standard_questions(survey: Survey) -> None:
    """A survey without questions gets those of its kind. Again: nothing."""
    if survey.questions.exists():
        return
    SurveyQuestion.objects.bulk_create(
        SurveyQuestion(survey=survey, sort_order=place, level=level, kind=kind, text=text, text_ru=text_ru)
        for place, (level, kind, text, text_ru) in enumerate(STANDARD[survey.kind])
    )


def ask_all(*, at: datetime) -> int:
    """Invite to every survey that is open, and remind once before it closes; returns how many mails. Again: none."""
    today = timezone.localdate(at)
    return sum(_invite(it, at=at) + _remind(it, today, at=at) for it in Survey.objects.open_on(today))


def _invite(survey: Survey, *, at: datetime) -> int:
    """Who joins late is asked too. Who was erased, withdrew or has no address is not."""
    with transaction.atomic():
        Survey.objects.select_for_update().get(pk=survey.pk)
        new = people_of(survey).exclude(pk__in=survey.invitations.values("person"))
        invitations = [SurveyInvitation.objects.create(survey=survey, person=person) for person in new]
        for invitation in invitations:
            ask_for_answers(invitation, is_reminder=False, at=at)
    return len(invitations)


def _remind(survey: Survey, today: date, *, at: datetime) -> int:
    if today < survey.closes_on - REMIND_BEFORE or today - survey.opens_on < REMIND_BEFORE:
        return 0
    with transaction.atomic():
        Survey.objects.select_for_update().get(pk=survey.pk)
        waiting = survey.invitations.filter(has_answered=False, is_reminded=False, person__in=people_of(survey))
        reminded = list(waiting.select_related("person"))
        for invitation in reminded:
            ask_for_answers(invitation, is_reminder=True, at=at)
        survey.invitations.filter(pk__in=[it.pk for it in reminded]).update(is_reminded=True)
    return len(reminded)


def people_of(survey: Survey) -> QuerySet[Person]:
    """Who takes part in the series, or came to the event, and can be written to."""
    reachable: QuerySet[Person] = Person.objects.filter(anonymised_at=None).exclude(email="")
    if survey.series_id:
        enrolled = Enrolment.objects.active().filter(series=survey.series_id)
        return reachable.filter(pk__in=enrolled.values("person"))
    came = Q(registrations__event=survey.event_id, registrations__attendance__isnull=False)
    return reachable.filter(came).distinct()


def answer(invitation: SurveyInvitation, values: Mapping[int, Any], *, at: datetime, rng: random.Random) -> None:
    """Take the values by question, once. Raises SurveyRefused when the survey is not open, or has been answered.

    All answers and all invitations of the survey are written anew in this one transaction, the answers under new keys
    and in a random order: neither the place of a row in its table nor the transaction that wrote it tells what came
    with whom. No log says what was answered.
    """
    with transaction.atomic():
        survey = Survey.objects.select_for_update().get(pk=invitation.survey_id)
        if not survey.is_open(timezone.localdate(at)):
            raise SurveyRefused(_("This survey is not open."))
        if survey.invitations.filter(person=invitation.person_id, has_answered=True).exists():
            raise SurveyRefused(_("You have answered already. Thank you."))
        _write_anew(survey, values, rng=rng)
        answered = When(pk=invitation.pk, then=Value(True))
        survey.invitations.update(has_answered=Case(answered, default=F("has_answered")))


def _write_anew(survey: Survey, values: Mapping[int, Any], *, rng: random.Random) -> None:
    before = SurveyAnswer.objects.filter(question__survey=survey)
    rows = [*before.values_list("question", "value"), *values.items()]
    rng.shuffle(rows)
    before.delete()
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(key=uuid.UUID(int=rng.getrandbits(128), version=4), question_id=question, value=value)
        for question, value in rows
    )
