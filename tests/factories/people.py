from datetime import UTC, datetime

import factory
from django.contrib.auth.models import Group

from participants.models import Person, PersonDetails, User
from tests.factories.places import CountryFactory, InstitutionFactory

PASSWORD = "a password of tests"


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    given_name = "Айгүл"
    family_name = factory.Sequence(lambda n: f"Сәрсенова{chr(0x430 + n % 32)}{n}")
    given_name_latin = "Aigul"
    family_name_latin = "Sarsenova"
    sex = Person.Sex.FEMALE
    country = factory.SubFactory(CountryFactory)
    institution = factory.SubFactory(InstitutionFactory, country=factory.SelfAttribute("..country"))
    email = factory.Sequence(lambda n: f"person{n}@example.org")
    language = "en"
    created_at = datetime(2022, 1, 1, tzinfo=UTC)
    last_active_at = factory.SelfAttribute("created_at")


class PersonDetailsFactory(factory.Factory):
    """What somebody writes on the form. Each is another person."""

    class Meta:
        model = PersonDetails

    given_name = "Айгүл"
    family_name = "Сәрсенова"
    sex = Person.Sex.FEMALE
    country = factory.SubFactory(CountryFactory)
    institution = "Civil Service Agency"
    email = factory.Sequence(lambda n: f"aigul{n}@example.org")


class UserFactory(factory.django.DjangoModelFactory):
    """An account with a verified address. `UserFactory(role="Programme staff")` has that role; PASSWORD opens it."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"user{n}@example.org")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def verified(self, create, is_verified, **kwargs):
        if is_verified is not False:
            self.emailaddress_set.create(email=self.email, primary=True, verified=True)

    @factory.post_generation
    def role(self, create, name, **kwargs):
        if name:
            self.groups.add(Group.objects.get(name=name))
