from datetime import date

import factory

from indicators.models import Indicator, Output, Project


class ProjectFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Project

    title = "Regional hub"
    donor = "Donor"
    partner = "Hub"
    country = "Kazakhstan"
    starts_on = date(2021, 9, 17)
    ends_on = date(2024, 12, 31)


class OutputFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Output

    project = factory.SubFactory(ProjectFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = "Civil servants know more"


class IndicatorFactory(factory.django.DjangoModelFactory):
    """Studies, stated by hand."""

    class Meta:
        model = Indicator

    output = factory.SubFactory(OutputFactory)
    number = factory.Sequence(lambda n: f"9.{n}")
    title = "Studies adopted"
    unit = Indicator.Unit.STUDIES
    counting = Indicator.Counting.MANUAL
    data_source = "Minutes"
