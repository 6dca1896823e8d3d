"""What a search costs among 5,000 works with 200,000 pages, with rare words and with words that most pages have.

2,000 different pages are read and indexed as they always are; their rows are then copied until there are 200,000.
"""

import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from django.db import connection
from django.test import Client

from knowledge.actions.refreshing import refresh_works
from knowledge.models import Edition, PageText, SearchEntry, SearchPage, Version, Work
from knowledge.models.forms_found import ENTRIES, PAGES
from tests.benchmarks.table import Row

WORKS, PAGES_OF_WORK, READ = 5000, 40, 50
WORDS_OF_PAGE, STEMS, QUERIES = 200, 4000, 200
SYLLABLES = (
    "го", "су", "да", "рст", "ве", "нн", "ус", "лу", "га", "ци", "фро", "ви", "за", "управ", "ле", "ни", "ра", "бот",
    "ник", "мест", "об", "ласт", "ин", "но", "про", "ект", "раз", "вит", "план",
)  # fmt: skip
ENDINGS = ("", "а", "у", "ом", "ами", "ах", "ы", "ов")


def searching_rows() -> Iterator[Row]:
    rng = Random(7)
    stems = ["".join(rng.choice(SYLLABLES) for _ in range(3)) + "к" for _ in range(STEMS)]
    works = make_works(rng, stems)
    started = time.perf_counter()
    refresh_works(works[:READ])
    yield Row("pages indexed per second", READ * PAGES_OF_WORK / (time.perf_counter() - started), "/s")
    copy_index(works)
    times = sorted(asked(rng, stems))
    yield Row("search, median", times[len(times) // 2], "ms")
    yield Row("search, 95th percentile", times[int(len(times) * 0.95)], "ms", 150)
    yield Row("search, slowest", times[-1], "ms")


def some_text(rng: Random, stems: Sequence[str], weights: Sequence[float], words: int) -> str:
    return " ".join(stem + rng.choice(ENDINGS) for stem in rng.choices(stems, cum_weights=weights, k=words))


def make_works(rng: Random, stems: Sequence[str]) -> list[int]:
    """The commonest word stands on most pages, the n-th one n times less often."""
    weights = list(accumulate(1 / (n + 1) for n in range(STEMS)))
    texts = [some_text(rng, stems, weights, WORDS_OF_PAGE) for _ in range(READ * PAGES_OF_WORK)]
    day = date(2015, 1, 1)
    works = Work.objects.bulk_create(
        Work(number=100_000 + n, kind="study", published_on=day + timedelta(days=n % 3000)) for n in range(WORKS)
    )
    editions = Edition.objects.bulk_create(
        Edition(work=work, language="ru", title=some_text(rng, stems, weights, 6), abstract=texts[n % len(texts)])
        for n, work in enumerate(works)
    )
    versions = Version.objects.bulk_create(Version(edition=edition, published_on=day) for edition in editions)
    PageText.objects.bulk_create(
        (
            PageText(version=version, number=page + 1, text=texts[(n * PAGES_OF_WORK + page) % len(texts)])
            for n, version in enumerate(versions)
            for page in range(PAGES_OF_WORK)
        ),
        batch_size=2000,
    )
    return [work.pk for work in works]


def copy_index(works: Sequence[int]) -> None:
    """To the other works the entries and pages of the first ones, one after the other."""
    with connection.cursor() as cursor:
        for table in (ENTRIES, PAGES):
            cursor.execute(f"DROP INDEX {table.name}_by_form")
        cursor.execute(COPIES, [READ, PAGES_OF_WORK * READ])
        for table in (ENTRIES, PAGES):
            cursor.execute(
                f"CREATE INDEX {table.name}_by_form ON {table.name} USING gin (forms) WITH (fastupdate = off)"
            )
            cursor.execute(f"ANALYZE {table.name}")
        cursor.execute("ANALYZE knowledge_searchentry; ANALYZE knowledge_searchpage; ANALYZE knowledge_pagetext")
    assert SearchEntry.objects.filter(type="work", object_id__in=works).count() == WORKS
    assert SearchPage.objects.count() >= WORKS * PAGES_OF_WORK


# Lists put together anew are stored beside their rows, as those that were written are; copied ones stay within.
COPIES = """
CREATE TEMPORARY TABLE of_work AS
    SELECT w.id AS work, e.id AS edition, w.published_on, e.title, e.abstract,
        row_number() OVER (ORDER BY w.id) - 1 AS place
    FROM knowledge_work w JOIN knowledge_edition e ON e.work_id = w.id WHERE w.number >= 100000;
CREATE TEMPORARY TABLE model AS
    SELECT o.place, e.id AS entry, f.forms FROM of_work o
    JOIN knowledge_searchentry e ON e.type = 'work' AND e.object_id = o.work
    JOIN knowledge_forms_of_entries f ON f.number = e.id;
INSERT INTO knowledge_searchentry
    (type, object_id, outside_id, outside_is_number, language, title, abstract, text, path, day, shown_from, topics,
        countries)
    SELECT 'work', work, '', false, 'ru', title, abstract, '', '/library/1/', published_on, published_on, '', ''
    FROM of_work WHERE work NOT IN (SELECT object_id FROM knowledge_searchentry WHERE type = 'work');
INSERT INTO knowledge_forms_of_entries
    SELECT e.id, e.id, array_cat(m.forms, ARRAY[]::text[])
    FROM of_work o
    JOIN knowledge_searchentry e ON e.type = 'work' AND e.object_id = o.work
    JOIN model m ON m.place = o.place %% %s WHERE e.id NOT IN (SELECT entry FROM model);
CREATE TEMPORARY TABLE of_page AS
    SELECT p.id, p.number, e.id AS entry, row_number() OVER (ORDER BY p.id) - 1 AS place FROM of_work o
    JOIN knowledge_version v ON v.edition_id = o.edition JOIN knowledge_pagetext p ON p.version_id = v.id
    JOIN knowledge_searchentry e ON e.type = 'work' AND e.object_id = o.work;
CREATE TEMPORARY TABLE model_page AS
    SELECT p.place, f.forms FROM of_page p JOIN knowledge_forms_of_pages f ON f.number = p.id;
CREATE INDEX ON model_page (place);
ANALYZE of_page; ANALYZE model_page;
INSERT INTO knowledge_searchpage SELECT p.id, p.number, p.entry FROM of_page p
    WHERE NOT EXISTS (SELECT 1 FROM knowledge_searchpage s WHERE s.page_text_id = p.id);
INSERT INTO knowledge_forms_of_pages
    SELECT p.id, p.entry, array_cat(m.forms, ARRAY[]::text[])
    FROM of_page p JOIN model_page m ON m.place = p.place %% %s
    WHERE NOT EXISTS (SELECT 1 FROM knowledge_forms_of_pages f WHERE f.number = p.id);
"""


def asked(rng: Random, stems: Sequence[str]) -> Iterator[float]:
    """Milliseconds of each query; a third of the words are among the ten commonest."""
    client = Client(headers={"host": "127.0.0.1"})
    client.get("/search/", {"q": stems[0]})
    for n in range(QUERIES):
        words = [
            rng.choice(stems[:10] if rng.random() < 0.34 else stems) + rng.choice(ENDINGS) for _ in range(1 + n % 3)
        ]
        started = time.perf_counter()
        response = client.get("/search/", {"q": " ".join(words)})
        yield (time.perf_counter() - started) * 1000
        assert response.status_code == 200
