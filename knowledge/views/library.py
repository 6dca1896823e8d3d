from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from knowledge.models import Work


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "knowledge/library.html")


@require_safe
def work(request: HttpRequest, number: int) -> HttpResponse:
    published = Work.objects.published_by(timezone.localdate()).with_editions()
    return TemplateResponse(request, "knowledge/work.html", {"work": get_object_or_404(published, number=number)})
