"""Where staff see who would receive a certificate and why, issue them, put one right and revoke one."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from knowledge.actions import awarding, issuing, naming
from knowledge.awarding.candidates import candidates
from knowledge.awarding.forms import CorrectionForm, RevocationForm, SelectionForm
from knowledge.awarding.words import criteria
from knowledge.models import Achievement, Award
from knowledge.views.certificates import pdf_of
from participants.models import Person

may_issue = permission_required("knowledge.issue_award", raise_exception=True)
may_revoke = permission_required("knowledge.revoke_award", raise_exception=True)


@require_safe
@may_issue
def offers(request: HttpRequest) -> HttpResponse:
    found = Achievement.objects.select_related("series", "event").with_issued()
    context = {"offers": found, "page_title": _("Certificates")}
    return TemplateResponse(request, "knowledge/awards/offers.html", context)


@require_safe
@may_issue
def dry_run(request: HttpRequest, achievement_id: int) -> HttpResponse:
    offer = get_object_or_404(Achievement, pk=achievement_id)
    found = candidates(offer, at=timezone.now())
    context = {
        "offer": offer,
        "criteria": criteria(offer.rule),
        "candidates": found,
        "page_title": _("Who receives a certificate"),
    }
    return TemplateResponse(request, "knowledge/awards/dry_run.html", context)


@require_POST
@may_issue
def issue(request: HttpRequest, achievement_id: int) -> HttpResponse:
    offer = get_object_or_404(Achievement, pk=achievement_id)
    form = SelectionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose at least one person."))
        return redirect("dry_run", offer.pk)
    people, as_registered = form.cleaned_data["people"], form.cleaned_data["as_registered"]
    job = issuing.start(offer, people, as_registered=as_registered, by=request.user, at=timezone.now())
    return redirect("job_detail", job.pk)


@require_POST
@may_issue
def ask(request: HttpRequest, achievement_id: int) -> HttpResponse:
    offer = get_object_or_404(Achievement, pk=achievement_id)
    people = [it.person.pk for it in candidates(offer, at=timezone.now())]
    asked = naming.ask(offer, people, by=request.user, at=timezone.now())
    sentence = ngettext("%(number)s person was asked.", "%(number)s people were asked.", asked) % {"number": asked}
    messages.success(request, sentence)
    return redirect("dry_run", offer.pk)


@require_POST
@may_issue
def settle_name(request: HttpRequest, achievement_id: int, person_id: int) -> HttpResponse:
    person = get_object_or_404(Person, pk=person_id)
    seen = request.POST.get("proposal", "")
    proposal = int(seen) if seen.isdecimal() else 0
    try:
        naming.decide(person, proposal=proposal, accept="accept" in request.POST, by=request.user, at=timezone.now())
    except naming.NameRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("dry_run", achievement_id)


@require_http_methods(["GET", "HEAD", "POST"])
@may_issue
def correct(request: HttpRequest, award_id: int) -> HttpResponse:
    """Shows how the name would stand, and issues the certificate that supersedes."""
    award = get_object_or_404(Award, pk=award_id)
    form = CorrectionForm.of(award, request.POST or None)
    if form.is_valid():
        try:
            new = awarding.correct(award, name=form.name, by=request.user, at=timezone.now())
        except awarding.AwardRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _on(request, new, _("The corrected certificate is issued."))
    return _form(request, award, form, title=_("Put right"), button=_("Issue the corrected certificate"))


@require_http_methods(["GET", "HEAD", "POST"])
@may_revoke
def revoke(request: HttpRequest, award_id: int) -> HttpResponse:
    award = get_object_or_404(Award, pk=award_id)
    form = RevocationForm(request.POST or None)
    if form.is_valid():
        try:
            awarding.revoke(award, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
        except awarding.AwardRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _on(request, award, _("The certificate is revoked."))
    return _form(request, award, form, title=_("Revoke"), button=_("Revoke the certificate"))


@require_safe
@permission_required("knowledge.view_award", raise_exception=True)
def file(request: HttpRequest, award_id: int) -> HttpResponse:
    return pdf_of(get_object_or_404(Award, pk=award_id))


def _on(request: HttpRequest, award: Award, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(reverse("award:inspect", args=[award.pk]))


def _form(request: HttpRequest, award: Award, form: object, *, title: str, button: str) -> HttpResponse:
    context = {"award": award, "form": form, "page_title": title, "button": button}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "knowledge/awards/award_form.html", context, status=status)
