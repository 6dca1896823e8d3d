import factory

from participants.models import Country, Institution


class CountryFactory(factory.django.DjangoModelFactory):
    """Kazakhstan, unless another is named: `CountryFactory(iso2="AM", report_code="ARM", name="Armenia")`."""

    class Meta:
        model = Country
        django_get_or_create = ("iso2",)

    iso2 = "KZ"
    report_code = "KAZ"
    name = "Kazakhstan"
    name_ru = "Казахстан"
    region = "Central Asia"
    is_participating = True


class InstitutionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Institution

    name = factory.Sequence(lambda n: f"Agency {n}")
    name_ru = factory.Sequence(lambda n: f"Агентство {n}")
    country = factory.SubFactory(CountryFactory)
    level = Institution.Level.CENTRAL
