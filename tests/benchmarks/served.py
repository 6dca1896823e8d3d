"""A site served by gunicorn, and what its web workers cost: processor time and memory, read from /proc."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WORKERS = 2
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Load:
    """What a number of requests for one page took."""

    requests: int
    seconds: float
    cpu_seconds: float

    @property
    def requests_per_second(self) -> float:
        return self.requests / self.seconds

    @property
    def cpu_ms_per_request(self) -> float:
        return self.cpu_seconds * 1000 / self.requests


@dataclass(frozen=True)
class Memory:
    """Memory of one web worker in MB, the mean of all. `own` is what only this process holds, `fair` adds its share."""

    resident: float
    fair: float
    own: float


@dataclass(frozen=True)
class Answer:
    status: int
    encoding: str
    body: bytes


@dataclass(frozen=True)
class Site:
    port: int
    master: int

    @property
    def workers(self) -> list[int]:
        return [int(pid) for pid in Path(f"/proc/{self.master}/task/{self.master}/children").read_text().split()]

    def get(self, path: str, encoding: str = "identity") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Accept-Encoding": encoding})
        response = connection.getresponse()
        answer = Answer(response.status, response.headers.get("Content-Encoding", "identity"), response.read())
        connection.close()
        return answer

    def ask(self, path: str) -> Answer:
        answer = self.get(path)
        assert answer.status == 200, f"{path} answered {answer.status}"
        return answer

    def load(self, path: str, requests: int) -> Load:
        """Asks for one page again and again, as many at a time as there are workers."""
        before, started = self.cpu_seconds(), time.perf_counter()
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(self.ask, [path] * requests))
        return Load(requests, time.perf_counter() - started, self.cpu_seconds() - before)

    def cpu_seconds(self) -> float:
        """Of the workers until now, in user and system mode: fields 14 and 15 of /proc/PID/stat."""
        stats = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in self.workers]
        return sum(int(fields[11]) + int(fields[12]) for fields in stats) / CLOCK_TICKS

    def memory(self) -> Memory:
        rows = [smaps(pid) for pid in self.workers]
        means = {key: sum(row[key] for row in rows) / len(rows) / 1024 for key in rows[0]}
        return Memory(resident=means["Rss"], fair=means["Pss"], own=means["Private_Clean"] + means["Private_Dirty"])


def smaps(pid: int) -> dict[str, int]:
    """The totals of a process's memory in kB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    return {name.rstrip(":"): int(size) for name, size, _unit in (line.split() for line in lines)}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def served(application: str, *, folder: Path, environment: Mapping[str, str], port: int) -> Iterator[Site]:
    """The WSGI application behind gunicorn with two workers, until the block ends."""
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS)]
    server = subprocess.Popen(
        [*command, "--no-control-socket", "--log-level", "warning"],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    )
    try:
        site = Site(port, server.pid)
        wait_until_it_answers(site, server)
        yield site
    finally:
        server.terminate()
        server.wait(20)


def wait_until_it_answers(site: Site, server: subprocess.Popen) -> None:
    for _attempt in range(150):
        assert server.poll() is None, "gunicorn ended at once"
        try:
            site.get("/")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"nothing answers on port {site.port}")
