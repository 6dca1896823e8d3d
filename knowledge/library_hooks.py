"""The library in the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from knowledge.models import Version, Work
from knowledge.views import taking_in


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("library-files/upload/", taking_in.bulk_upload, name="bulk_upload"),
        path("library-files/<number:work_id>/", taking_in.work_files, name="work_files"),
        path("library-files/<number:work_id>/withdraw/", taking_in.withdraw, name="work_withdraw"),
        path("library-files/<number:work_id>/restore/", taking_in.restore, name="work_restore"),
        path("library-files/edition/<number:edition_id>/add/", taking_in.add_file, name="edition_add_file"),
        path("library-files/file/<number:file_id>/", taking_in.change_file, name="file_change"),
        path("library-files/file/<number:file_id>/read/", taking_in.read_again, name="file_read_again"),
    ]


@hooks.register("before_delete_snippet")
def keep_works_with_files(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    works = [it for it in instances if isinstance(it, Work)]
    if not Version.objects.filter(edition__work__in=works).exists():
        return None
    messages.error(request, _("A publication with files is not deleted. Withdraw it, and say why."))
    return redirect("work_files", works[0].pk)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("knowledge.read_again", _("Read the text again"), _("A text was asked for again"))
    actions.register_action("knowledge.add_version", _("Add a version"), _("A version was added"))
    actions.register_action("knowledge.add_file", _("Add a file"), _("A file was added"))
    actions.register_action("knowledge.change_file", _("Change who reads a file"), _("Who reads a file was changed"))
    actions.register_action("knowledge.withdraw", _("Withdraw"), _("Withdrawn"))
    actions.register_action("knowledge.restore", _("Take back the withdrawal"), _("The withdrawal was taken back"))
