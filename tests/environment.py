"""The environment of every test, set before Django reads its settings.

A pytest plugin (`-p tests.environment` in pyproject.toml): pytest-django loads the settings before any conftest.
DATABASE_URL and REDIS_URL alone may come from outside: `make test` runs the suite on SQLite and again on PostgreSQL.
"""

import os

os.environ.update(
    SECRET_KEY="not a secret: used by tests alone",
    DEBUG="false",
)
