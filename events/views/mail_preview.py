"""What the mails of an event look like, each kind in both languages, before anybody gets one."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.mail_examples import example
from events.models import EventPage
from events.models.correspondence import MailKind


@require_safe
@permission_required("wagtailadmin.access_admin", raise_exception=True)
def mail_preview(request: HttpRequest, event_id: int) -> HttpResponse:
    """With the texts of the latest draft: what is not published yet is what one wants to look at."""
    page = get_object_or_404(EventPage, pk=event_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    event, asked = page.get_latest_revision_as_object(), request.GET.get("kind")
    kind = MailKind(asked) if asked in MailKind.values else MailKind.CONFIRMED
    context = {
        "event": event,
        "kind": kind,
        "kinds": MailKind.choices,
        "letters": [example(event, kind, language) for language in ("en", "ru")],
        "page_title": _("Mails of this event"),
    }
    return TemplateResponse(request, "events/mail_preview.html", context)
