from datetime import UTC, datetime
from decimal import Decimal

import factory

from knowledge.actions.awarding import issue
from knowledge.awarding.names import as_registered
from knowledge.awarding.rules import Achieved, evaluate
from knowledge.models import Achievement, CertificateDesign
from tests.factories.learning import SeriesFactory
from tests.factories.people import PersonFactory, UserFactory

ISSUED = datetime(2022, 12, 1, 9, 0, tzinfo=UTC)


class CertificateDesignFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CertificateDesign

    name = factory.Sequence(lambda n: f"Design {n}")
    issuer = "Astana Civil Service Hub"
    issuer_ru = "Астанинский хаб государственной службы"
    signatory = "Aruzhan Example"
    signatory_ru = "Аружан Пример"
    function = "Chair of the Steering Committee"
    function_ru = "Председатель Управляющего комитета"


class AchievementFactory(factory.django.DjangoModelFactory):
    """An attendance certificate of a series for half of its sessions."""

    class Meta:
        model = Achievement

    kind = Achievement.Kind.ATTENDANCE
    series = factory.SubFactory(SeriesFactory)
    title = "Digital services"
    title_ru = "Цифровые услуги"
    text = "has taken part in"
    text_ru = "принял(а) участие в"
    rule = factory.LazyFunction(lambda: {"share": 50})
    hours = Decimal("12.0")
    languages = "en ru"
    design = factory.SubFactory(CertificateDesignFactory)


def an_award(achievement=None, person=None, *, name=None, by=None, at=ISSUED):
    """Issued to somebody who attended all of four sessions."""
    achievement = achievement or AchievementFactory()
    person = person or PersonFactory()
    verdict = evaluate(achievement.rule, Achieved(sessions=4, in_all=4, scores={"final": Decimal(90)}))
    name = name or as_registered(person)
    return issue(achievement, person, name=name, verdict=verdict, by=by or UserFactory(), at=at)
