"""Calls made at the same moment, each in a thread with a connection of its own."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

from django.db import connection


def at_once(*calls, refusals: tuple[type[Exception], ...] = ()) -> list:
    """What each call returns, or the sentence with which it is refused, all started at one moment."""
    start = threading.Barrier(len(calls))

    def run(call):
        start.wait(timeout=30)
        return outcome(call, refusals)

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def meanwhile(pool: ThreadPoolExecutor, call, refusals: tuple[type[Exception], ...] = ()) -> Future:
    """The call, begun in another thread."""
    return pool.submit(outcome, call, refusals)


def outcome(call, refusals: tuple[type[Exception], ...]):
    try:
        return call()
    except refusals as refusal:
        return str(refusal)
    finally:
        connection.close()
