from datetime import date

import pytest
from django.http import QueryDict
from django.utils import timezone, translation

from events.models import Topic
from knowledge.filters import Filters
from knowledge.models import DownloadCount, Edition, Work
from tests.factories.library import WorkFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


@pytest.fixture
def shelf():
    """Three works; the fourth is withdrawn, the fifth is a draft, the sixth is to come."""
    data, law = Topic.objects.create(name="Data"), Topic.objects.create(name="Law")
    guide = WorkFactory(kind="guide", published_on=date(2022, 5, 1), edition__title="Beta")
    study = WorkFactory(kind="study", published_on=date(2023, 5, 1), edition__title="alpha")
    other = WorkFactory(kind="study", published_on=date(2023, 6, 1), edition__title="Gamma", edition__language="ru")
    Edition.objects.create(work=guide, language="kk", title="Бета")
    guide.topics.set([data, law])
    study.topics.set([data])
    kazakhstan = CountryFactory(iso2="KZ", report_code="KAZ", name="Kazakhstan")
    guide.countries.set([kazakhstan, CountryFactory(iso2="UZ", report_code="UZB", name="Uzbekistan")])
    gone = WorkFactory(kind="guide", withdrawn_on=TODAY, withdrawn_reason="Wrong figures.")
    draft = WorkFactory(kind="guide", live=False)
    later = WorkFactory(kind="guide", published_on=date(2026, 12, 1))
    for hidden in (gone, draft, later):
        hidden.topics.set([data])
        hidden.save()
    for work in (guide, study):
        work.save()
    return {"guide": guide, "study": study, "other": other, "data": data, "law": law}


def filters(query: str = "") -> Filters:
    return Filters(QueryDict(query), today=TODAY)


def offered(found: Filters) -> dict[str, list[tuple[str, int | None]]]:
    return {it.name: [(option.label, option.count) for option in it.options] for it in found.selects}


def test_everything_is_counted_while_nothing_is_chosen(shelf):
    assert offered(filters()) == {
        "type": [("Methodological guide", 1), ("Study", 2)],
        "language": [("English", 2), ("Kazakh", 1), ("Russian", 1)],
        "topic": [("Data", 2), ("Law", 1)],
        "country": [("Kazakhstan", 1), ("Uzbekistan", 1)],
        "year": [("2023", 2), ("2022", 1)],
        "sort": [("By title", None), ("Most downloaded", None)],
    }
    assert list(filters().works) == [shelf["other"], shelf["study"], shelf["guide"]]


def test_numbers_answer_to_the_other_choices(shelf):
    found = filters(f"topic={shelf['data'].pk}&type=study")
    assert offered(found) == {
        "type": [("Methodological guide", 1), ("Study", 1)],
        "language": [("English", 1)],
        "topic": [("Data", 1)],
        "country": [],
        "year": [("2023", 1)],
        "sort": [("By title", None), ("Most downloaded", None)],
    }
    assert list(found.works) == [shelf["study"]]


def test_choices_that_fit_nothing_stay_with_a_nought(shelf):
    found = filters("type=article&country=KZ&language=ko&year=1999")
    assert list(found.works) == []
    assert offered(found)["type"] == [("Research paper", 0)]
    assert offered(found)["country"] == [("Kazakhstan", 0)]


def test_what_nobody_knows_is_left_out_and_said(shelf):
    found = filters("type=poem&topic=999999&year=99999&country=kz%00&sort=size&language=en")
    assert (found.chosen, found.sort) == ({"language": "en"}, "")
    assert found.ignored == (
        "There is no such choice here, so it was left out: “poem”, “999999”, “kz\x00”, “99999”, “size”."
    )


def test_by_title_in_the_language_of_the_reader(shelf):
    assert [str(work) for work in filters("sort=title").works] == ["alpha", "Beta", "Gamma"]
    Edition.objects.filter(work=shelf["study"]).update(title_ru="Яблоко")
    Edition.objects.filter(work=shelf["guide"], language="en").update(title_ru="Арбуз")
    Edition.objects.filter(work=shelf["other"]).update(title_ru="")
    with translation.override("ru"):
        assert [str(work) for work in filters("sort=title").works] == ["Gamma", "Арбуз", "Яблоко"]


def test_most_downloaded_first_and_the_latest_of_those_with_as_many(shelf):
    DownloadCount.objects.create(work=shelf["guide"], downloads=12)
    DownloadCount.objects.create(work=shelf["study"], downloads=0)
    assert list(filters("sort=downloads").works) == [shelf["guide"], shelf["other"], shelf["study"]]


def test_the_address_says_everything(shelf):
    assert filters("year=2023&sort=title&page=2").query == "year=2023&sort=title"
    assert filters("year=2023&type=study").words == "Study, 2023"


def test_numbers_are_right_at_once_after_a_change(shelf):
    Work.objects.filter(pk=shelf["guide"].pk).update(withdrawn_on=timezone.localdate(), withdrawn_reason="Wrong.")
    assert offered(filters())["type"] == [("Study", 2)]
