import pytest

pytestmark = pytest.mark.django_db


def test_healthz_when_all_answer(client, broker):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"database": "ok", "broker": "ok", "storage": "ok"}


def test_healthz_with_a_broken_broker(client, broken_broker, caplog):
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"database": "ok", "broker": "failed", "storage": "ok"}
    assert "health_check_failed" in caplog.text


def test_healthz_with_a_folder_that_cannot_be_written(client, broker, settings, caplog):
    settings.BROKER_DIR = broker / "missing"
    settings.REDIS_URL = ""
    assert client.get("/healthz").json() == {"database": "ok", "broker": "failed", "storage": "ok"}
