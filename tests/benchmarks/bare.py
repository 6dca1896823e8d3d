"""A bare site as `wagtail start` makes it, of the same versions, on the same PostgreSQL: what Wagtail alone costs."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg

# Beside the production settings that `wagtail start` writes, which read this file.
LOCAL_SETTINGS = """
import environs

SECRET_KEY = "a key of forty characters and more, for this run alone"
ALLOWED_HOSTS = ["127.0.0.1"]
DATABASES = {"default": environs.Env().dj_db_url("DATABASE_URL", conn_max_age=600)}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
"""


def make_bare_site(folder: Path, *, beside: str) -> dict[str, str]:
    """Makes the site in an empty folder, with a database next to the one given. Returns its environment."""
    with psycopg.connect(beside, autocommit=True) as connection:
        connection.execute("CREATE DATABASE bare")
    environment = {
        "DATABASE_URL": f"{beside.rpartition('/')[0]}/bare",
        "DJANGO_SETTINGS_MODULE": "bare.settings.production",
    }
    subprocess.run(
        [sys.executable, "-m", "wagtail.bin.wagtail", "start", "bare", str(folder)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (folder / "bare/settings/local.py").write_text(LOCAL_SETTINGS)
    for command in (["migrate", "--verbosity", "0"], ["collectstatic", "--noinput", "--verbosity", "0"]):
        subprocess.run(
            [sys.executable, "manage.py", *command], check=True, cwd=folder, env={**os.environ, **environment}
        )
    return environment
