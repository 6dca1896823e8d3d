"""A survey by the link of a mail: without signing in, without JavaScript."""

import random
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.auth import permission_required

from knowledge.actions import surveying
from knowledge.forms_survey import SurveyForm
from knowledge.models import Survey, SurveyInvitation
from knowledge.survey_results import results_of

MAY_SEE = "knowledge.view_survey"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(SurveyInvitation.objects.select_related("survey__series", "survey__event"), key=key)
    form = SurveyForm(request.POST or None, survey=found.survey)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            surveying.answer(found, form.answers, at=timezone.now(), rng=random.SystemRandom())
        except surveying.SurveyRefused as refused:
            refusal = str(refused)
        else:
            return redirect(found)
    is_open = found.survey.is_open(timezone.localdate())
    context = {"invitation": found, "survey": found.survey, "form": form, "is_open": is_open, "refusal": refusal}
    return TemplateResponse(request, "knowledge/survey.html", context)


@permission_required(MAY_SEE)
@require_safe
def results(request: HttpRequest, survey_id: int) -> HttpResponse:
    found = get_object_or_404(Survey, pk=survey_id)
    context = {"page_title": _("Results"), "page_subtitle": str(found), "results": results_of(found), "survey": found}
    return TemplateResponse(request, "knowledge/survey_results.html", context)
