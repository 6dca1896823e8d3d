from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from knowledge.citations import FORMS, cited
from knowledge.models import File, LibraryPage, Work, WorkQuerySet


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    page = LibraryPage.objects.live().first()
    return TemplateResponse(request, "knowledge/library.html", {"page": page})


@require_safe
def work(request: HttpRequest, number: int) -> HttpResponse:
    """One that was withdrawn leaves a stone behind: what it was, since when and why it is gone."""
    found = get_object_or_404(_published(), number=number)
    if found.is_withdrawn:
        return TemplateResponse(request, "knowledge/work_withdrawn.html", {"work": found}, status=410)
    return TemplateResponse(request, "knowledge/work.html", {"work": found})


@require_safe
def citation(request: HttpRequest, number: int, language: str, form: str) -> HttpResponse:
    """Also of what was withdrawn: who cited it once must be able to say what it was."""
    found = get_object_or_404(_published(), number=number)
    edition = get_object_or_404(found.editions, language=language)
    if form not in FORMS:
        raise Http404
    if found.is_withdrawn:
        edition.abstract = ""
    of_edition = cited(
        found, edition, edition.versions.all(), authors=found.authors.all(), topics=list(found.topics.all())
    )
    name = f"work{number}-{language}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(FORMS[form].write(of_edition), content_type=FORMS[form].content_type, headers=headers)


@require_safe
def first_page(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The picture of a file that everybody may read."""
    file = get_object_or_404(File.objects.offered().for_everybody(timezone.localdate()).exclude(thumbnail=""), pk=pk)
    if not default_storage.exists(file.thumbnail.name):
        raise Http404
    response = FileResponse(file.thumbnail.open())
    patch_cache_control(response, public=True, max_age=3600)
    return response


def _published() -> WorkQuerySet:
    return Work.objects.published_by(timezone.localdate()).with_editions()
