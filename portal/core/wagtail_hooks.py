from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from portal.core import mail_views, retention_views, upload_views, views
from portal.core.menu import PermittedMenuItem
from portal.core.viewsets import OutgoingMailViewSet


@hooks.register("register_admin_urls")
def urls_of_long_work() -> list[URLPattern]:
    return [
        path("jobs/", views.job_list, name="job_list"),
        path("jobs/<uuid:job_id>/", views.job_detail, name="job_detail"),
        path("jobs/<uuid:job_id>/state/", views.job_state, name="job_state"),
        path("jobs/<uuid:job_id>/result/", views.job_result, name="job_result"),
        path("lists/<uuid:upload_id>/", upload_views.uploaded_list, name="uploaded_list"),
        path("lists/<uuid:upload_id>/write/", upload_views.write_list, name="write_list"),
        path("lists/<uuid:upload_id>/report.<str:file_format>", upload_views.list_report, name="list_report"),
        path("lists/empty/<str:kind>/", upload_views.empty_list, name="empty_list"),
    ]


@hooks.register("register_admin_menu_item")
def job_menu_item() -> MenuItem:
    return MenuItem(_("Jobs"), reverse("job_list"), icon_name="cogs", order=900)


@hooks.register("register_admin_urls")
def retention_urls() -> list[URLPattern]:
    return [path("retention/", retention_views.retention, name="retention")]


@hooks.register("register_admin_menu_item")
def retention_menu_item() -> MenuItem:
    address = reverse("retention")
    return PermittedMenuItem(_("Retention"), address, "core.view_retentionrun", icon_name="history", order=895)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/admin.css"))


@hooks.register("register_admin_viewset")
def outbox() -> OutgoingMailViewSet:
    return OutgoingMailViewSet()


@hooks.register("register_admin_urls")
def mail_urls() -> list[URLPattern]:
    return [path("mails/<int:mail_id>/send-again/", mail_views.send_again, name="send_mail_again")]


@hooks.register("register_log_actions")
def mail_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("core.mail.sent_again", _("Send again"), _("A mail that was given up is sent again"))
