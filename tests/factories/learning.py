from datetime import UTC, datetime

import factory

from knowledge.models import (
    Attempt,
    Enrolment,
    FixedQuestion,
    Question,
    QuestionBank,
    QuestionVersion,
    Quiz,
    QuizSection,
    Series,
    SeriesSession,
    Wording,
)
from tests.factories.events import EventPageFactory
from tests.factories.people import PersonFactory

BEGUN = datetime(2022, 10, 3, 9, 0, tzinfo=UTC)


class SeriesFactory(factory.django.DjangoModelFactory):
    """A published series that anybody may enrol in, without sessions."""

    class Meta:
        model = Series

    slug = factory.Sequence(lambda n: f"series-{n}")
    track = Series.Track.DIGITALISATION
    title = factory.Sequence(lambda n: f"Digital services {n}")
    title_ru = factory.Sequence(lambda n: f"Цифровые услуги {n}")


class SeriesSessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SeriesSession

    series = factory.SubFactory(SeriesFactory)
    event = factory.SubFactory(EventPageFactory)
    sort_order = factory.Sequence(int)


class EnrolmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Enrolment

    series = factory.SubFactory(SeriesFactory)
    person = factory.SubFactory(PersonFactory)
    at = BEGUN


class QuestionFactory(factory.django.DjangoModelFactory):
    """A single choice of a and b, of which b is right, in English."""

    class Meta:
        model = Question
        skip_postgeneration_save = True

    bank = factory.LazyFunction(lambda: QuestionBank.objects.get_or_create(name="Digital government")[0])
    kind = Question.Kind.SINGLE
    name = factory.Sequence(lambda n: f"Question {n}")
    objective = "Services"

    @factory.post_generation
    def version(self, create, _given, **fields):
        solution = fields.get("solution", {"weights": {"a": 0, "b": 1}})
        version = QuestionVersion.objects.create(question=self, solution=solution)
        options = fields.get("options", {"a": "Paper", "b": "A portal"})
        Wording.objects.create(version=version, language="en", text=f"What serves people? {self.name}", options=options)


class QuizFactory(factory.django.DjangoModelFactory):
    """A final test of `questions` fixed single choices; half of the points pass."""

    class Meta:
        model = Quiz
        skip_postgeneration_save = True

    series = factory.SubFactory(SeriesFactory)
    kind = Quiz.Kind.FINAL
    title = "Final test"
    title_ru = "Итоговый тест"
    pass_mark = 50

    @factory.post_generation
    def questions(self, create, number, **_fields):
        section = QuizSection.objects.create(quiz=self)
        for place in range(3 if number is None else number):
            FixedQuestion.objects.create(section=section, question=QuestionFactory(), sort_order=place)


class AttemptFactory(factory.django.DjangoModelFactory):
    """Begun and not submitted, of a draw of all fixed questions of the quiz."""

    class Meta:
        model = Attempt

    quiz = factory.SubFactory(QuizFactory)
    person = factory.SubFactory(PersonFactory)
    number = 1
    language = "en"
    started_at = BEGUN
    rules = factory.LazyAttribute(lambda it: {"pass_mark": it.quiz.pass_mark, "minutes": None})

    @factory.lazy_attribute
    def draw(self):
        versions = QuestionVersion.objects.filter(question__in=_fixed(self.quiz)).order_by("pk")
        return [{"version": it.pk, "options": ["a", "b"], "points": "1"} for it in versions]


def _fixed(quiz):
    return FixedQuestion.objects.filter(section__quiz=quiz).values("question")
