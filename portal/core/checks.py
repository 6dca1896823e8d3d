from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def demo_is_off(app_configs: Any, **kwargs: Any) -> list[Error]:
    """The demo's accounts have a published password and its mails are open to everybody."""
    if not settings.DEMO:
        return []
    return [Error("DEMO must be off in production.", hint="Remove DEMO from the environment.", id="portal.E001")]


@register(Tags.security, deploy=True)
def staff_have_a_second_factor(app_configs: Any, **kwargs: Any) -> list[Error]:
    """The settings refuse this outside the demo already; here it is said with all else that is wrong."""
    if settings.STAFF_MFA:
        return []
    return [
        Error("STAFF_MFA must be on in production.", hint="Remove STAFF_MFA from the environment.", id="portal.E002")
    ]


@register(Tags.security, deploy=True)
def passport_data_have_keys_of_their_own(app_configs: Any, **kwargs: Any) -> list[Error]:
    """A key made from SECRET_KEY lies wherever that one lies, and cannot be changed by itself."""
    if settings.HAS_TRAVEL_KEYS:
        return []
    return [Error("TRAVEL_KEYS must be set in production.", hint="See .env.example.", id="portal.E003")]


@register(Tags.security, deploy=True)
def digital_badges_have_keys_of_their_own(app_configs: Any, **kwargs: Any) -> list[Error]:
    """A key made from SECRET_KEY cannot be changed by itself, and badges live longer than secrets."""
    if settings.BADGE_SIGNING_KEYS:
        return []
    return [Error("BADGE_SIGNING_KEYS must be set in production.", hint="See .env.example.", id="portal.E004")]
