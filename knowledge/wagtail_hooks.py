from wagtail import hooks

from knowledge.viewsets import WorkViewSet


@hooks.register("register_admin_viewset")
def library() -> WorkViewSet:
    return WorkViewSet("library_admin", url_prefix="library")
