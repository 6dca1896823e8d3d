"""Materials go out on their day, all that is due in one mail; nobody gets the same twice."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from knowledge.learning_mails import to_read, write
from knowledge.models import Enrolment, Material, SentMaterial, Series


def due_materials(series: Series, *, at: datetime) -> list[Material]:
    """Those whose day has come. The series' sessions and materials are read once."""
    events = series.events
    days = {it: it.due_at(events) for it in series.materials.select_related("work", "event")}
    return [it for it, day in days.items() if day is not None and day <= at]


def send_due(enrolment: Enrolment, *, at: datetime, due: Sequence[Material] | None = None) -> list[Material]:
    """Send what is due and was not sent yet; who enrols late gets everything at once. Returns what was sent."""
    due = due_materials(enrolment.series, at=at) if due is None else due
    with transaction.atomic():
        enrolment = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
        if enrolment.state != Enrolment.State.ENROLLED:
            return []
        sent = set(enrolment.sent_materials.values_list("material", flat=True))
        new = [it for it in due if it.pk not in sent]
        if new:
            SentMaterial.objects.bulk_create(SentMaterial(enrolment=enrolment, material=it, at=at) for it in new)
            numbers = " ".join(str(it.pk) for it in new)
            read = {"materials": to_read(new, language=enrolment.person.language)}
            write("series_materials", enrolment, key=f"materials {numbers}", more=read, at=at)
    return new
