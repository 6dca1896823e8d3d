from datetime import timedelta

import pytest
from django.utils import timezone

from knowledge.models import LibraryPage, Work
from tests.factories.library import WorkFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("works", [1, 3])
def test_library_takes_the_same_queries_with_more_works(client, django_assert_num_queries, works):
    WorkFactory.create_batch(works)
    with django_assert_num_queries(8):
        response = client.get("/library/")
    assert [str(work) in response.content.decode() for work in Work.objects.all()] == [True] * works


def test_library_shows_nothing_before_its_day(client):
    work = WorkFactory(published_on=timezone.localdate() + timedelta(days=1))
    assert str(work) not in client.get("/library/").content.decode()
    assert client.get(f"/library/{work.number}/").status_code == 404


def test_library_without_works_says_so(client):
    assert "Nothing is published yet." in client.get("/library/").content.decode()


def test_work_page_in_russian(client):
    work = WorkFactory()
    page = client.get(f"/ru/library/{work.number}/").content.decode()
    assert "Что для этого нужно." in page


def test_work_page_of_a_number_that_there_is_not(client):
    assert client.get("/library/999/").status_code == 404


def test_library_with_choices_that_fit_nothing_says_so(client):
    WorkFactory()
    assert "No publication fits your choice." in client.get("/library/?year=1999").content.decode()


def test_library_keeps_the_choices_from_page_to_page(client):
    WorkFactory.create_batch(21, kind="guide")
    page = client.get("/library/?type=guide&sort=title").content.decode()
    assert '<a href="?type=guide&amp;sort=title&amp;page=2" rel="next">' in page
    assert "21 publications" in page


def test_page_of_the_library_presents_the_list(client):
    work, put_first = WorkFactory.create_batch(2)
    hidden = WorkFactory(live=False)
    page = LibraryPage.objects.get()
    page.title, page.title_ru, page.summary = "Shelves", "Полки", "What we know."
    page.featured = [put_first, hidden]
    page.save_revision().publish()
    shown = client.get("/library/").content.decode()
    assert [words in shown for words in ("<h1>Shelves</h1>", "What we know.", "Put first", str(work))] == [True] * 4
    assert str(hidden) not in shown
    assert "<h1>Полки</h1>" in client.get("/ru/library/").content.decode()
    page.slug = "shelves"
    page.save_revision().publish()
    assert "<h1>Shelves</h1>" in client.get("/shelves/?year=2022").content.decode()
    page.delete()
    assert "<h1>Library</h1>" in client.get("/library/").content.decode()
