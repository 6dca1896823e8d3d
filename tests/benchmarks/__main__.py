"""Measures on the empty PostgreSQL of DATABASE_URL. `make bench` gives it a throwaway one.

`make bench PARTS="pages reports"` measures these parts alone; without, all of them.
"""

import os
import sys
import tempfile
from pathlib import Path

import django

from tests.benchmarks.served import free_port


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as name:
        folder, port = Path(name), free_port()
        set_environment(folder, port)
        django.setup()
        from tests.benchmarks.measured import PARTS, all_rows
        from tests.benchmarks.table import printed

        if unknown := set(sys.argv[1:]) - set(PARTS):
            sys.exit(f"There is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.")
        for line in printed(all_rows(folder, port, sys.argv[1:])):
            print(line, flush=True)


def set_environment(folder: Path, port: int) -> None:
    """As in production, but for HTTPS; nothing of .env is left."""
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        sys.exit("DATABASE_URL must name an empty PostgreSQL database; make bench makes one.")
    os.environ.update(
        DJANGO_SETTINGS_MODULE="portal.settings",
        SECRET_KEY="a key of forty characters and more, for this run alone",
        DEBUG="false",
        DEMO="true",
        ALLOWED_HOSTS="127.0.0.1",
        BASE_URL=f"http://127.0.0.1:{port}",
        REDIS_URL="",
        STORAGE_URL="",
        MEDIA_ROOT=str(folder / "media"),
        BROKER_DIR=str(folder / "broker"),
        EMAIL_URL=f"file://{folder}/mail",
        DEFAULT_FROM_EMAIL="Portal <portal@example.org>",
        LOG_LEVEL="WARNING",
    )


if __name__ == "__main__":
    main()
