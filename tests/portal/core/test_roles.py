import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from portal.core.roles import ROLES, role

pytestmark = pytest.mark.django_db


def test_every_role_is_a_group_with_the_permissions_of_the_table():
    granted = {
        group.name: {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all()}
        for group in Group.objects.prefetch_related("permissions__content_type")
    }
    assert granted == {role.group: set(role.permissions) for role in ROLES}


def test_every_permission_of_the_table_exists():
    wanted = set().union(*(role.permissions for role in ROLES))
    known = {f"{p.content_type.app_label}.{p.codename}" for p in Permission.objects.select_related("content_type")}
    assert wanted - known == set()


def test_page_permissions_are_those_of_the_table():
    rows = GroupPagePermission.objects.values_list("group__name", "permission__codename")
    assert set(rows) == {(role.group, f"{verb}_page") for role in ROLES for verb in role.pages}


def test_role_of_an_unknown_name_is_refused():
    with pytest.raises(LookupError):
        role("Minister")
