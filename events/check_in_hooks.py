"""What the check-in adds to the Wagtail admin."""

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from events.views.online_report import online_report


@hooks.register("insert_global_admin_js")
def forget_lists_on_signing_out() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("portal/js/check-in/forget.js"))


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("attendance/<number:event_id>/report/", online_report, name="online_report")]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        "events.online_report", _("Bring in a report"), _("Marked present by the report of an online meeting")
    )
