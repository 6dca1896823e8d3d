"""Everything that the portal holds, as text: to prove that something is not there."""

from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection


def everything() -> str:
    """Every row of every table, what sessions hold inside, and every file of the media folder; in lower case."""
    return "\n".join([*_tables(), *_sessions(), *_files()]).lower()


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        rows = []
        for name in names:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            rows += [f"{name}: {row}" for row in cursor.fetchall()]
    return rows


def _sessions() -> list[str]:
    return [str(session.get_decoded()) for session in Session.objects.all()]


def _files() -> list[str]:
    files = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return [f"{path.name}: {path.read_bytes().decode(errors='replace')}" for path in files]
