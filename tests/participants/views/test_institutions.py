import pytest

from participants.models import Institution
from tests.factories.places import CountryFactory, InstitutionFactory

pytestmark = pytest.mark.django_db

ARMENIA = {"iso2": "AM", "report_code": "ARM", "name": "Armenia"}


@pytest.fixture(autouse=True)
def institutions():
    InstitutionFactory(name="Ministry of Finance", name_ru="Министерство финансов")
    InstitutionFactory(name="Civil Service Agency", name_ru="Агентство государственной службы")
    InstitutionFactory(name="Ministry of Economy", name_ru="", country=CountryFactory(**ARMENIA))
    Institution.objects.recognise(CountryFactory(), "Ministry of Somebody's Jokes")


@pytest.mark.parametrize(
    ("language", "search", "found"),
    [
        ("", "q=ministry", ["Ministry of Economy", "Ministry of Finance"]),
        ("", "q=MINISTRY&country=KZ", ["Ministry of Finance"]),
        ("", "q=финанс", ["Ministry of Finance"]),
        ("/ru", "q=finance", ["Министерство финансов"]),
        ("/ru", "q=econ", ["Ministry of Economy"]),
        ("", "q=m", []),
        ("", "q=", []),
        ("", "", []),
        ("", "q=jokes", []),
        ("", "q=finance&country=XX", []),
    ],
)
def test_what_is_suggested(client, language, search, found):
    answer = client.get(f"{language}/institutions/suggestions/?{search}")
    assert (answer.status_code, answer.json()) == (200, {"institutions": found})


def test_at_most_eight_and_kept_for_an_hour(client, django_assert_num_queries):
    for number in range(12):
        InstitutionFactory(name=f"Akimat {number:02}")
    with django_assert_num_queries(1):
        answer = client.get("/institutions/suggestions/?q=akimat")
    assert answer.json() == {"institutions": [f"Akimat {number:02}" for number in range(8)]}
    assert answer["Cache-Control"] == "public, max-age=3600"
