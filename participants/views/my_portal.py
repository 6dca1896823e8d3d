from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.core.roles import roles_of


@never_cache
@require_safe
@login_required(login_url="participants:login")
def my_portal(request: HttpRequest) -> HttpResponse:
    context = {"roles": [role.name for role in roles_of(request.user)]}
    return TemplateResponse(request, "participants/my_portal.html", context)
