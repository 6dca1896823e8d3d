from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.core import demo
from portal.core.roles import ROLES
from portal.home import mail_folder


@never_cache
@require_safe
def demo_page(request: HttpRequest) -> HttpResponse:
    """Who is who in the demo, and the mails that it has sent. There is no such page outside the demo."""
    if not settings.DEMO:
        raise Http404
    users = get_user_model().objects.filter(email__endswith="@example.org").prefetch_related("groups")
    by_group = {group.name: user for user in users.order_by("-pk") for group in user.groups.all()}
    context = {
        "accounts": [(role, by_group[role.group]) for role in ROLES if role.group in by_group],
        "password": demo.PASSWORD,
        "mails": mail_folder.latest(Path(settings.EMAIL_FILE_PATH)) if settings.EMAIL_FILE_PATH else [],
    }
    return TemplateResponse(request, "home/demo.html", context)
