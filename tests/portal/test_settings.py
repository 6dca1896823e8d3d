import pytest
from django.core.cache import cache

from tests.factories.people import UserFactory


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
