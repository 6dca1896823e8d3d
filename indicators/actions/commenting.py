"""What people remark on the sections of a report."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from indicators.models import Report, ReportComment
from indicators.reports.outline import SectionKey


class CommentRefused(Exception):
    """The remark cannot be made or settled; the sentence says why."""


def comment(report: Report, *, section: SectionKey, text: str, by: Any, at: datetime) -> ReportComment:
    """Raises CommentRefused without words, and for who may not see the report."""
    if not by.has_perm("indicators.view_report"):
        raise CommentRefused(_("Your role does not comment on reports."))
    if not text.strip():
        raise CommentRefused(_("Write your comment."))
    return ReportComment.objects.create(report_id=report.pk, section=section, text=text.strip(), by=by, at=at)


def settle(remark: ReportComment, *, by: Any, at: datetime) -> ReportComment:
    """By who wrote it or may change the report; settled twice, it stays as it was settled first.

    Raises CommentRefused for anybody else.
    """
    if remark.by_id != by.pk and not by.has_perm("indicators.change_report"):
        raise CommentRefused(_("Your role does not settle comments of others."))
    with transaction.atomic():
        found = ReportComment.objects.select_for_update(of=("self",)).get(pk=remark.pk)
        if found.settled_at is None:
            found.settled_at, found.settled_by = at, by
            found.save(update_fields=["settled_at", "settled_by"])
    return found
