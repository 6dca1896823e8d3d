from datetime import date

import pytest
from django.db import IntegrityError
from django.utils import translation

from knowledge.models import Edition, PageText, SearchEntry, Work
from tests.factories.library import FileFactory, PageTextFactory, VersionFactory, WorkFactory

pytestmark = pytest.mark.django_db


def test_a_work_is_called_by_the_edition_in_the_readers_language():
    work = WorkFactory(edition__title_ru="")
    Edition.objects.create(work=work, language="ru", title="Открытые данные")
    assert str(work) == f"Open data {work.number}"
    with translation.override("ru"):
        assert str(work) == "Открытые данные"


def test_an_english_edition_has_a_russian_title_for_those_who_look_for_it():
    with translation.override("ru"):
        work = WorkFactory()
        assert (str(work), work.local_edition.language) == (f"Открытые данные {work.number}", "en")


def test_a_work_without_editions_is_called_by_its_number():
    work = Work.objects.create(number=77, kind=Work.Kind.STUDY, published_on=date(2022, 1, 1))
    assert (str(work), work.local_edition) == ("77", None)


def test_published_in_is_of_that_year_and_in_order():
    late, early = WorkFactory(published_on=date(2022, 12, 31)), WorkFactory(published_on=date(2022, 1, 1))
    WorkFactory(published_on=date(2023, 1, 1))
    assert list(Work.objects.published_in(2022)) == [early, late]


def test_there_is_one_edition_per_language():
    with pytest.raises(IntegrityError):
        Edition.objects.create(work=WorkFactory(), language="en", title="Again")


def test_page_texts_are_of_a_file_or_came_without_one_and_each_once():
    file, version = FileFactory(), VersionFactory()
    PageTextFactory(file=file, number=1)
    PageTextFactory(file=None, version=version, number=1)
    PageTextFactory(file=None, version=version, number=2)
    assert list(PageText.objects.values_list("version", "file", "number")) == [
        (file.version_id, file.pk, 1),
        (version.pk, None, 1),
        (version.pk, None, 2),
    ]
    with pytest.raises(IntegrityError):
        PageTextFactory(file=None, version=version, number=2)


def test_what_is_found_has_any_number_of_topics():
    entry = SearchEntry(type="work", object_id=1, language="en", title="Data", path="/1/", topics="1234 " * 50)
    entry.clean_fields()
