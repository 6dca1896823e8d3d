"""Entries in the menu of the admin."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem


class PermittedMenuItem(MenuItem):
    """Shown to those who have at least one of the `permissions`."""

    def __init__(self, label: Any, url: str, *permissions: str, **options: Any) -> None:
        super().__init__(label, url, **options)
        self.permissions = permissions

    def is_shown(self, request: HttpRequest) -> bool:
        return any(request.user.has_perm(permission) for permission in self.permissions)
