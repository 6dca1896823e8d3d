"""Files that prove a figure may name people: they are for those who may see the dashboard, not for everybody."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail import hooks

from indicators.models import ReconcilingItem, StatedResult, TargetVersion


@hooks.register("before_serve_document")
def keep_evidence_back(document: Any, request: HttpRequest) -> HttpResponse | None:
    proving = (StatedResult, TargetVersion, ReconcilingItem)
    if not any(model.objects.filter(document=document.pk).exists() for model in proving):
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not request.user.has_perm("indicators.view_dashboard"):
        raise PermissionDenied
    return None
