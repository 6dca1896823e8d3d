"""A file of the library, for whom it is."""

from datetime import datetime
from functools import partial

import structlog
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from knowledge.access_rules import Verdict
from knowledge.actions import counting, handing_over
from knowledge.models import File
from knowledge.serving import handed_over

logger = structlog.get_logger(__name__)
STATUS = {Verdict.WITHDRAWN: 410, Verdict.NOT_YOURS: 403, Verdict.NOT_YET: 403}


@require_safe
def file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """The name is for the reader's folder of downloads: any leads to the file."""
    found = get_object_or_404(
        File.objects.select_related("version__edition__work", "cohort_event", "cohort_series"), pk=pk
    )
    verdict = handing_over.verdict_on(found, user=request.user, at=timezone.now())
    if verdict == Verdict.UNKNOWN:
        raise Http404
    return _handed(request, found) if verdict == Verdict.READ else _refused(request, found, verdict)


def _handed(request: HttpRequest, found: File) -> HttpResponseBase:
    now = timezone.now()
    is_for_everybody = handing_over.is_for_everybody(found, at=now)
    is_indexed = is_for_everybody and found.version.is_live
    after = partial(_count, request, found, now)
    try:
        return handed_over(request, found, is_for_everybody=is_for_everybody, is_indexed=is_indexed, after=after)
    except FileNotFoundError as error:
        logger.exception("library_file_lost", file=found.pk)
        raise Http404 from error


def _count(request: HttpRequest, found: File, at: datetime, status: int) -> None:
    counting.count(request, found, status=status, at=at)


@never_cache
def _refused(request: HttpRequest, found: File, verdict: Verdict) -> HttpResponse:
    if verdict == Verdict.SIGN_IN:
        return redirect_to_login(request.get_full_path())
    context = {"file": found, "work": found.version.edition.work, "verdict": str(verdict), "cohort": found.cohort}
    return TemplateResponse(request, "knowledge/file_refused.html", context, status=STATUS[verdict])
