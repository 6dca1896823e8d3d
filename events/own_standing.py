"""How somebody stands with an event, in the words that they read on their own page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from events.models import Registration
from portal.core.dates import moment

State = Registration.State


@dataclass(frozen=True)
class Standing:
    """What the page says, and what the person may do now."""

    text: str
    tone: str
    may_accept: bool
    may_withdraw: bool
    may_edit: bool
    joining_link: str


def standing_of(registration: Registration, *, at: datetime) -> Standing:
    event = registration.event
    is_ahead = at < event.starts_at
    is_active = registration.state in Registration.ACTIVE
    return Standing(
        text=_sentence(registration) if is_ahead or not is_active else _("The event has begun."),
        tone=TONES.get(registration.state, ""),
        may_accept=registration.state == State.OFFERED and is_ahead and at < registration.offered_until,
        may_withdraw=is_active and is_ahead,
        may_edit=is_active and is_ahead,
        joining_link=registration.joining_link,
    )


TONES = {
    State.CONFIRMED: "good",
    State.OFFERED: "warn",
    State.DECLINED: "bad",
    State.CANCELLED: "bad",
}


def _sentence(registration: Registration) -> str:
    if registration.state == State.OFFERED:
        until = moment(registration.offered_until, registration.event.time_zone)
        return _("A place is free for you. Please answer until %(until)s; then it goes to the next.") % {"until": until}
    if registration.state == State.WAITING:
        return _("You are on the waiting list, at position %(position)s. We write to you when a place is free.") % {
            "position": registration.position
        }
    sentences = {
        State.NOMINATED: _("Your country has nominated you. We have written to you how to confirm it."),
        State.APPLIED: _("Your registration has arrived. The programme decides on it and writes to you."),
        State.CONFIRMED: _("You have a place. We expect you."),
        State.DECLINED: _("The programme cannot offer you a place."),
        State.WITHDRAWN: _(
            "Your registration is withdrawn. Thank you for telling us: somebody else can have the place."
        ),
        State.CANCELLED: _("The event was cancelled."),
    }
    reason = registration.event.cancelled_reason if registration.state == State.CANCELLED else registration.reason
    return " ".join(filter(None, [sentences[State(registration.state)], reason]))
