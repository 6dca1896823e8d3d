"""The environment of every test, set before Django reads its settings.

A pytest plugin (`-p tests.environment` in pyproject.toml): pytest-django loads the settings before any conftest.
DATABASE_URL alone may come from outside: `make test` runs the suite on SQLite and again on PostgreSQL. Cache and
sessions stay in the test's own process and database, so that no test sees another's; a test that is about Redis asks
for the `redis_url` of the server that `make test` starts (TESTS_REDIS_URL).
Every other variable is set here, so that neither a developer's shell nor .env changes what a test sees.
"""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="portal-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

os.environ.setdefault("DATABASE_URL", f"sqlite:///{_folder}/db.sqlite3")
os.environ.update(
    REDIS_URL="",
    SECRET_KEY="a key of fifty characters and more, made for the tests alone",
    SECRET_KEY_FALLBACKS="",
    TRAVEL_KEYS="dGhlIGtleSBvZiB0aGUgdGVzdHMgYW5kIG5vIG1vcmU=",
    BADGE_SIGNING_KEYS="",
    DEBUG="false",
    DEMO="false",
    STAFF_MFA="true",
    TRUSTED_PROXY_COUNT="0",
    ALLOWED_HOSTS="testserver,127.0.0.1,localhost",
    BASE_URL="http://testserver",
    TIME_ZONE="Asia/Almaty",
    BROKER_DIR=f"{_folder}/broker",
    STORAGE_URL="",
    MEDIA_ROOT=f"{_folder}/media",
    EMAIL_URL=f"file://{_folder}/mail",
    DEFAULT_FROM_EMAIL="Portal <portal@example.org>",
    LOG_LEVEL="WARNING",
    LOG_JSON="false",
)
os.environ.pop("STATIC_ROOT", None)  # `make setup` has collected the static files in var/static
