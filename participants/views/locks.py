"""The staff's page about wrong attempts to sign in."""

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from participants.actions.accounts import unlock

may_change_accounts = permission_required("participants.change_user", raise_exception=True)


@never_cache
@require_safe
@may_change_accounts
def lock_list(request: HttpRequest) -> HttpResponse:
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    attempts = AccessAttempt.objects.filter(attempt_time__gte=since).order_by("-attempt_time")[:200]
    context = {"attempts": attempts, "limit": settings.AXES_FAILURE_LIMIT, "page_title": _("Wrong sign-in attempts")}
    return TemplateResponse(request, "participants/lock_list.html", context)


@require_POST
@may_change_accounts
def unlock_address(request: HttpRequest) -> HttpResponse:
    unlock(request.POST.get("address", ""), by=request.user)
    messages.success(request, _("The attempts with this address are forgotten."))
    return redirect("lock_list")
