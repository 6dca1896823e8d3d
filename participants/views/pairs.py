"""Two people side by side, and the decision whether they are one."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from participants.actions.deciding import DecisionRefused
from participants.actions.deciding import decide_later as put_off
from participants.actions.deciding import keep_apart as keep_people_apart
from participants.actions.merging import merge, undo_merge
from participants.actions.repointing import rows_of
from participants.forms.merging import MergeForm
from participants.models import MatchCandidate, Merge, Person
from participants.side_by_side import likeness, lines
from participants.signals import MergeRefused

may_merge = permission_required("participants.merge_person", raise_exception=True)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@may_merge
def pair(request: HttpRequest, one: int, other: int) -> HttpResponse:
    """Any two people, proposed or not. Sent, it merges them."""
    people = _person(one), _person(other)
    if request.method == "POST":
        form = MergeForm(request.POST, people=people)
        if form.is_valid() and (done := _merged(request, form)):
            return redirect("person:inspect", done.kept_id)
    elif any(person.merged_into_id for person in people):
        messages.info(request, _("One of the two has been merged already."))
        return redirect("person:inspect", people[0].pk)
    else:
        form = MergeForm(initial=_proposal(*people), people=people)
    return TemplateResponse(request, "participants/pair.html", _context(people, form))


def _person(number: int) -> Person:
    people = Person.with_merged.select_related("country", "institution", "account").prefetch_related("emails")
    return get_object_or_404(people, pk=number)


def _merged(request: HttpRequest, form: MergeForm) -> Merge | None:
    keep, drop = form.chosen()
    try:
        done = merge(keep, drop, by=request.user, reason=form.cleaned_data["reason"], at=timezone.now())
    except MergeRefused as refusal:
        form.add_error(None, str(refusal))
        return None
    links = [
        messages.button(reverse("merge:inspect", args=[done.pk]), _("Undo")),
        messages.button(reverse("match_candidate:index"), _("Possible matches")),
    ]
    messages.success(request, _("Merged: the two entries are one person now."), buttons=links)
    return done


def _proposal(one: Person, another: Person) -> dict[str, Any]:
    """Kept is who has an account, else of whom there is more on record, else who has been known for longer."""
    ranks = {it: (hasattr(it, "account"), rows_of(it), -it.created_at.timestamp()) for it in (one, another)}
    reasons = likeness(one, another, _candidate(one, another)).speaks_for
    return {"keep": max(ranks, key=lambda it: ranks[it]).pk, "reason": "; ".join(reasons)[:300]}


def _candidate(one: Person, another: Person) -> MatchCandidate | None:
    return MatchCandidate.objects.between(one.pk, another.pk).select_related("decided_by").first()


def _context(people: tuple[Person, Person], form: MergeForm) -> dict[str, Any]:
    candidate = _candidate(*people)
    return {
        "header_icon": "group",
        "header_title": _("Are these one person?"),
        "breadcrumbs_items": [
            {"url": reverse("match_candidate:index"), "label": _("Possible matches")},
            {"url": "", "label": _("Are these one person?")},
        ],
        "people": people,
        "lines": lines(*people),
        "likeness": likeness(*people, candidate),
        "candidate": candidate,
        "form": form,
    }


@require_POST
@may_merge
def keep_apart(request: HttpRequest, candidate_id: int) -> HttpResponse:
    candidate = get_object_or_404(MatchCandidate, pk=candidate_id)
    try:
        keep_people_apart(candidate, by=request.user, at=timezone.now())
    except DecisionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Kept apart. This pair is not proposed again."))
    return redirect("match_candidate:index")


@require_POST
@may_merge
def decide_later(request: HttpRequest, candidate_id: int) -> HttpResponse:
    candidate = get_object_or_404(MatchCandidate, pk=candidate_id)
    try:
        put_off(candidate, at=timezone.now())
    except DecisionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Put at the end of the list."))
    return redirect("match_candidate:index")


@require_POST
@may_merge
def undo(request: HttpRequest, merge_id: int) -> HttpResponse:
    done = get_object_or_404(Merge, pk=merge_id)
    try:
        undo_merge(done, by=request.user, at=timezone.now())
    except MergeRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Undone: the two entries are two people again."))
    return redirect("merge:inspect", done.pk)


@never_cache
@require_safe
@may_merge
def choose(request: HttpRequest, person_id: int) -> HttpResponse:
    """Whom to merge a person with: those who are proposed, and whoever is found by name."""
    person, query = get_object_or_404(Person, pk=person_id), request.GET.get("q", "").strip()
    proposed = MatchCandidate.objects.to_decide().of_person(person).with_people()
    people = Person.objects.select_related("country", "institution").exclude(pk=person.pk)
    context = {
        "header_icon": "user",
        "header_title": _("Merge with another entry"),
        "breadcrumbs_items": [
            {"url": reverse("person:index"), "label": _("People")},
            {"url": reverse("person:inspect", args=[person.pk]), "label": person.full_name},
            {"url": "", "label": _("Merge with another entry")},
        ],
        "person": person,
        "query": query,
        "proposed": [it.second if it.first_id == person.pk else it.first for it in proposed],
        "found": people.named(query)[:20] if query else [],
    }
    return TemplateResponse(request, "participants/choose_person.html", context)
