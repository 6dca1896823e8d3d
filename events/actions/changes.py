"""An event that changes when or where it takes place: everybody who is expected is told, once, a little later."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from events.mails import calendar_of, facts_of, write
from events.models import EventChange, EventPage, Registration
from events.models.changes import TOLD_AFTER, as_stored, facts_of_row


def note_change(event: EventPage, former: EventPage, *, at: datetime) -> None:
    """Remember that the event is no longer as in `former`. Before people are told they have ten minutes of grace:

    a further change within them is told with the first one, and a change back is told to nobody.
    """
    now = as_stored(facts_of_row(event))
    with transaction.atomic():
        change = EventChange.objects.select_for_update().filter(event=event).first()
        before = change.before if change else as_stored(facts_of_row(former))
        if before == now:
            EventChange.objects.filter(event=event).delete()
        else:
            EventChange.objects.update_or_create(event=event, defaults={"before": before, "changed_at": at})


def tell_changes(*, at: datetime) -> int:
    """Tell of every change whose time of grace is over. Returns the number of mails.

    An event that is cancelled or over tells nothing more; one that is taken off the site tells when it is back.
    """
    changes = EventChange.objects.filter(changed_at__lte=at - TOLD_AFTER, event__live=True)
    return sum(_tell(change, at=at) for change in changes.select_related("event__country"))


def _tell(change: EventChange, *, at: datetime) -> int:
    """The row goes last: whoever is stopped in the middle begins again, and the keys keep each mail to one."""
    event, mails = change.event, 0
    if not event.is_cancelled and at < event.ends_at:
        expected = event.registrations.active().filter(registered_at__lt=change.changed_at).select_related("person")
        for registration in expected.order_by("pk"):
            registration.event = event
            mails += _tell_one(registration, change, at=at)
    EventChange.objects.filter(pk=change.pk, changed_at=change.changed_at).delete()
    return mails


def _tell_one(registration: Registration, change: EventChange, *, at: datetime) -> bool:
    """Whether there was something to tell in the person's language, and an address."""
    is_in = registration.state == Registration.State.CONFIRMED
    differences = differences_of(change, registration)
    if not differences:
        return False
    mail = write(
        "event_changed",
        registration,
        key=f"event_changed {change.changed_at.isoformat()}",
        more={"changes": differences},
        attachments=[calendar_of(registration, at=at)] if is_in else (),
        at=at,
    )
    return mail is not None


def differences_of(change: EventChange, registration: Registration) -> list[dict[str, Any]]:
    """What the person reads of the change: each fact with what it was and what it is now."""
    with translation.override(registration.language):
        before, now = (_shown(event, registration) for event in (change.former_event, change.event))
    return [{"what": what, "before": before[what], "now": now[what]} for what in now if before[what] != now[what]]


def _shown(event: EventPage, registration: Registration) -> dict[str, str]:
    """When and where, each under its name."""
    facts = facts_of(event)
    return {
        _("Days"): facts["when"],
        _("Start"): facts["starts"],
        _("Place"): facts["place"],
        _("Mode"): str(event.get_mode_display()),
        _("Joining link"): event.joining_link if registration.joins_online else "",
    }
