from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from participants.actions.accounts import ClaimRefused, claim_person
from participants.forms.about_me import AboutMeForm
from portal.core.roles import roles_of


@never_cache
@require_safe
@login_required(login_url="participants:login")
def my_portal(request: HttpRequest) -> HttpResponse:
    """One's own page. An account that belongs to nobody yet is asked whose it is; colleagues of the staff are not."""
    roles = roles_of(request.user)
    is_asked = request.user.person_id is None and not any(role.is_staff for role in roles)
    return _page(request, roles, form=AboutMeForm() if is_asked else None)


@never_cache
@require_POST
@login_required(login_url="participants:login")
def about_me(request: HttpRequest) -> HttpResponse:
    form = AboutMeForm(request.POST)
    if form.is_valid():
        try:
            claim_person(request.user, form.details(request.user.email), at=timezone.now())
        except ClaimRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you. Your registrations and your account belong together now."))
            return redirect("participants:my_portal")
    return _page(request, roles_of(request.user), form=form, status=422)


def _page(request: HttpRequest, roles: list[Any], *, form: AboutMeForm | None, status: int = 200) -> HttpResponse:
    context = {"roles": [role.name for role in roles], "form": form}
    return TemplateResponse(request, "participants/my_portal.html", context, status=status)
