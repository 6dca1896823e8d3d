"""A real Celery worker on the database and the broker of the running test."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

from django.conf import settings
from django.db import connection


def environment(**extra: str) -> dict[str, str]:
    """The environment with which another process sees what the test sees."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{at['NAME']}"
    else:
        account = f"{quote(at['USER'])}:{quote(at['PASSWORD'])}"
        url = f"postgres://{account}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    return os.environ | {"DATABASE_URL": url} | extra


@contextmanager
def running_worker(log: Path, **extra: str) -> Iterator[subprocess.Popen]:
    """A worker with two processes; it is ready when the block begins and gone when it ends."""
    command = [sys.executable, "-m", "celery", "--app", "portal", "worker", "--concurrency", "2", "--loglevel", "info"]
    with log.open("wb") as output:
        worker = subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=environment(LOG_LEVEL="INFO", **extra),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            wait_until(lambda: b"ready." in log.read_bytes(), seconds=60, what=log)
            yield worker
        finally:
            end(worker)


def end(worker: subprocess.Popen) -> None:
    """Ask it to stop, then stop it; its children are in its process group and go with it."""
    if worker.poll() is None:
        worker.terminate()
        try:
            worker.wait(20)
        except subprocess.TimeoutExpired:
            kill(worker)
    worker.wait()


def kill(worker: subprocess.Popen) -> None:
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


def wait_until(condition: Callable[[], bool], *, seconds: float, what: object) -> None:
    """Ask every tenth of a second; fail with `what` (a log file is shown) when the time is over."""
    deadline = monotonic() + seconds
    while not condition():
        if monotonic() > deadline:
            shown = what.read_text(errors="replace")[-3000:] if isinstance(what, Path) else what
            raise AssertionError(f"not within {seconds} s: {shown}")
        sleep(0.1)
