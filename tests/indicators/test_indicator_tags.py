import pytest
from django.template import Context, Template

from events.models import Attendance
from indicators.formulas import Light
from indicators.templatetags.indicator_tags import country_names, light_word

pytestmark = pytest.mark.django_db


def rendered() -> str:
    return Template(
        "{% load indicator_tags %}{% headline_figures as figures %}{{ figures.year }} {{ figures.people }}"
    ).render(Context())


def test_headline_figures_are_of_the_latest_year(year_2022, django_assert_num_queries):
    rendered()  # counted once, then stored
    with django_assert_num_queries(5):
        assert rendered() == "2022 175"


def test_headline_figures_of_few_people_are_hidden(client, year_2022):
    women = Attendance.objects.filter(registration__person__sex="female")
    women.exclude(registration__person__in=women.values("registration__person")[:1]).delete()
    page = client.get("/").content.decode()
    figures = page[page.index('id="figures"') :]
    assert figures.count('<span class="stat-value">hidden</span>') == 1


def test_headline_figures_before_the_first_event():
    template = Template("{% load indicator_tags %}{% headline_figures as figures %}{{ figures }}")
    assert template.render(Context()) == "None"


def test_light_words_differ():
    assert len({light_word(light) for light in Light}) == len(Light)


def test_the_key_of_the_columns():
    assert country_names({"ARM": "Armenia", "UZB": "Uzbekistan"}, ("ARM", "UZB")) == "ARM Armenia, UZB Uzbekistan"
