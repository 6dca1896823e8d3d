from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "portal.core"
    label = "core"

    def ready(self) -> None:
        from portal.core.groups import grant_role_permissions

        post_migrate.connect(grant_role_permissions, dispatch_uid="portal.core.groups")
