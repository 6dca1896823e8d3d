"""Lists in the admin of rows that are made elsewhere: they are read there, and changed by their actions alone."""

from collections.abc import Sequence
from typing import Any

from django.urls import URLPattern, path
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy


class NamedActionsPolicy(ModelPermissionPolicy):
    """The model's permissions, for these actions alone; nobody has another one, not even a superuser."""

    def __init__(self, model: Any, actions: Sequence[str]) -> None:
        super().__init__(model)
        self.actions = actions

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.actions and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Sequence[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class ReadOnlyViewSet(ModelViewSet):
    """A list and a page for each row, without forms."""

    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields: Sequence[str] = ()

    @property
    def permission_policy(self) -> NamedActionsPolicy:
        return NamedActionsPolicy(self.model, ["view"])

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path(f"inspect/<{self.pk_path_converter}:pk>/", self.inspect_view, name="inspect"),
        ]
