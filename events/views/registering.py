"""A civil servant registers on the event's page, without an account."""

from datetime import timedelta

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.registration import RegistrationRefused
from events.actions.registration import register as register_person
from events.asking import OTHER_LANGUAGE
from events.forms import RegistrationForm
from events.links import own_path
from events.models import EventPage, Registration
from events.views.refusing import by_signed_link
from participants.models import Person
from portal.core.signing import sign, unsign

REGISTERED = "events.registered"
SHOWN_FOR = timedelta(days=30)
JUST_NOW = timedelta(minutes=10)  # a form that is sent again on a bad line says the same again


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """The form on a page of its own; what is wrong is shown on it again, with what was typed."""
    event = get_object_or_404(_open_to_all(), slug=slug)
    person = request.user.person if request.user.is_authenticated else None
    if person and request.method != "POST" and (theirs := event.registrations.active().filter(person=person).first()):
        return redirect(own_path(theirs))
    form = _form(request, event, person)
    if form.is_valid() and (registration := _registered(form)):
        return _done(request, registration)
    context = {"event": event, "form": form, "switch_form": "register"}
    return TemplateResponse(request, "events/register.html", context, status=422 if form.is_bound else 200)


@require_safe
def register_by_number(request: HttpRequest, event_id: int) -> HttpResponse:
    """The former address of the form."""
    return redirect("events:register", get_object_or_404(_open_to_all(), pk=event_id).slug)


def _form(request: HttpRequest, event: EventPage, person: Person | None) -> RegistrationForm:
    """As it was sent; or only to be shown, empty, filled in as far as the person is known, or in the other language."""
    if request.method == "POST" and OTHER_LANGUAGE not in request.POST:
        return RegistrationForm(request.POST, event=event)
    form = RegistrationForm(event=event, initial=RegistrationForm.known_of(person) if person else None)
    return form.show(request.POST) if request.method == "POST" else form


def _done(request: HttpRequest, registration: Registration) -> HttpResponse:
    """On to the page that says so. The script that sends the form on a bad line is told where that is."""
    path = reverse("events:registered", args=[sign(REGISTERED, f"{registration.pk} {_told(registration)}")])
    if request.accepts("text/html"):
        return HttpResponseRedirect(path, status=303)
    return JsonResponse({"next": path}, status=201)


def _told(registration: Registration) -> str:
    """The state in which they came in. Who was registered before is told what anybody new would be told: whoever knows
    a name and an address may have typed them."""
    event, now = registration.event, timezone.now()
    if now - registration.registered_at < JUST_NOW:
        return registration.state
    if event.admission != EventPage.Admission.OPEN:
        return Registration.State.APPLIED
    return Registration.State.WAITING if event.intake(now).is_full else Registration.State.CONFIRMED


def _registered(form: RegistrationForm) -> Registration | None:
    """Nothing when it was refused: the form says why."""
    language = get_language() or "en"
    try:
        return register_person(
            form.event,
            form.details(language),
            consent_text=form.consent_text,
            language=language,
            mode=form.chosen_mode,
            answers=form.answers,
            at=timezone.now(),
        )
    except RegistrationRefused as refusal:
        form.add_error(None, str(refusal))
        return None


def _open_to_all() -> QuerySet[EventPage]:
    return EventPage.objects.live().public().select_related("country")


@never_cache
@require_safe
@by_signed_link
def registered(request: HttpRequest, token: str) -> HttpResponse:
    """What happens next. The address is signed: nobody finds another person's page by changing a number."""
    number, _space, told = str(unsign(REGISTERED, token, max_age=SHOWN_FOR)).partition(" ")
    registration = get_object_or_404(Registration.objects.select_related("event", "person"), pk=number).surviving
    return TemplateResponse(request, "events/registered.html", {"registration": registration, "told": told})
