"""Materials of an event that are for participants alone: which they are, and who gets them."""

from datetime import timedelta
from typing import Any

from wagtail.documents import get_document_model
from wagtail.documents.models import Document
from wagtail.models import ReferenceIndex

from events.models import EventPage, Registration
from events.programme import File, local, values
from portal.core.signing import LinkRefused, sign, unsign

MATERIAL = "events.material"
VALID_FOR = timedelta(days=365)


def participants_materials(event: EventPage) -> list[File]:
    """All files of the event, in the active language, with addresses that let whoever has them read the file.

    For mails to people who are confirmed and for the page of their registration alone.
    """
    materials = values(event.materials)
    documents = get_document_model().objects.in_bulk({it["document"] for it in materials}) if materials else {}
    found = ((documents.get(it["document"]), it) for it in materials)
    return [
        File(local(it, "title"), f"{document.url}?key={sign(MATERIAL, document.pk)}", document.file_extension.upper())
        for document, it in found
        if document
    ]


def may_have(document: Document, user: Any, *, token: str) -> bool:
    """Whoever holds a signed link, staff, and the people who are confirmed; what no event withholds, everybody."""
    events = _withheld_by(document)
    if not events or user.has_perm("wagtailadmin.access_admin") or _is_signed(document, token):
        return True
    person = getattr(user, "person_id", None)
    theirs = Registration.objects.confirmed().filter(event__in=events, person=person)
    return person is not None and theirs.exists()


def _withheld_by(document: Document) -> list[EventPage]:
    keys = ReferenceIndex.get_references_to(document).values_list("object_id", flat=True).distinct()
    events = EventPage.objects.filter(pk__in=[int(key) for key in keys if key.isdecimal()])
    return [
        event
        for event in events
        if any(it["is_for_participants"] and it["document"] == document.pk for it in values(event.materials))
    ]


def _is_signed(document: Document, token: str) -> bool:
    try:
        return unsign(MATERIAL, token, max_age=VALID_FOR) == document.pk
    except LinkRefused:
        return False
