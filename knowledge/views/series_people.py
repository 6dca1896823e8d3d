"""Who takes part in a series, in the admin: staff look for people, enrol or nominate them, and withdraw them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from knowledge.actions import enrolling
from knowledge.actions.enrolling import EnrolmentRefused
from knowledge.models import Enrolment, Series
from participants.models import Person, User

may_manage = permission_required("knowledge.manage_enrolment", raise_exception=True)
FOUND_AT_MOST = 30


@require_safe
@may_manage
def people(request: HttpRequest, series_id: int) -> HttpResponse:
    """With a search: those who are found and do not take part yet."""
    series = get_object_or_404(Series, pk=series_id)
    rows = series.enrolments.standing().select_related("person__country", "person__institution", "by")
    asked = request.GET.get("q", "").strip()
    context: dict[str, Any] = {"series": series, "enrolments": list(rows), "asked": asked}
    if asked:
        taking_part = series.enrolments.exclude(state=Enrolment.State.WITHDRAWN).values("person")
        found = Person.objects.named(asked).filter(anonymised_at=None).exclude(pk__in=taking_part)
        context["found"] = found.select_related("country", "institution")[:FOUND_AT_MOST]
    return TemplateResponse(request, "knowledge/series_people.html", context)


@require_POST
@may_manage
def enrol_people(request: HttpRequest, series_id: int) -> HttpResponse:
    """Those that were chosen, one by one: of each that is refused it is said why."""
    series = get_object_or_404(Series, pk=series_id)
    chosen = Person.objects.filter(pk__in=[it for it in request.POST.getlist("person") if it.isdigit()])
    done = sum(_done(request, series, person) for person in chosen)
    if done:
        messages.success(request, ngettext("%(done)s person added.", "%(done)s people added.", done) % {"done": done})
    return redirect("series_people", series.pk)


def _done(request: HttpRequest, series: Series, person: Person) -> bool:
    by: User = request.user
    now = timezone.now()
    try:
        if "nominate" in request.POST:
            enrolling.nominate(series, person, by=by, at=now)
        else:
            language = get_language() or "en"
            enrolling.enrol(series, person, consent_text="", language=language, by=by, at=now)
    except EnrolmentRefused as refusal:
        messages.error(request, f"{person.full_name}: {refusal}")
        return False
    return True


@require_POST
@may_manage
def withdraw_person(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    enrolment = get_object_or_404(Enrolment, pk=enrolment_id)
    enrolling.withdraw(enrolment, by=request.user, at=timezone.now())
    messages.success(request, _("Withdrawn. The person is told by mail."))
    return redirect("series_people", enrolment.series_id)
