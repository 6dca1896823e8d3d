"""How long the text of a PDF with 300 pages takes, read as the worker reads it, in a process of its own."""

import resource
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from knowledge.pdfs.reading import read_pdf
from portal.core.pdf import html_to_pdf
from tests.benchmarks.table import Row

PAGES, WORDS = 300, 300
VOCABULARY = (
    "государственная", "услуга", "служба", "гражданин", "оценка", "цифровой", "порядок", "закон", "данные", "область",
    "service", "citizen", "record", "assessment", "procedure", "ministry", "district", "law", "figure", "result",
)  # fmt: skip


def library_rows(folder: Path) -> Iterator[Row]:
    path = folder / "long.pdf"
    path.write_bytes(html_to_pdf(a_long_text(Random(3))))
    started, worked = time.perf_counter(), cpu_of_children()
    found = read_pdf(path)
    seconds, cpu = time.perf_counter() - started, cpu_of_children() - worked
    assert (found.state, found.pages, len(found.texts)) == ("read", PAGES, PAGES), (found.state, found.pages)
    yield Row(f"PDF of {PAGES} pages: size", path.stat().st_size / 2**20, "MB")
    yield Row(f"PDF of {PAGES} pages: words in all", sum(len(text.split()) for _number, text in found.texts), "")
    yield Row(f"PDF of {PAGES} pages: its text and first page", seconds, "s", 10)
    yield Row(f"PDF of {PAGES} pages: CPU of the reader", cpu, "s")


def a_long_text(rng: Random) -> str:
    pages = (f"<section><h1>Chapter {n}</h1><p>{some_words(rng)}</p></section>" for n in range(1, PAGES + 1))
    style = "<style>section { break-after: page } section:last-child { break-after: auto }</style>"
    return f'<html lang="ru"><head><title>A long report</title>{style}</head><body>{"".join(pages)}</body></html>'


def some_words(rng: Random) -> str:
    return " ".join(rng.choices(VOCABULARY, k=WORDS))


def cpu_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
