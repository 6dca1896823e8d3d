"""What the results framework and the annual report cost."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from weasyprint import HTML

from indicators.models import Signature, Snapshot
from indicators.reports.composing import compose
from indicators.reports.document import Chart
from indicators.reports.drafts import annual_report_of, draft_pdf
from indicators.reports.printing import document_html
from indicators.results import results_of
from tests.benchmarks.table import Row
from tests.factories.reports import ReportFactory
from tests.factories.signing import AT, board, manager, with_files

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
        signatories = {"manager": manager(), "board": board()}
        for number in range(1001, 1011):
            _sealed(number, signatories)
        assert client.get("/results/reports/").content.decode().count("full-en") == 0
        taken = seconds(lambda: client.get("/results/reports/"), times=20)
        transaction.set_rollback(True)
    return taken


def _sealed(number: int, signatories: Mapping[str, Any]) -> None:
    """With as much content as the report of a year has."""
    hashes = {"sha256": f"{number:064x}", "previous": f"{number - 1:064x}"}
    snapshot = Snapshot.objects.create(
        report=ReportFactory(period__starts_on=date(number + 1000, 1, 1)),
        number=number,
        content="x" * 1_000_000,
        key="0b" * 32,
        code_version="1",
        made_at=AT,
        **hashes,
    )
    for role, by in signatories.items():
        Signature.objects.create(snapshot=snapshot, role=role, name=by.get_full_name(), at=AT, by=by)
    with_files(snapshot)


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
