"""What the results framework and the annual report cost."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from django.conf import settings
from weasyprint import HTML

from indicators.annual_report import report_html, report_pdf
from indicators.results import results_of
from tests.benchmarks.table import Row

YEAR = 2022


def report_rows() -> Iterator[Row]:
    yield Row(f"framework of {YEAR}: computation", 1000 * seconds(lambda: results_of(YEAR), times=20), "ms", 30)
    ours = seconds(lambda: report_pdf(YEAR, language="en"), times=3)
    plain = seconds(saved_html(report_html(YEAR, language="en")), times=3)
    yield Row("annual report: PDF", ours, "s")
    yield Row("annual report: the same HTML by plain WeasyPrint", plain, "s")
    yield Row("annual report: ratio", ours / plain, "x", 1.3)


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
