"""The pages on which a report is looked at, in the admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from indicators.reviewing import file_views, reading_views, views


@hooks.register("register_admin_urls")
def reviewing_urls() -> list[URLPattern]:
    report = "reports/<int:report_id>"
    return [
        path(f"{report}/checklist/", views.checklist, name="report_checklist"),
        path(f"{report}/read/", reading_views.read, name="report_read"),
        path(f"{report}/read/section/", reading_views.mark, name="report_mark_read"),
        path(f"{report}/docx/", file_views.word_file, name="report_docx"),
        path(f"{report}/tables/", file_views.tables_file, name="report_tables"),
        path(f"{report}/comment/", reading_views.remark, name="report_comment"),
        path("reports/comments/<int:comment_id>/settle/", reading_views.settle_remark, name="report_settle_comment"),
    ]
