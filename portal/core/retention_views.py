"""The Wagtail admin's page about retention."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.models import RetentionRun
from portal.core.retention import standings


@require_safe
@permission_required("core.view_retentionrun", raise_exception=True)
def retention(request: HttpRequest) -> HttpResponse:
    rows = standings(at=timezone.now())
    context = {
        "standings": rows,
        "overdue": sum(row.overdue for row in rows),
        "last_run": RetentionRun.objects.filter(finished_at__isnull=False).first(),
        "page_title": _("Retention"),
    }
    return TemplateResponse(request, "core/retention.html", context)
