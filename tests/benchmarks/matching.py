"""What it costs to find people among 200,000: one new person while somebody waits, and everybody at night."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from random import Random
from statistics import median

from django.db import connection

from participants.models import Country, Person, PersonDetails
from tests.benchmarks.people import again, load, people
from tests.benchmarks.table import Row

NUMBER, SEED = 200_000, 2022
ASKED = 200  # new people who are looked for, half of them there already in another spelling
WARM_UP = 20


def matching_rows() -> Iterator[Row]:
    """Leaves the 200,000 people in the database, for what is measured among them afterwards."""
    started = time.perf_counter()
    load(NUMBER, seed=SEED)
    yield Row(f"{NUMBER:,} people: entered by lists of 5,000", time.perf_counter() - started, "s")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # as PostgreSQL does by itself within minutes
    taken = [1000 * seconds_for(details) for details in asked()][WARM_UP:]
    yield Row("matches of one new person among them: median", median(taken), "ms", 20)
    yield Row(f"matches of one new person among them: slowest of {ASKED}", max(taken), "ms")
    night = json.loads(subprocess.check_output([sys.executable, "-m", "tests.benchmarks.night"]))
    yield Row("nightly pass over all of them", night["seconds"], "s", 60)
    yield Row("nightly pass: CPU time of its process", night["cpu"], "s")
    yield Row("nightly pass: peak memory of its process", night["memory"], "MB", 500)


def seconds_for(details: PersonDetails) -> float:
    started = time.perf_counter()
    Person.objects.matches_of([details])
    return time.perf_counter() - started


def asked() -> Iterator[PersonDetails]:
    countries, rng = Country.objects.in_bulk(), Random(SEED)
    strangers = people((WARM_UP + ASKED) // 2, seed=SEED + 1)
    known = people(NUMBER, seed=SEED)
    for number, stranger in enumerate(strangers):
        yield stranger.details(countries)
        yield again(rng, next(known), NUMBER + number).details(countries)
