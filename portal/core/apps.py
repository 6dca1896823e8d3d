from contextlib import suppress

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate
from django.urls import register_converter


class CoreConfig(AppConfig):
    name = "portal.core"
    label = "core"

    def ready(self) -> None:
        from portal.core import checks, uploads  # noqa: F401  register themselves
        from portal.core.converters import NumberConverter
        from portal.core.groups import grant_role_permissions

        register_converter(NumberConverter, "number")
        with suppress(OSError):  # a broker that cannot work is /healthz's to tell; pages are shown all the same
            settings.BROKER_DIR.mkdir(parents=True, exist_ok=True)
        post_migrate.connect(grant_role_permissions, dispatch_uid="portal.core.groups")
