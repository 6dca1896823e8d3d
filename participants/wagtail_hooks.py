from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from participants.viewsets import InstitutionViewSet, PersonViewSet


@hooks.register("register_admin_viewset")
def people() -> list[PersonViewSet | InstitutionViewSet]:
    return [PersonViewSet(), InstitutionViewSet()]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("participants.anonymise", _("Anonymise"), _("Anonymised"))
    actions.register_action("participants.correct_own", _("Correct"), _("Corrected by the person"))
    actions.register_action("participants.data_request.done", _("Answer"), _("Request done"))
    actions.register_action("participants.data_request.refused", _("Refuse"), _("Request refused"))
    actions.register_action("participants.data_request.cancelled", _("Cancel"), _("Request taken back"))
    actions.register_action("participants.merge", _("Merge"), _("Merged with another person"))
    actions.register_action("participants.undo_merge", _("Undo the merge"), _("Merge undone"))
