from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def demo_is_off(app_configs: Any, **kwargs: Any) -> list[Error]:
    """The demo's accounts have a published password and its mails are open to everybody."""
    if not settings.DEMO:
        return []
    return [Error("DEMO must be off in production.", hint="Remove DEMO from the environment.", id="portal.E001")]
