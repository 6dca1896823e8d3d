"""What everybody sees of the series."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from knowledge.models import Series
from knowledge.series_pages import groups_of


@require_safe
def all_series(request: HttpRequest) -> HttpResponse:
    offered = Series.objects.published().with_sessions().with_numbers()
    return TemplateResponse(
        request, "knowledge/learning/all_series.html", {"groups": groups_of(offered, timezone.now())}
    )


@require_safe
def series(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Series.objects.published().with_sessions().with_numbers(), slug=slug)
    return TemplateResponse(request, "knowledge/learning/series.html", {"series": found})
