"""What staff do with one registration in the admin. The page itself is RegistrationView in viewsets."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events.actions.attendance import AttendanceRefused, check_in, undo_check_in
from events.actions.registration import RegistrationRefused
from events.actions.registration import confirm as confirm_registration
from events.actions.registration import decline as decline_registration
from events.forms import DeclineForm, MarkForm
from events.models import CheckIn, Registration


@require_POST
@permission_required("events.decide_registration", raise_exception=True)
def confirm(request: HttpRequest, registration_id: int) -> HttpResponse:
    registration = get_object_or_404(Registration, pk=registration_id)
    try:
        confirm_registration(registration, by=request.user, at=timezone.now())
    except RegistrationRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Confirmed. The person is told by mail."))
    return redirect("registration:inspect", registration.pk)


@require_POST
@permission_required("events.decide_registration", raise_exception=True)
def decline(request: HttpRequest, registration_id: int) -> HttpResponse:
    registration, form = get_object_or_404(Registration, pk=registration_id), DeclineForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors["reason"][0])
        return redirect("registration:inspect", registration.pk)
    try:
        decline_registration(registration, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
    except RegistrationRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Declined. The person is told by mail."))
    return redirect("registration:inspect", registration.pk)


@require_POST
@permission_required("events.mark_attendance", raise_exception=True)
def mark(request: HttpRequest, registration_id: int) -> HttpResponse:
    registration, form = get_object_or_404(Registration, pk=registration_id), MarkForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("This mark could not be read; please try again."))
        return redirect("registration:inspect", registration.pk)
    try:
        _mark(registration, request, **form.cleaned_data)
    except AttendanceRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("registration:inspect", registration.pk)


def _mark(registration: Registration, request: HttpRequest, *, day, is_present: bool) -> None:
    now = timezone.now()
    if not is_present:
        undo_check_in(registration, day=day, by=request.user, at=now)
        return
    mode, source = registration.event.seat_mode(registration.mode), CheckIn.Source.MANUAL
    check_in(registration, day=day, mode=mode, by=request.user, at=now, source=source)
