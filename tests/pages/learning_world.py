"""The rows of the library and of the learning behind the addresses that the walk goes to."""

from typing import Any

from django.core.files.base import ContentFile

from knowledge.actions.attempting import submit
from knowledge.models import Accommodation, HarvestSource, Regrading
from participants.models import Person
from tests.factories.awards import an_award
from tests.factories.learning import (
    BEGUN,
    AttemptFactory,
    EnrolmentFactory,
    QuestionFactory,
    QuizFactory,
    SeriesFactory,
)
from tests.factories.library import FileFactory
from tests.factories.surveys import SurveyInvitationFactory


def build_learning() -> dict[str, Any]:
    """By parameter, or by name and parameter, what to put into addresses."""
    file, survey = FileFactory(), SurveyInvitationFactory()
    award = an_award()
    return (
        bank()
        | quizzes()
        | series_rows()
        | {
            "knowledge:verify_award:number": award.number,
            "knowledge:my_certificate:number": award.number,
            "knowledge:my_badge:number": award.number,
            **dict.fromkeys(["award_id", "award:pk"], award.pk),
            **dict.fromkeys(["achievement_id", "achievement:pk"], award.achievement_id),
            "certificate_design:pk": award.achievement.design_id,
            "knowledge:badge_status:number": 0,
            "knowledge:file:pk": file.pk,
            "knowledge:file:name": file.name,
            "knowledge:survey:key": survey.key,
            "survey_admin:pk": survey.survey_id,
            "survey_results:survey_id": survey.survey_id,
            "download_statistics_file:year": 2022,
            "download_statistics_file:name": "works",
            "download_statistics_file:file_format": "csv",
            **_shelves(),
        }
    )


def _shelves() -> dict[str, Any]:
    picture = ContentFile(b"a picture", "first.png")
    journal = HarvestSource.objects.create(name="Journal", address="https://journal.example.org/oai")
    return {
        "harvest_source:pk": journal.pk,
        "knowledge:citation:language": "en",
        "knowledge:citation:form": "bib",
        "knowledge:first_page:pk": FileFactory(thumbnail=picture).pk,
    }


def quizzes() -> dict[str, Any]:
    """Somebody who tells nothing is in the middle of one attempt and has handed another one in."""
    person = Person.objects.get(email="ani.harmless@example.org")
    quiz = QuizFactory(questions=1)
    EnrolmentFactory(series=quiz.series, person=person)
    done = submit(AttemptFactory(quiz=quiz, person=person), at=BEGUN)
    under_way = AttemptFactory(quiz=quiz, person=person, number=2)
    return {
        **{f"knowledge:{name}:quiz_id": quiz.pk for name in ("quiz", "begin_quiz")},
        **{f"knowledge:attempt{it}:key": under_way.key for it in ("", "_questions", "_answers", "_check", "_submit")},
        "knowledge:attempt_result:key": done.key,
        "quiz_admin:pk": quiz.pk,
        "attempt_admin:pk": done.pk,
        "accommodation_admin:pk": Accommodation.objects.create(person=person, more_attempts=1).pk,
    }


def bank() -> dict[str, Any]:
    question = QuestionFactory()
    return {
        "question:question_id": question.pk,
        "correct_question:question_id": question.pk,
        "retire_question:question_id": question.pk,
        "question_admin:inspect:pk": question.pk,
        "regrading:regrading_id": Regrading.objects.create(version=question.latest_version, at=BEGUN).pk,
        "new_question:kind": "matching",
    }


OF_SERIES = ("series", "enrol", "withdraw_from_series", "progress", "teaching", "teaching_sheet", "quiz_analysis")


def series_rows() -> dict[str, Any]:
    """A series with a test and a draft, in which nobody takes part."""
    series = SeriesFactory(slug="walk")
    return {
        **{f"knowledge:{name}:slug": series.slug for name in OF_SERIES},
        "knowledge:quiz_analysis:quiz_id": QuizFactory(series=series).pk,
        "series_people:series_id": series.pk,
        "series_enrol:series_id": series.pk,
        "series_withdraw:enrolment_id": 0,
        "series:pk": series.pk,
        "series:revision_id": series.save_revision().pk,
        "series:revision_id_a": "earliest",
        "series:revision_id_b": "latest",
    }
