"""What a monitoring service asks: does everything that the portal stands on answer?"""

from collections.abc import Callable
from tempfile import TemporaryFile

import structlog
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = structlog.get_logger(__name__)


def check_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def check_broker() -> None:
    from portal.celery import app  # 9 MB that the other pages do without

    with app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, interval_start=0, timeout=2)
    if not settings.REDIS_URL:
        with TemporaryFile(dir=settings.BROKER_DIR) as file:  # the file broker connects to anything
            file.write(b"?")


def check_storage() -> None:
    default_storage.exists("healthz")


CHECKS: dict[str, Callable[[], None]] = {
    "database": check_database,
    "broker": check_broker,
    "storage": check_storage,
}


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when all answer, else 503. Says which, never why: the reason is in the log."""
    answers = {name: _answer(name, check) for name, check in CHECKS.items()}
    return JsonResponse(answers, status=200 if set(answers.values()) == {"ok"} else 503)


def _answer(name: str, check: Callable[[], None]) -> str:
    try:
        check()
    except Exception:
        logger.exception("health_check_failed", check=name)
        return "failed"
    return "ok"
