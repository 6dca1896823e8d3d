from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from celery import current_app


@pytest.fixture
def broker(tmp_path, settings):
    """An empty file broker of this test's own; the folder is returned."""
    folder = tmp_path / "broker"
    folder.mkdir()
    with _broker("filesystem://localhost//", _folders(folder)):
        yield folder


@pytest.fixture
def broken_broker(tmp_path):
    """A broker at an address where nobody listens."""
    with _broker("redis://127.0.0.1:1/0", {"socket_connect_timeout": 1}):
        yield


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
    before = current_app.conf.broker_url, current_app.conf.broker_transport_options
    current_app.conf.broker_url, current_app.conf.broker_transport_options = url, options
    current_app._after_fork()  # forget the connections to the former broker
    try:
        yield
    finally:
        current_app.conf.broker_url, current_app.conf.broker_transport_options = before
        current_app._after_fork()
