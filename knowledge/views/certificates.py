"""One's own certificates: to keep, to show, and to say how one's name is written."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from knowledge.actions import naming
from knowledge.awarding.forms import NameForm
from knowledge.awarding.names import as_registered
from knowledge.awarding.wallet import entries_of
from knowledge.models import Award, PrintedName
from participants.models import Person

View = Callable[..., HttpResponse]


def for_oneself(view: View) -> View:
    """The view is given the person of the account, or None for an account that belongs to nobody yet."""

    @never_cache
    @login_required(login_url="participants:login")
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, request.user.person, *args, **kwargs)

    return wrapped


@require_safe
@for_oneself
def my_certificates(request: HttpRequest, person: Person | None) -> HttpResponse:
    return _page(request, person, NameForm.of(person) if person else None)


@require_POST
@for_oneself
def my_name(request: HttpRequest, person: Person | None) -> HttpResponse:
    """Confirms the name as it is registered, or proposes another one."""
    if person is None:
        raise Http404
    form = NameForm.of(person, request.POST)
    if not form.is_valid():
        return _page(request, person, form, status=422)
    step = naming.say_name(person, name=form.name, by=request.user, at=timezone.now())
    is_settled = step.step == PrintedName.Step.CONFIRMED
    messages.success(request, _("Thank you.") if is_settled else _("Thank you. The programme looks at your proposal."))
    return redirect("knowledge:my_certificates")


@require_safe
@for_oneself
def my_certificate(request: HttpRequest, person: Person | None, number: str) -> HttpResponse:
    return pdf_of(get_object_or_404(Award, number=number, person=person))


@require_safe
@for_oneself
def my_badge(request: HttpRequest, person: Person | None, number: str) -> HttpResponse:
    award = get_object_or_404(Award.objects.exclude(credential=""), number=number, person=person)
    headers = {"Content-Disposition": f'attachment; filename="badge-{award.shown_number}.jwt"'}
    return HttpResponse(award.credential, content_type="application/vc+jwt", headers=headers)


def pdf_of(award: Award) -> HttpResponse:
    """The bytes that were issued. Raises Http404 when they are gone with the person."""
    if not award.pdf or not award.pdf.storage.exists(award.pdf.name):
        raise Http404
    name = f"certificate-{award.shown_number}.pdf"
    return FileResponse(award.pdf.open("rb"), as_attachment=True, filename=name, content_type="application/pdf")


def _page(request: HttpRequest, person: Person | None, form: NameForm | None, *, status: int = 200) -> HttpResponse:
    last = PrintedName.objects.latest_of([person.pk]).get(person.pk) if person else None
    context = {
        "entries": entries_of(person, on=timezone.localdate()) if person else [],
        "form": form,
        "name": as_registered(person) if person else None,
        "last": last,
    }
    return TemplateResponse(request, "knowledge/awards/mine.html", context, status=status)
