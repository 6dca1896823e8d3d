"""What the index of the library costs among 5,000 works: processor time of one answer, and queries."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from statistics import median

from django.db import connection
from django.test import Client

from events.models import Topic
from knowledge.models import DownloadCount, Edition, Work
from participants.models import Country
from tests.benchmarks.pages import queries
from tests.benchmarks.table import Row

WORKS, REQUESTS = 5000, 30
ABSTRACT = "How a ministry moves its services online, step by step, and what it takes in people and in law. " * 8


def shelf_rows() -> Iterator[Row]:
    topic = fill_the_shelves()
    addresses = {
        "library": "/library/",
        "library in Russian": "/ru/library/",
        "library, filtered": f"/library/?type=study&language=ru&topic={topic.pk}&page=2",
        "library, most downloaded": "/library/?sort=downloads",
        "library, by title": "/library/?sort=title",
    }
    for name, address in addresses.items():
        yield Row(f"{name}: CPU per request, median", median(cpu_ms(address)), "ms", 10)
        yield Row(f"{name}: queries", queries(address), "", 15)


def cpu_ms(address: str) -> Iterator[float]:
    """Of this process, which asks and answers; the database is another one."""
    client = Client(headers={"host": "127.0.0.1"})
    assert client.get(address).status_code == 200
    for _request in range(REQUESTS):
        started = time.process_time()
        client.get(address)
        yield (time.process_time() - started) * 1000


def fill_the_shelves() -> Topic:
    """Works of twelve years in up to three languages, with topics and countries. Returns the commonest topic."""
    rng, day = Random(11), date(2014, 1, 1)
    topics = [Topic.objects.create(name=f"Field {n}", name_ru=f"Область {n}") for n in range(20)]
    countries = list(Country.objects.all())
    works = Work.objects.bulk_create(
        Work(number=200_000 + n, kind=rng.choice(Work.Kind.values), published_on=day + timedelta(days=n % 4000))
        for n in range(WORKS)
    )
    Edition.objects.bulk_create(
        Edition(work=work, language=language, title=f"Services, part {n}", title_ru=f"Услуги, {n}", abstract=ABSTRACT)
        for n, work in enumerate(works)
        for language in ("ru", "en", "kk")[: 1 + n % 3]
    )
    for through, things, name in (
        (Work.topics.through, topics, "topic"),
        (Work.countries.through, countries, "country"),
    ):
        through.objects.bulk_create(
            through(work_id=work.pk, **{name: it}) for work in works for it in rng.sample(things[:8], k=2)
        )
    DownloadCount.objects.bulk_create(DownloadCount(work=work, downloads=rng.randrange(900)) for work in works[::2])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return topics[0]
