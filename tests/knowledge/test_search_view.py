"""The page of the search, and the command that gives the same."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from knowledge.models import Work
from knowledge.signals import works_changed
from tests.factories.searching import findable_work

pytestmark = pytest.mark.django_db

RU = {"language": "ru"}


@pytest.fixture
def library():
    return [
        findable_work(
            {12: "Оценка государственных услуг."}, edition={"language": "ru", "title": "Обзор <b>практик</b>"}
        ),
        findable_work(source_id="W-7", edition=RU | {"title": "Государственные услуги"}),
    ]


def told(context) -> list[dict]:
    return [hit.as_json() for hit in context["hits"]]


def test_the_page_and_the_command_give_the_same(client, library):
    context = client.get("/search/", {"q": "государственные услуги"}).context
    out = StringIO()
    call_command("search", "государственные", "услуги", format="json", stdout=out)
    first, second = json.loads(out.getvalue())
    assert [first, second] == told(context)
    assert (first["id"], first["page"]) == ("W-7", None)
    assert second == {
        "type": "work",
        "id": library[0].number,
        "language": "ru",
        "title": "Обзор <b>практик</b>",
        "page": 12,
        "snippet": "Оценка государственных услуг.",
        "url": f"/ru/library/{library[0].number}/",
    }


def test_the_command_by_language_number_and_as_text(library):
    out = StringIO()
    call_command("search", "услуга", language="ru", limit=1, stdout=out)
    assert out.getvalue() == "work W-7 (ru): Государственные услуги\n"
    out = StringIO()
    call_command("search", "услуга", language="en", format="json", stdout=out)
    assert json.loads(out.getvalue()) == []


def test_what_was_found_is_marked_and_nothing_else_is_html(client, library):
    html = client.get("/search/", {"q": "государственные услуги"}).content.decode()
    assert "Оценка <mark>государственных</mark> <mark>услуг</mark>." in html
    assert "Обзор &lt;b&gt;практик&lt;/b&gt;" in html
    assert '<meta name="robots" content="noindex">' in html


def test_what_was_typed_is_shown_as_text(client):
    html = client.get("/search/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in html
    assert "Nothing was found." in html


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("государствинные", "государственные"),
        ("ujcelfhcndtyyst eckeub", "государственные услуги"),
        ("gosudarstvennye uslugi", "государственные услуги"),
        ("услкги", "услуги"),
    ],
)
def test_suggestions(client, library, typed, meant):
    context = client.get("/search/", {"q": typed}).context
    assert (told(context), context["suggestions"][:1]) == ([], [meant])


def test_words_of_what_is_no_longer_public_are_not_suggested(client, library):
    assert client.get("/search/", {"q": "практек"}).context["suggestions"] == ["практик"]
    Work.objects.filter(pk=library[0].pk).update(live=False)
    works_changed.send(None, works=[library[0].pk])
    assert client.get("/search/", {"q": "практек"}).context["suggestions"] == []


def test_choices_narrow_the_hits_down(client, library):
    url = {"q": "услуга", "year": "2022", "type": "work", "sort": "oldest"}
    assert len(client.get("/search/", url).context["hits"]) == 2
    assert client.get("/search/", url | {"year": "2021"}).context["hits"] == []
    unknown = client.get("/search/", url | {"country": "Atlantis"}).content.decode()
    assert "There is no such choice here, so it was left out: “Atlantis”." in unknown


@pytest.mark.parametrize("hits", [1, 3])
def test_queries(client, django_assert_num_queries, hits):
    for _ in range(hits):
        findable_work({1: "Budget"}, edition={"title": "Guide"})
    client.get("/search/")
    # PostgreSQL is told twice, within a transaction, to go by the index.
    with django_assert_num_queries(16 if connection.vendor == "postgresql" else 10):
        assert len(client.get("/search/", {"q": "budget"}).context["hits"]) == hits


@pytest.mark.parametrize("text", ["", "*", "AND", "\x00", "слово " * 2000, "%00", "\"'; DROP", "🙂\u202e"])
def test_hostile_addresses(client, text):
    assert client.get("/search/", {"q": text, "page": "x", "type": "\x00", "year": "9" * 5000}).status_code == 200
