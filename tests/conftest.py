import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from redis import Redis

from portal.celery import app as celery_app
from portal.core.roles import ROLES
from tests.factories.people import UserFactory

# No test fails because the machine is slow.
hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def english():
    """Each test starts in English: a request leaves its language behind in the thread that made it."""
    translation.activate("en")


@pytest.fixture(autouse=True)
def fresh_counts():
    """Each test starts with no attempt counted: the limits of sign-in pages lie in the cache."""
    cache.clear()


@pytest.fixture(autouse=True)
def quick_signing_in(settings):
    """No slow hashing; staff enter without a second factor but in tests of it, which set `settings.STAFF_MFA`."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STAFF_MFA = False


@pytest.fixture(params=[role.group for role in ROLES])
def role(request) -> str:
    """Each role's group name in turn."""
    return request.param


@pytest.fixture
def client_of(db):
    """`client_of("Programme staff")` is a browser in which somebody of that role is signed in."""

    def sign_in(group: str) -> Client:
        client = Client()
        client.force_login(UserFactory(role=group))
        return client

    return sign_in


@pytest.fixture
def staff(client_of) -> Client:
    return client_of("Programme staff")


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """`with commits() as callbacks:` runs what waits for the commit at its end."""

    def capture():
        return django_capture_on_commit_callbacks(execute=True)

    return capture


def pytest_collection_modifyitems(config, items):
    """On SQLite everything runs; on PostgreSQL what has to do with a database, the rest would only be done twice."""
    if connection.vendor != "postgresql":
        for item in items:
            if item.get_closest_marker("postgres"):
                item.add_marker(pytest.mark.skip(reason="needs PostgreSQL"))
        return
    kept = [item for item in items if needs_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not needs_a_database(item)])
    items[:] = kept


def needs_a_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("looks"):
        return False
    marked = any(item.get_closest_marker(name) for name in ("django_db", "postgres", "browser", "worker"))
    return marked or bool({"db", "transactional_db", "client_of"} & set(item.fixturenames))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A signed link holds the time: a test named by it would have another name in each test process."""
    return argname if isinstance(val, str) and val.count(":") >= 2 else None


@pytest.fixture
def broker(tmp_path, settings):
    """An empty file broker of this test's own; the folder is returned."""
    folder = tmp_path / "broker"
    folder.mkdir()
    settings.REDIS_URL, settings.BROKER_DIR = "", folder
    with _broker("filesystem://localhost//", _folders(folder)):
        yield folder


@pytest.fixture
def broken_broker(tmp_path):
    """A broker at an address where nobody listens."""
    with _broker("redis://127.0.0.1:1/0", {"socket_connect_timeout": 1}):
        yield


@pytest.fixture
def redis_url(worker_id) -> str:
    """A Redis database of this test process alone, emptied; empty without a server for the tests."""
    server = os.environ.get("TESTS_REDIS_URL", "")
    if not server:
        return ""
    url = f"{server}/{1 + int(worker_id.removeprefix('gw').removeprefix('master') or 0)}"
    with Redis.from_url(url) as client:
        client.flushdb()
    return url


@pytest.fixture
def worker_broker(tmp_path, redis_url):
    """A broker of this test's own that a worker in another process uses too: its environment is returned.

    Redis where the suite has one, else files.
    """
    if redis_url:
        with _broker(redis_url, {}):
            yield {"REDIS_URL": redis_url}
    else:
        folder = tmp_path / "broker"
        folder.mkdir()
        with _broker("filesystem://localhost//", _folders(folder)):
            yield {"BROKER_DIR": str(folder)}


def _folders(folder: Path) -> dict[str, object]:
    return {
        "data_folder_in": str(folder),
        "data_folder_out": str(folder),
        "processed_folder": str(folder),
        "control_folder": str(folder / "control"),
        "store_processed": False,
    }


@contextmanager
def _broker(url: str, options: dict[str, object]) -> Iterator[None]:
    before = celery_app.conf.broker_url, celery_app.conf.broker_transport_options
    celery_app.conf.broker_url, celery_app.conf.broker_transport_options = url, options
    celery_app._after_fork()  # forget the connections to the former broker
    try:
        yield
    finally:
        celery_app.conf.broker_url, celery_app.conf.broker_transport_options = before
        celery_app._after_fork()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite's test database is a file, as the real one is: a Celery worker and a browser's server read it too."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
