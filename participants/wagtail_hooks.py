from wagtail import hooks

from participants.viewsets import InstitutionViewSet, PersonViewSet


@hooks.register("register_admin_viewset")
def people() -> list[PersonViewSet | InstitutionViewSet]:
    return [PersonViewSet(), InstitutionViewSet()]
