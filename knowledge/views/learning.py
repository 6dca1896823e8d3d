from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from knowledge.models import Series


@require_safe
def all_series(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "knowledge/learning/all_series.html", {"series": Series.objects.published()})


@require_safe
def series(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Series.objects.published(), slug=slug)
    return TemplateResponse(request, "knowledge/learning/series.html", {"series": found})
