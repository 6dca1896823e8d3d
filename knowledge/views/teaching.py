"""A series as its trainers see it. For anybody else these pages do not exist."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.log_actions import log

from knowledge.analysis import analysis_of
from knowledge.models import Series
from knowledge.teaching_pages import sheet_of, teaching_content
from portal.core.table_files import CONTENT_TYPES, table_response

View = Callable[..., HttpResponse]


def for_trainers(view: View) -> View:
    """The view gets the series instead of its address."""

    @never_cache
    @login_required(login_url="participants:login")
    @require_safe
    @wraps(view)
    def of_series(request: HttpRequest, slug: str, **kwargs: int) -> HttpResponse:
        return view(request, get_object_or_404(Series.objects.taught_by(request.user), slug=slug), **kwargs)

    return of_series


@for_trainers
def teaching(request: HttpRequest, series: Series) -> HttpResponse:
    context = {"series": series, "content": teaching_content(series, at=timezone.now())}
    return TemplateResponse(request, "knowledge/learning/teaching.html", context)


@for_trainers
def teaching_sheet(request: HttpRequest, series: Series) -> HttpResponse:
    """The same table as a file; that it was taken out is kept in the log."""
    file_format = request.GET.get("format", "xlsx")
    if file_format not in CONTENT_TYPES:
        raise Http404
    header, rows = sheet_of(series, at=timezone.now())
    log(series, "knowledge.series.exported", user=request.user, data={"rows": len(rows)})
    return table_response(series.slug, file_format, header, rows)


@for_trainers
def quiz_analysis(request: HttpRequest, series: Series, quiz_id: int) -> HttpResponse:
    """How each question of a test did."""
    quiz = get_object_or_404(series.quizzes, pk=quiz_id)
    questions = analysis_of(quiz, get_language() or "en")
    context = {"series": series, "quiz": quiz, "questions": questions}
    return TemplateResponse(request, "knowledge/learning/quiz_analysis.html", context)
