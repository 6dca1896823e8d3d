"""The roles of the table as Django's groups."""

from collections.abc import Iterable

from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.core.roles import ROLES

APPS = {"wagtailcore"} | {permission.partition(".")[0] for role in ROLES for permission in role.permissions}


def grant_role_permissions(sender: AppConfig, **kwargs: object) -> None:
    """After the migration of an app: make the groups and give them that app's permissions of the table, and only those.

    Runs after every migrate, so the table in this file always wins over what somebody clicked for these groups.
    """
    app = sender.label
    if app not in APPS:
        return
    known = {f"{app}.{p.codename}": p for p in Permission.objects.filter(content_type__app_label=app)}
    for role_ in ROLES:
        group, _is_new = Group.objects.get_or_create(name=role_.group)
        group.permissions.remove(*(p for name, p in known.items() if name not in role_.permissions))
        group.permissions.add(*(p for name, p in known.items() if name in role_.permissions))
        if app == "wagtailcore":
            _grant_pages(group, role_.pages)
        if app in ("wagtailimages", "wagtaildocs"):
            _grant_root_collection(group, [p for name, p in known.items() if name in role_.permissions])


def _grant_pages(group: Group, verbs: Iterable[str]) -> None:
    root = Page.get_first_root_node()
    wanted = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=[f"{v}_page" for v in verbs])
    GroupPagePermission.objects.filter(group=group, page=root).exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _grant_root_collection(group: Group, permissions: Iterable[Permission]) -> None:
    root = Collection.get_first_root_node()
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
