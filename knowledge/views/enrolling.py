"""A learner enrols, sees how far they are, and withdraws. Who is not signed in is led to sign in and back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from knowledge.actions import enrolling
from knowledge.actions.enrolling import EnrolmentRefused
from knowledge.learning_forms import EnrolmentForm
from knowledge.models import Enrolment, Series
from knowledge.progress_pages import my_content, progress_content
from knowledge.series_pages import content_of

signed_in = login_required(login_url="participants:login")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def enrol(request: HttpRequest, slug: str) -> HttpResponse:
    """The consent on a page of its own. An account that belongs to nobody yet says first whose it is."""
    series = get_object_or_404(Series.objects.published().with_sessions().with_numbers(), slug=slug)
    person = request.user.person
    if person is None:
        messages.info(request, _("Please say who you are first; then you can enrol."))
        return redirect("participants:my_portal")
    content = content_of(series, person, at=timezone.now())
    if content["is_in"]:
        return redirect("knowledge:progress", slug)
    form = EnrolmentForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _enrolled(form, series, request):
        return redirect("knowledge:progress", slug)
    context = {"series": series, "content": content, "form": form}
    return TemplateResponse(request, "knowledge/learning/enrol.html", context, status=422 if form.is_bound else 200)


def _enrolled(form: EnrolmentForm, series: Series, request: HttpRequest) -> bool:
    """Whether it was done: when it was refused, the form says why."""
    language = get_language() or "en"
    person, text = request.user.person, form.consent_text
    try:
        enrolling.enrol(series, person, consent_text=text, language=language, at=timezone.now())
    except EnrolmentRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("You take part in this series."))
    return True


@signed_in
@require_POST
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    enrolment = _own(request, slug, Enrolment.State.ENROLLED, Enrolment.State.NOMINATED, Enrolment.State.WITHDRAWN)
    enrolling.withdraw(enrolment, at=timezone.now())
    messages.success(request, _("You no longer take part in this series."))
    return redirect(enrolment.series)


@never_cache
@require_safe
@signed_in
def progress(request: HttpRequest, slug: str) -> HttpResponse:
    """Only of a series in which one takes part; its other readers are led to its page."""
    series = get_object_or_404(Series.objects.published().with_sessions(), slug=slug)
    enrolment = series.enrolments.active().filter(person=request.user.person).first()
    if enrolment is None:
        return redirect(series)
    enrolment.series = series
    context = {"series": series, "content": progress_content(enrolment, at=timezone.now())}
    return TemplateResponse(request, "knowledge/learning/progress.html", context)


@never_cache
@require_safe
@signed_in
def my_series(request: HttpRequest) -> HttpResponse:
    context = {"content": my_content(request.user.person, at=timezone.now())}
    return TemplateResponse(request, "knowledge/learning/my_series.html", context)


def _own(request: HttpRequest, slug: str, *states: str) -> Enrolment:
    found: Enrolment = get_object_or_404(
        Enrolment.objects.select_related("series"),
        series__slug=slug,
        person=request.user.person_id or 0,
        state__in=states,
    )
    return found
