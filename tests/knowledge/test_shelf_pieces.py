"""Pieces of the index that are kept say at once what has changed, and to each reader in their language."""

from datetime import date

import pytest
from django.http import QueryDict
from django.utils import translation

from knowledge.filters import Filters
from knowledge.models import Edition, Work
from knowledge.shelf_pieces import card_of, form_of
from tests.factories.library import WorkFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


def form(query: str = "") -> str:
    return form_of(Filters(QueryDict(query), today=TODAY), "/library/", "Filter")


def test_card_follows_every_change_and_the_language():
    work = WorkFactory(edition__title="Open <data>")
    assert "Open &lt;data&gt;" in card_of(work)
    Edition.objects.filter(work=work).update(title="Open law", abstract="One. " * 50)
    assert [it in card_of(Work.objects.get()) for it in ("Open law", "One. …", "December 2022 · English")] == [True] * 3
    Edition.objects.create(work=work, language="kk", title="Ашық заң")
    Work.objects.update(kind="study")
    assert [it in card_of(Work.objects.get()) for it in ("English, Kazakh", "study")] == [True, True]
    with translation.override("ru"):
        assert 'href="/ru/library/' in card_of(Work.objects.get())


def test_form_follows_every_change_and_the_language():
    WorkFactory(kind="study")
    assert "Study (1)" in form()
    WorkFactory(kind="study")
    assert "Study (2)" in form()
    assert '<option value="study" selected>' in form("type=study")
    assert "Show all" in form("type=study")
    assert "“poem”" in form("type=poem")
    with translation.override("ru"):
        assert "Исследование (2)" in form()
