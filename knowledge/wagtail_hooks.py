from wagtail import hooks

from knowledge import award_hooks, bank_hooks, library_hooks, series_hooks  # noqa: F401  they register themselves
from knowledge.viewsets import WorkViewSet


@hooks.register("register_admin_viewset")
def library() -> WorkViewSet:
    return WorkViewSet("library_admin", url_prefix="library")
