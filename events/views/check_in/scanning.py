"""The scanning page for a phone at the door, and what it asks the server. Once opened, it works with no network."""

import hashlib
import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from events.actions.scanning import Answer, take_in_scans
from events.batches import read_batch
from events.check_in_list import list_of, public_key, sealed, version_of
from events.check_in_texts import scanner_texts
from events.models import EventPage
from events.views.check_in.entering import for_devices, for_the_door
from participants.models import sound_tables

WORKER = "portal/js/check-in/worker.js"
SCRIPTS = ("camera", "door", "forget", "hearing", "scanner", "server", "store")
KEPT_FILES = (
    "portal/portal.css",
    "portal/img/icon.svg",
    "portal/img/logo.svg",
    *(f"portal/js/check-in/{name}.js" for name in SCRIPTS),
    "vendor/qr/decode.js",
    "vendor/qr/index.js",
)


@require_safe
@for_the_door
def door(request: HttpRequest) -> HttpResponse:
    """The events that are under way, and the next ones."""
    events = EventPage.objects.live().upcoming(timezone.localdate())
    return TemplateResponse(request, "events/check_in/door.html", {"events": events[:20]})


@require_safe
@for_the_door
@ensure_csrf_cookie
def scanner(request: HttpRequest, event_id: int) -> HttpResponse:
    event = get_object_or_404(EventPage, pk=event_id)
    context = {"event": event, "public_key": public_key(), "sounds": sound_tables(), "texts": scanner_texts()}
    return TemplateResponse(request, "events/check_in/scanner.html", context)


@require_safe
@for_devices
def people(request: HttpRequest, event_id: int) -> HttpResponse:
    """The sealed list. A device that has the same list gets 304 and keeps its own."""
    listed = list_of(get_object_or_404(EventPage, pk=event_id), at=timezone.now())
    version = quote_etag(version_of(listed))
    same = request.headers.get("If-None-Match") == version
    answer = HttpResponseNotModified() if same else JsonResponse(sealed(listed))
    answer.headers["ETag"], answer.headers["Cache-Control"] = version, "no-store"
    return answer


@require_POST
@for_devices
def scans(request: HttpRequest, event_id: int) -> HttpResponse:
    """A batch of scans; each gets its answer by the device's own number of it."""
    event = get_object_or_404(EventPage, pk=event_id)
    batch = read_batch(request.body)
    if batch is None:
        return JsonResponse({"why": "unreadable"}, status=400)
    answers = take_in_scans(event, batch, by=request.user, at=timezone.now())
    return JsonResponse({"answers": [_told(answer) for answer in answers]})


def _told(answer: Answer) -> dict[str, Any]:
    registration = answer.registration
    person = registration.person if registration else None
    return {
        "id": str(answer.client_id),
        "why": answer.why,
        "registration": registration.pk if registration else None,
        "name": person.full_name if person else "",
        "country": person.country_id if person else "",
        "state": registration.get_state_display() if registration else "",
        "day": answer.day.isoformat(),
    }


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker of this language's pages: it has to lie beside them, so that it may answer for them."""
    files = [static(name) for name in KEPT_FILES]
    pages = [f"^{reverse('events:door')}$", f"^{reverse('events:door')}[0-9]+/$"]
    version = hashlib.sha256("".join(files).encode()).hexdigest()[:12]
    told = json.dumps({"version": version, "files": files, "pages": pages})
    script = f"self.CHECK_IN = {told};\nimportScripts({json.dumps(static(WORKER))});\n"
    return HttpResponse(script, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """How the page is called when it is put on the phone's start screen."""
    start = reverse("events:door")
    described = {
        "name": _("Check-in"),
        "short_name": _("Check-in"),
        "start_url": start,
        "scope": start,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0b2d48",
        "icons": [{"src": static("portal/img/icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(described, content_type="application/manifest+json")
