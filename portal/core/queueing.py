"""Handing work to Celery after the commit, without ever losing it or failing the request when the broker is away."""

from collections.abc import Callable
from functools import partial

import structlog
from django.db import transaction

logger = structlog.get_logger(__name__)


def send_on_commit(task: str, *args: object, on_failure: Callable[[], None] | None = None) -> None:
    """Send the task of this dotted name when the transaction commits.

    The row that the task works on is already written, and a sweeper looks for rows nobody took up. So a broker that
    cannot be reached is logged, `on_failure` may note it on the row, and nothing is raised.
    """
    transaction.on_commit(partial(send_now, task, *args, on_failure=on_failure))


def send_now(
    task: str, *args: object, on_failure: Callable[[], None] | None = None, countdown: float | None = None
) -> bool:
    """Send at once, to be done `countdown` seconds later if given; False when the broker cannot be reached."""
    # 9 MB, and 18 more for Redis: a web worker that shows pages and sends nothing does without.
    from kombu.exceptions import OperationalError

    from portal.celery import app

    try:
        app.send_task(task, args, retry=False, countdown=countdown)
    except (OperationalError, OSError) as error:
        logger.warning("broker_unreachable", task=task, error=str(error))
        if on_failure:
            on_failure()
        return False
    return True
