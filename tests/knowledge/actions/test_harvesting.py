"""Journals elsewhere, read from a server that the test starts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html import escape
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from knowledge import reading_journals
from knowledge.actions import harvesting
from knowledge.actions.describing import of_articles
from knowledge.models import ExternalArticle, HarvestSource

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, tzinfo=UTC)
HEAD = '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-23T00:00:00Z</responseDate>'


def record(number: int, *, title: str = "Данные & право", url: str = "https://journal.example.org/1") -> str:
    words = escape(title)
    return (
        f"<record><header><identifier>oai:j:{number}</identifier><datestamp>2024-01-0{number}</datestamp></header>"
        '<metadata><dc xmlns="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:d="http://purl.org/dc/elements/1.1/">'
        f"<d:title>{words}</d:title><d:creator>Ким, А.</d:creator><d:date>2024-01-01</d:date>"
        f"<d:identifier>{url}</d:identifier><d:identifier>https://doi.org/10.1234/{number}</d:identifier>"
        "</dc></metadata></record>"
    )


def gone(number: int) -> str:
    return (
        f'<record><header status="deleted"><identifier>oai:j:{number}</identifier>'
        "<datestamp>2024-02-01</datestamp></header></record>"
    )


def listed(*records: str, token: str = "") -> bytes:
    end = f"<resumptionToken>{token}</resumptionToken>" if token else ""
    return f"{HEAD}<ListRecords>{''.join(records)}{end}</ListRecords></OAI-PMH>".encode()


@contextmanager
def journal(answers: dict[str, bytes]) -> Iterator[HarvestSource]:
    """By resumption token, or nothing for the beginning, what the server answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = parse_qs(urlsplit(self.path).query)
            content = answers.get(asked.get("resumptionToken", [""])[0], b"")
            self.send_response(200 if content else 500)
            self.send_header("Content-Type", "text/xml")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield HarvestSource.objects.create(name="Journal", address=f"http://127.0.0.1:{server.server_port}/oai")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def harvest(source: HarvestSource) -> str:
    return harvesting.harvest(source, by=None, at=AT, may_read=lambda _address: True).last_note


def shown() -> list[str]:
    return sorted(ExternalArticle.objects.shown().values_list("identifier", flat=True))


def test_articles_come_part_by_part_and_twice_is_once():
    with journal({"": listed(record(1), record(2), record(1), token="more"), "more": listed(record(3))}) as source:
        assert harvest(source) == "Taken over: 4."
        assert (shown(), source.read_until) == (["oai:j:1", "oai:j:2", "oai:j:3"], "2024-01-03")
        harvest(source)
        article = ExternalArticle.objects.get(identifier="oai:j:1")
    assert (len(shown()), article.title, article.authors, article.url, article.doi) == (
        3,
        "Данные & право",
        "Ким, А.",
        "https://journal.example.org/1",
        "10.1234/1",
    )


def test_what_the_journal_deleted_is_not_shown():
    answers = {"": listed(record(1), record(2))}
    with journal(answers) as source:
        harvest(source)
        answers[""] = listed(gone(1))
        assert harvest(source) == "Taken over: 1."
    assert shown() == ["oai:j:2"]


def test_what_cannot_be_linked_is_left_out():
    with journal({"": listed(record(1, url="javascript:alert(1)"), record(2, title=""), record(3))}) as source:
        harvest(source)
    assert {it.identifier: it.url for it in ExternalArticle.objects.shown()} == {
        "oai:j:1": "https://doi.org/10.1234/1",
        "oai:j:3": "https://journal.example.org/1",
    }


@pytest.mark.parametrize(
    ("second", "note"),
    [
        (listed(record(2), token="more"), "The journal's list leads in a circle. Taken over before: 2."),
        (b"<OAI-PMH><ListRecords>", "The journal's answer is no sound XML. Taken over before: 1."),
        (b"", "The journal does not answer: "),
        (
            f'{HEAD}<error code="badResumptionToken">Too old.</error></OAI-PMH>'.encode(),
            "The journal refuses: Too old. Taken over before: 1.",
        ),
        (b"<a>" + b" " * 6000 + b"</a>", "One answer of the journal is too large. Taken over before: 1."),
    ],
    ids=["circle", "broken", "away", "refused", "large"],
)
def test_a_fault_is_said_and_loses_nothing_that_came_before(monkeypatch, second, note):
    monkeypatch.setattr(reading_journals, "MOST_BYTES", 5000)
    with journal({"": listed(record(1), token="more"), "more": second}) as source:
        assert harvest(source).startswith(note)
    assert (shown()[:1], source.read_until, source.token) == (["oai:j:1"], "", "")


def test_a_list_without_end_is_read_on_the_next_night(monkeypatch):
    monkeypatch.setattr(harvesting, "MOST_RECORDS", 1)
    with journal({"": listed(record(1), token="more"), "more": listed(record(2))}) as source:
        assert harvest(source) == "Taken over: 1. There is more; the next run goes on."
        assert (source.token, source.read_until) == ("more", "")
        assert harvest(source) == "Taken over: 1."
    assert shown() == ["oai:j:1", "oai:j:2"]


def test_nothing_inside_is_read_through_us():
    with journal({"": listed(record(1))}) as source:
        harvesting.harvest(source, by=None, at=AT)
    assert source.last_note == "The address is not one of the open internet. Taken over before: 0."
    assert shown() == []


def test_a_record_that_is_built_otherwise_is_left_out():
    odd = (
        "<record/>",
        "<record><header/><metadata/></record>",
        "<record><header/><metadata><!-- --></metadata></record>",
    )
    with journal({"": listed(record(1), *odd, record(2))}) as source:
        assert harvest(source) == "Taken over: 2."
    assert shown() == ["oai:j:1", "oai:j:2"]


def test_an_answer_that_takes_too_long_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(reading_journals, "MOST_SECONDS", -1.0)
    with journal({"": listed(record(1))}) as source:
        assert harvest(source) == "One answer of the journal takes too long. Taken over before: 0."


def test_one_journal_does_not_keep_the_others_from_being_read():
    asked = []

    def may_read(address: str) -> bool:
        asked.append(address)
        return bool(1 / (len(asked) - 1))

    with journal({"": listed(record(1))}) as first, journal({"": listed(record(2))}) as second:
        harvesting.harvest_all(by=None, at=AT, may_read=may_read)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.last_note, second.last_note) == ("It was not read: an error of the portal.", "Taken over: 1.")
    assert (shown(), set(asked)) == (["oai:j:2"], {"127.0.0.1"})


def test_the_host_is_asked_for_by_name_at_the_address_that_was_checked():
    with journal({"": listed(record(1))}) as source:
        source.address = source.address.replace("127.0.0.1", "localhost")
        assert harvest(source) == "Taken over: 1."


@pytest.mark.parametrize(
    ("told", "language"), [("rus", "ru"), ("kaz", "kk"), ("en-US", "en"), ("ru_RU", "ru"), ("xx", "en")]
)
def test_articles_are_found_in_their_language(told, language):
    source = HarvestSource.objects.create(name="Journal", address="https://journal.example.org/oai")
    article = ExternalArticle.objects.create(
        source=source, identifier="1", title="Право", url="https://journal.example.org/1", language=told
    )
    assert [it.entry.language for it in of_articles([article.pk])] == [language]


def test_articles_are_listed_and_linked(client):
    with journal({"": listed(record(1), record(2, title="<b>"))}) as source:
        harvest(source)
    page = client.get("/library/articles/").content.decode()
    assert page.count('<a href="https://journal.example.org/1">') == 2
    assert "Данные &amp; право" in page
    assert "&lt;b&gt;" in page
