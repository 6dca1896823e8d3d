"""What is not for everybody is never found, and the index follows what becomes of things."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from events.models import EventIndexPage
from knowledge.actions.refreshing import rebuild, refresh_ended_embargoes
from knowledge.finding import find
from knowledge.hits import shown
from knowledge.models import ExternalArticle, File, HarvestSource, SearchEntry, SearchPage, Version
from knowledge.models.forms_found import ENTRIES, PAGES
from knowledge.signals import works_changed
from tests.factories.events import EventPageFactory
from tests.factories.learning import SeriesFactory
from tests.factories.searching import findable_work

pytestmark = pytest.mark.django_db


def titles(text: str) -> list[str]:
    """Of the hits that are shown, with their page."""
    today = timezone.localdate()
    found = find(text, chosen={}, today=today)
    told = [hit.as_json() for hit in shown(found.hits, found.query, today=today)]
    return [f"{it['title']}, p. {it['page']}" if it["page"] else it["title"] for it in told]


def test_pages_of_a_public_file_are_found():
    findable_work({7: "Confidential annex"}, edition={"title": "Guide"}, file={})
    assert titles("confidential") == ["Guide, p. 7"]


@pytest.mark.parametrize(
    "fields",
    [{"access": "signed_in"}, {"access": "cohort"}, {"embargo_until": date(2100, 1, 1)}],
    ids=["signed in", "cohort", "embargo"],
)
def test_pages_of_a_file_that_is_not_for_everybody_are_not_found_but_its_title_is(fields):
    if fields.get("access") == "cohort":
        fields = fields | {"cohort_event": EventPageFactory()}
    findable_work({7: "Confidential annex"}, edition={"title": "Guide"}, file=fields)
    assert (titles("confidential"), titles("guide"), SearchPage.objects.count()) == ([], ["Guide"], 0)


def test_words_of_a_page_are_not_shown_once_its_file_is_not_public_whatever_the_index_says():
    findable_work({7: "Confidential annex"}, edition={"title": "Guide"}, file={})
    File.objects.update(access="signed_in")
    assert titles("confidential") == ["Guide"]


def test_a_file_whose_embargo_has_ended():
    today = timezone.localdate()
    findable_work({7: "Budget"}, edition={"title": "Guide"}, file={"embargo_until": today + timedelta(days=1)})
    refresh_ended_embargoes(today=today)
    assert titles("budget") == []
    File.objects.update(embargo_until=today)
    refresh_ended_embargoes(today=today)
    assert titles("budget") == ["Guide, p. 7"]


@pytest.mark.parametrize(
    "fields", [{"live": False}, {"withdrawn_on": date(2023, 1, 1), "withdrawn_reason": "An error."}]
)
def test_a_work_that_is_no_longer_public(fields, commits):
    work = findable_work({7: "Budget"}, edition={"title": "Guide"})
    assert (titles("guide"), titles("budget")) == (["Guide"], ["Guide, p. 7"])
    with commits():
        for name, value in fields.items():
            setattr(work, name, value)
        work.save()
    assert (titles("guide"), titles("budget"), SearchEntry.objects.count()) == ([], [], 0)


def test_a_deleted_work_leaves_nothing_in_the_index(commits):
    work = findable_work({7: "Budget"}, edition={"title": "Guide"}, file={})
    numbers = [SearchEntry.objects.get().pk], [SearchPage.objects.get().pk]
    with commits():
        Version.objects.all().delete()
        work.delete()
    assert (titles("guide"), SearchPage.objects.count()) == ([], 0)
    assert (ENTRIES.forms_of(numbers[0]), PAGES.forms_of(numbers[1])) == (set(), set())


def test_a_work_of_a_day_to_come():
    findable_work(published_on=timezone.localdate() + timedelta(days=1), edition={"title": "Guide"})
    findable_work(published_on=timezone.localdate(), edition={"title": "Guide of today"})
    assert titles("guide") == ["Guide of today"]


def test_pages_of_an_earlier_version(commits):
    work = findable_work({7: "Budget"}, edition={"title": "Guide"})
    with commits():
        Version.objects.get(edition__work=work).delete()
    assert (titles("budget"), titles("guide")) == ([], ["Guide"])


def test_what_works_changed_tells():
    work = findable_work(edition={"title": "Guide"})
    work.editions.all().update(title="Handbook")
    works_changed.send(None, works=[work.pk, 999_999])
    assert (titles("guide"), titles("handbook")) == ([], ["Handbook"])


def test_an_event_is_found_as_long_as_it_is_public(commits):
    with commits():
        event = EventPageFactory(title="Seminar on procurement", title_ru="Семинар о закупках")
    assert (titles("procurement"), titles("закупка")) == (["Seminar on procurement"], ["Семинар о закупках"])
    with commits():
        event.title = "Seminar on customs"
        event.save()
    assert (titles("procurement"), titles("customs")) == ([], ["Seminar on customs"])
    with commits():
        event.unpublish()
    assert titles("customs") == []
    with commits():
        event.save_revision().publish()
    assert titles("customs") == ["Seminar on customs"]
    with commits():
        Page.objects.get(pk=event.pk).delete()
    assert (titles("customs"), SearchEntry.objects.filter(type="event").count()) == ([], 0)


def test_what_only_participants_or_staff_see_of_an_event_is_not_found(commits):
    with commits():
        EventPageFactory(joining_link="https://meet.example.org/zebra", contact_email="zebra@example.org")
    assert titles("zebra") == []


def test_a_series_is_found_as_long_as_it_is_public(commits):
    with commits():
        series = SeriesFactory(title="Innovation school")
    assert titles("innovative schools") == ["Innovation school"]
    with commits():
        series.live = False
        series.save()
    assert titles("innovation") == []


def test_an_article_of_a_journal_is_found_as_long_as_its_journal_is_read(commits):
    with commits():
        source = HarvestSource.objects.create(name="Journal", address="https://journal.example.org/oai")
        fields = {
            "title": "Реформы службы",
            "language": "ru",
            "published": "2021",
            "url": "https://journal.example.org/1",
        }
        article = ExternalArticle.objects.create(source=source, identifier="1", stamp="2021", **fields)
    entry = SearchEntry.objects.get(type="article", object_id=article.pk)
    assert (titles("реформа"), entry.path, entry.day) == (["Реформы службы"], article.url, date(2021, 1, 1))
    with commits():
        source.is_active = False
        source.save()
    assert titles("реформа") == []


def test_addresses_follow_their_page(commits):
    with commits():
        EventPageFactory(title="Seminar on customs")
    with commits():
        index = EventIndexPage.objects.get()
        index.slug = "meetings"
        index.save_revision().publish()
    assert SearchEntry.objects.get(type="event", language="en").path == "/meetings/seminar-on-customs/"


def test_rebuilding_finds_the_same(commits):
    with commits():
        EventPageFactory(title="Budget seminar")
    findable_work({7: "Budget"}, edition={"title": "Guide"})
    former = titles("budget")
    assert [number for _type, number in rebuild()] == [1, 0, 0, 1, Page.objects.live().count() - 1]
    assert titles("budget") == former == ["Budget seminar", "Guide, p. 7"]


def test_a_page_is_read_once():
    work = findable_work(dict.fromkeys(range(1, 4), "Budget"), edition={"title": "Guide"})
    PAGES.forget([SearchPage.objects.get(number=2).pk])
    works_changed.send(None, works=[work.pk])
    assert PAGES.forms_of([SearchPage.objects.get(number=2).pk]) == set()
