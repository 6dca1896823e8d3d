"""The Wagtail admin's pages about long work."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.core.models import Job


def jobs_for(user: Any) -> Any:
    """Everybody sees their own jobs; who may view jobs sees all."""
    return Job.objects.all() if user.has_perm("core.view_job") else Job.objects.asked_by(user)


@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    jobs = jobs_for(request.user).select_related("asked_by")[:100]
    return TemplateResponse(request, "core/job_list.html", {"jobs": jobs, "page_title": _("Jobs")})


@never_cache
@require_safe
def job_detail(request: HttpRequest, job_id: str) -> HttpResponse:
    job = _job(request, job_id)
    context = {"job": job, "page_title": job.title, "is_overdue": job.is_overdue(timezone.now())}
    return TemplateResponse(request, "core/job_detail.html", context)


@never_cache
@require_safe
def job_state(request: HttpRequest, job_id: str) -> JsonResponse:
    """What the page's script asks every second, so that the page is loaded again only when there is news."""
    job = _job(request, job_id)
    is_overdue = job.is_overdue(timezone.now())
    return JsonResponse({"state": job.state, "progress": job.progress, "note": job.note, "is_overdue": is_overdue})


@never_cache
@require_safe
def job_result(request: HttpRequest, job_id: str) -> FileResponse:
    """A file that may name people is for who asked for it, and for those who may take people out themselves."""
    job = _job(request, job_id)
    if not job.result:
        raise Http404
    if job.holds_people and job.asked_by != request.user and not request.user.has_perm("participants.export_person"):
        raise PermissionDenied
    return FileResponse(job.result.open("rb"), as_attachment=True, filename=job.result_name)


def _job(request: HttpRequest, job_id: str) -> Job:
    job = get_object_or_404(Job.objects.select_related("asked_by"), pk=job_id)
    if not jobs_for(request.user).filter(pk=job.pk).exists():
        raise PermissionDenied
    return job
