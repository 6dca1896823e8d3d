from wagtail import hooks

from knowledge import (  # noqa: F401  they register themselves
    award_hooks,
    bank_hooks,
    counting_hooks,
    library_hooks,
    quiz_hooks,
    series_hooks,
)
from knowledge.viewsets import WorkViewSet


@hooks.register("register_admin_viewset")
def library() -> WorkViewSet:
    return WorkViewSet("library_admin", url_prefix="library")
