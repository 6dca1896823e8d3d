from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from participants.match_viewsets import MatchCandidateViewSet, MergeViewSet
from participants.request_viewsets import DataRequestViewSet
from participants.views import answering, exporting, importing, locks, pairs
from participants.viewsets import InstitutionViewSet, PersonViewSet
from portal.core.menu import PermittedMenuItem


@hooks.register("register_admin_viewset")
def people() -> list[PersonViewSet | InstitutionViewSet]:
    return [PersonViewSet(), InstitutionViewSet()]


@hooks.register("register_admin_urls")
def lock_urls() -> list[URLPattern]:
    return [
        path("sign-in-attempts/", locks.lock_list, name="lock_list"),
        path("sign-in-attempts/forget/", locks.unlock_address, name="unlock_address"),
    ]


@hooks.register("register_settings_menu_item")
def lock_menu_item() -> MenuItem:
    label, address = _("Wrong sign-in attempts"), reverse("lock_list")
    return PermittedMenuItem(label, address, "participants.change_user", icon_name="lock", order=700)


@hooks.register("register_admin_viewset")
def matches_and_merges() -> list[MatchCandidateViewSet | MergeViewSet]:
    return [MatchCandidateViewSet(), MergeViewSet()]


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("people/import/", importing.import_people, name="import_people"),
        path("people/export/", exporting.export_people, name="export_people"),
        path("people/<number:person_id>/merge/", pairs.choose, name="person_merge"),
        path("people/<number:one>/merge/<number:other>/", pairs.pair, name="pair"),
        path("possible-matches/<number:candidate_id>/keep-apart/", pairs.keep_apart, name="pair_keep_apart"),
        path("possible-matches/<number:candidate_id>/later/", pairs.decide_later, name="pair_later"),
        path("merges/<number:merge_id>/undo/", pairs.undo, name="merge_undo"),
    ]


@hooks.register("register_admin_viewset")
def data_requests() -> DataRequestViewSet:
    return DataRequestViewSet()


@hooks.register("register_admin_urls")
def data_request_urls() -> list[URLPattern]:
    verbs = {"done": "data_request_done", "refused": "data_request_refused"}
    answers = [
        path(f"data-requests/<number:request_id>/{verb}/", answering.answer, {"verb": verb}, name=name)
        for verb, name in verbs.items()
    ]
    return [path("data-requests/new/", answering.enter, name="data_request_enter"), *answers]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("participants.anonymise", _("Anonymise"), _("Anonymised"))
    actions.register_action("participants.correct_own", _("Correct"), _("Corrected by the person"))
    actions.register_action("participants.data_request.done", _("Answer"), _("Request done"))
    actions.register_action("participants.data_request.refused", _("Refuse"), _("Request refused"))
    actions.register_action("participants.data_request.cancelled", _("Cancel"), _("Request taken back"))
    actions.register_action("participants.merge", _("Merge"), _("Merged with another person"))
    actions.register_action("participants.undo_merge", _("Undo the merge"), _("Merge undone"))
    actions.register_action("participants.changed_by_list", _("Change by a list"), _("Changed by an imported list"))
    actions.register_action("participants.export_people", _("Export people"), _("Took people out as a file"))
