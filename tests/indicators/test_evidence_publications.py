"""What the library publishes is what the indicators of guides and products count, at once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from indicators import evidence
from indicators.models import Indicator, IndicatorPublicationKind
from indicators.results import results_so_far
from knowledge.models import Edition, Work
from tests.factories.framework import IndicatorFactory
from tests.factories.library import WorkFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework():
    for number, kind in (("1.5", Work.Kind.GUIDE), ("1.6", Work.Kind.KNOWLEDGE_PRODUCT)):
        counting, unit = Indicator.Counting.PUBLICATIONS, Indicator.Unit.PUBLICATIONS
        indicator = IndicatorFactory(number=number, counting=counting, unit=unit, data_source="Library")
        IndicatorPublicationKind.objects.create(indicator=indicator, kind=kind)


def actuals(year=2022):
    return {line.number: line.actual for line in results_so_far(year).lines}


def guide(**fields):
    return WorkFactory(**{"kind": Work.Kind.GUIDE} | fields)


def test_guide_counts_as_soon_as_it_is_published_and_products_elsewhere(framework):
    draft = guide(live=False)
    WorkFactory(), WorkFactory(kind=Work.Kind.STUDY)
    before = actuals()
    Work.objects.filter(pk=draft.pk).update(live=True)
    assert (before, actuals()) == ({"1.5": 0, "1.6": 1}, {"1.5": 1, "1.6": 1})


def test_languages_of_one_guide_are_one_guide(framework):
    for language in ("ru", "kk"):
        Edition.objects.create(work=Work.objects.first() or guide(), language=language, title="Нұсқаулық")
    assert actuals() == {"1.5": 1, "1.6": 0}


@pytest.mark.parametrize(
    ("withdrawn_on", "actual"), [(date(2022, 12, 31), 0), (date(2023, 1, 1), 1), (date(2024, 6, 1), 1)]
)
def test_withdrawn_guide_counts_if_it_stood_at_the_end_of_its_year(framework, withdrawn_on, actual):
    work = guide()
    before = actuals()
    work.withdrawn_on, work.withdrawn_reason = withdrawn_on, "The figures were wrong."
    work.save()
    assert (before["1.5"], actuals()["1.5"]) == (1, actual)
    assert evidence.publications_by_year() == ({(2022, "guide"): 1} if actual else {})


def test_what_is_to_come_does_not_count_yet(framework):
    tomorrow = timezone.localdate() + timedelta(days=1)
    guide(published_on=tomorrow)
    assert (actuals(tomorrow.year)["1.5"], evidence.publications_between(tomorrow, tomorrow)) == (0, [])
    assert evidence.rows_between(tomorrow, tomorrow)["publications"] == []
