"""What a page costs the reader and the server: bytes over the line, processor time, queries."""

import gzip
import re
from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.benchmarks.served import Site
from tests.benchmarks.table import Row

WARM_UP = 40
REQUESTS = 300
LINKED = re.compile(rb'<link[^>]+rel="stylesheet"[^>]*>|<script[^>]+src="[^"]+"[^>]*>')
ADDRESS = re.compile(rb'(?:href|src)="([^"]+)"')


def page_rows(site: Site, name: str, path: str, *, limits: dict[str, float]) -> Iterator[Row]:
    """The rows of one page. The first requests warm the workers up and are not counted."""
    site.load(path, WARM_UP)
    load = site.load(path, REQUESTS)
    yield Row(f"{name}: requests per second", load.requests_per_second, "/s")
    yield Row(f"{name}: CPU per request", load.cpu_ms_per_request, "ms", limits.get("cpu"))
    yield Row(f"{name}: HTML, CSS and JS, gzipped", transferred(site, path) / 1024, "KB", limits.get("bytes"))
    yield Row(f"{name}: queries", queries(path), "", limits.get("queries"))


def transferred(site: Site, path: str) -> int:
    """Bytes of the page and of each style sheet and script that it links: what a browser with an empty cache loads."""
    html = site.ask(path).body
    addresses = {ADDRESS.search(tag).group(1).decode() for tag in LINKED.findall(html)}
    assert addresses, f"{path} links no style sheet"
    assert all(address.startswith("/") for address in addresses), f"{path} loads something from elsewhere: {addresses}"
    # The proxy in front compresses pages; WhiteNoise sends style sheets and scripts compressed as they were collected.
    return len(gzip.compress(html, 6)) + sum(compressed(site, address) for address in addresses)


def compressed(site: Site, address: str) -> int:
    answer = site.get(address, encoding="gzip")
    assert answer.status == 200, f"{address} answered {answer.status}"
    return len(answer.body) if answer.encoding == "gzip" else len(gzip.compress(answer.body, 6))


def queries(path: str) -> int:
    client = Client(headers={"host": "127.0.0.1"})
    client.get(path)  # content types and the site's root paths are remembered from the first request on
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200, f"{path} answered {response.status_code}"
    return len(captured)
