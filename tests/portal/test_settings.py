import runpy
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from environs import EnvValidationError

from tests.factories.people import UserFactory


@pytest.fixture
def settings_of(monkeypatch, settings):
    """`settings_of(EMAIL_URL=...)` are the settings of a machine with this environment."""

    def read(**environment: str) -> dict[str, object]:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(Path(settings.BASE_DIR, "portal/settings.py")))

    return read


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("submission://portal:a%2Fb@mail.example.org:587", ("portal", "a/b", "mail.example.org", 587, True, False)),
        ("smtp://portal:a@mail.example.org:465?ssl=true", ("portal", "a", "mail.example.org", 465, False, True)),
    ],
)
def test_mail_goes_to_the_server_of_the_address(settings_of, url, expected):
    found = settings_of(EMAIL_URL=url)
    names = ("HOST_USER", "HOST_PASSWORD", "HOST", "PORT", "USE_TLS", "USE_SSL")
    assert tuple(found[f"EMAIL_{name}"] for name in names) == expected
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"


def test_mail_address_of_an_unknown_kind_is_refused_by_its_name(settings_of):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL must begin with submission://"):
        settings_of(EMAIL_URL="smtp+tls://mail.example.org:587")


@pytest.mark.django_db
def test_sessions_and_cache_work_on_redis(client, settings, redis_url):
    if not redis_url:
        pytest.skip("make test starts a Redis for the run on PostgreSQL")
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}}
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
    client.force_login(UserFactory(role="Participant"))
    cache.set("year", 2022)
    assert cache.get("year") == 2022
    assert client.get("/my/").status_code == 200


def test_short_secret_key_stops_the_start_with_its_name(settings_of):
    with pytest.raises(EnvValidationError, match="SECRET_KEY"):
        settings_of(SECRET_KEY="k" * 49)
    assert settings_of(SECRET_KEY="k" * 50)["SECRET_KEY"] == "k" * 50


def test_staff_without_a_second_factor_stop_the_start_outside_the_demo(settings_of):
    with pytest.raises(ImproperlyConfigured, match="STAFF_MFA"):
        settings_of(STAFF_MFA="false", DEMO="false")
    assert settings_of(STAFF_MFA="false", DEMO="true")["STAFF_MFA"] is False


def test_deployment_check_refuses_the_demo_staff_without_a_second_factor_and_badges_without_a_key(settings):
    settings.STAFF_MFA, settings.BADGE_SIGNING_KEYS = True, ("a key",)
    assert production_errors() == []
    settings.DEMO, settings.STAFF_MFA, settings.BADGE_SIGNING_KEYS = True, False, ()
    assert production_errors() == ["portal.E001", "portal.E002", "portal.E004"]


def production_errors() -> list[str]:
    return sorted(error.id for error in run_checks(include_deployment_checks=True) if error.id.startswith("portal."))


def test_form_without_its_cookie_is_answered_in_the_portals_own_words():
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"username": "a@example.org"})
    assert response.status_code == 403
    assert "send the form once more" in response.content.decode()
    assert "DEBUG" not in response.content.decode()
