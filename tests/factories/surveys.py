from datetime import timedelta

import factory
from django.utils import timezone

from knowledge.models import Survey, SurveyInvitation, SurveyQuestion
from tests.factories.learning import SeriesFactory
from tests.factories.people import PersonFactory


class SurveyFactory(factory.django.DjangoModelFactory):
    """Feedback on a series, open since yesterday and for two weeks: one scale, one choice of three, one text."""

    class Meta:
        model = Survey
        skip_postgeneration_save = True

    series = factory.SubFactory(SeriesFactory)
    title = "How was it?"
    title_ru = "Как всё прошло?"
    opens_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))
    closes_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=14))

    @factory.post_generation
    def questions(self, create, _given, **_fields):
        rows = [
            ("scale", "It was useful.", ""),
            ("choice", "How long?", "Short\nRight\nLong"),
            ("free_text", "Why?", ""),
        ]
        for place, (kind, text, options) in enumerate(rows):
            SurveyQuestion.objects.create(survey=self, sort_order=place, kind=kind, text=text, options=options)


class SurveyInvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SurveyInvitation

    survey = factory.SubFactory(SurveyFactory)
    person = factory.SubFactory(PersonFactory)
