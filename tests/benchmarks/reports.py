"""What the results framework and the annual report cost."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from statistics import median

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from weasyprint import HTML

from indicators.models import Edition, Report, ReportFile, ReportingPeriod, Signature, SigningRole, Snapshot
from indicators.reports.composing import compose
from indicators.reports.document import Chart
from indicators.reports.drafts import annual_report_of, draft_pdf
from indicators.reports.printing import document_html
from indicators.results import results_of
from tests.benchmarks.table import Row

YEAR = 2022
IN_A_WORKER = f"""
import resource, time, django
django.setup()
started = time.perf_counter()
from indicators.reports.drafts import annual_report_of, draft_pdf
draft_pdf(annual_report_of({YEAR}), language="en", progress=lambda percent, note: None)
print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def report_rows() -> Iterator[Row]:
    yield Row(f"framework of {YEAR}: computation", 1000 * seconds(lambda: results_of(YEAR), times=20), "ms", 30)
    document = compose(annual_report_of(YEAR), language="en")
    html = document_html(document)
    ours = seconds(lambda: draft_pdf(annual_report_of(YEAR), language="en"), times=3)
    plain = seconds(saved_html(html), times=3)
    yield Row(
        "annual report: pages",
        len(HTML(string=html, base_url=f"{settings.BASE_DIR}/portal/static/").render().pages),
        "",
    )
    yield Row("annual report: charts", sum(isinstance(block, Chart) for block in document.blocks), "")
    yield Row("annual report: figures, texts and PDF", ours, "s")
    yield Row("annual report: the same HTML by plain WeasyPrint", plain, "s")
    yield Row("annual report: ratio", ours / plain, "x", 1.3)
    first, memory = in_a_worker()
    yield Row("annual report: the first of a new process", first, "s", 8)
    yield Row("annual report: peak memory of that process", memory, "MB", 400)
    yield Row("archive of ten years of signed reports, on the server", 1000 * archive(), "ms", 100)


def archive() -> float:
    """The page with ten sealed reports, each with its four files; they are gone afterwards."""
    client = Client(SERVER_NAME="127.0.0.1")
    with transaction.atomic():
        for year in range(2001, 2011):
            _sealed(year)
        assert client.get("/results/reports/").content.decode().count("public-en.pdf") >= 10
        taken = seconds(lambda: client.get("/results/reports/"), times=20)
        transaction.set_rollback(True)
    return taken


def _sealed(year: int) -> None:
    """With as much content as the report of a year has."""
    at, number = datetime(2023, 2, 6, tzinfo=UTC), 1000 + year
    period = ReportingPeriod.objects.create(title=f"{year}", starts_on=date(year, 1, 1), ends_on=date(year, 12, 31))
    snapshot = Snapshot.objects.create(
        report=Report.objects.create(title=f"Report {year}", period=period),
        number=number,
        content="x" * 1_000_000,
        sha256=f"{number:064x}",
        previous=f"{number - 1:064x}",
        key="0b" * 32,
        code_version="1",
        made_at=at,
    )
    users = get_user_model().objects.order_by("pk")[:2]
    for role, by in zip(SigningRole, users, strict=True):
        Signature.objects.create(snapshot=snapshot, role=role, name="Somebody", at=at, by=by)
    for language, edition in product(("en", "ru"), Edition):
        name = f"reports/{year}-{language}-{edition}.pdf"
        facts = {"file": name, "sha256": "0" * 64, "size": 4, "made_at": at}
        ReportFile.objects.create(snapshot=snapshot, language=language, edition=edition, **facts)


def in_a_worker() -> tuple[float, float]:
    """Seconds and MB of a process that has printed nothing before."""
    done = subprocess.run([sys.executable, "-c", IN_A_WORKER], capture_output=True, check=True, text=True)
    taken, memory = done.stdout.split()
    return float(taken), float(memory)


def saved_html(html: str) -> Callable[[], object]:
    """Prints the same HTML from the disk with WeasyPrint alone, into the same kind of PDF."""
    folder = Path(tempfile.mkdtemp(prefix="portal-bench-"))
    page = folder / "report.html"
    page.write_text(html)
    return lambda: HTML(filename=page, base_url=f"{settings.BASE_DIR}/portal/static/").write_pdf(pdf_variant="pdf/ua-1")


def seconds(work: Callable[[], object], *, times: int) -> float:
    """The median of some runs, after one that is not counted."""
    work()
    taken = []
    for _run in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return median(taken)
