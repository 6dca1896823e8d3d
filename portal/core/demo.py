"""The demo: a whole small world, built by the same actions that the screens use."""

import csv
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

PASSWORD = "demo-portal-2022"  # noqa: S105  printed for everybody who starts the demo


def load() -> list[str]:
    """Run every loader named in settings.DEMO_LOADERS, in that order, each in one transaction.

    A loader is a function without arguments that says in one line what it made, and does nothing the second time.
    """
    said = []
    for name in settings.DEMO_LOADERS:
        loader: Callable[[], str] = import_string(name)
        with transaction.atomic():
            said.append(loader())
    return said


def rows(app: str, file: str) -> list[dict[str, str]]:
    """The rows of `<app>/demo_data/<file>`."""
    with Path(settings.BASE_DIR, app, "demo_data", file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
