"""What happens to people, heard from the app below."""

from datetime import datetime
from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.signals import page_published

from events.actions.announcing import announce
from events.actions.attendance import derive_event
from events.actions.changes import note_change
from events.actions.moving import follow
from events.actions.registration import RegistrationRefused, take_part, withdraw
from events.actions.settling import part, settle
from events.actions.travelling import take_back
from events.models import EventPage, Registration
from events.models.changes import FACTS
from events.signals import TakingPartRefused, taking_part_asked, taking_part_ended
from participants.models import Consent, Person, User
from participants.signals import (
    AnonymisingRefused,
    consent_withdrawn,
    person_anonymising,
    persons_merging,
    persons_parting,
)


@receiver(person_anonymising)
def keep_who_is_still_expected(*, person: Person, at: datetime, **kwargs: Any) -> None:
    """Until an event is over, it must be known who comes."""
    expected = Registration.objects.active().filter(person=person, event__ends_on__gte=timezone.localdate(at))
    titles = [registration.event.local_title for registration in expected.select_related("event")]
    if titles:
        raise AnonymisingRefused(
            _("The person is registered for an event that is not over: %(titles)s. Withdraw the registration first.")
            % {"titles": "; ".join(titles)}
        )


@receiver(consent_withdrawn)
def withdraw_from_events_to_come(*, person: Person, purpose: str, at: datetime, **kwargs: Any) -> None:
    """Without consent nobody is organised for. An event that has begun is left as it is: who is there is there."""
    if purpose == Consent.Purpose.REGISTRATION:
        for registration in (
            Registration.objects.active().filter(person=person).select_related("event").order_by("event")
        ):
            if at < registration.event.starts_at and not registration.has_attended:
                withdraw(registration, at=at)


@receiver(consent_withdrawn)
def forget_what_journeys_need(*, person: Person, purpose: str, **kwargs: Any) -> None:
    if purpose == Consent.Purpose.TRAVEL:
        take_back(person)


@receiver(taking_part_asked)
def let_take_part(
    *, event: EventPage, person: Person, language: str, by: User | None, at: datetime, **kwargs: Any
) -> Registration:
    try:
        return take_part(event, person, language=language, by=by, at=at)
    except RegistrationRefused as refusal:
        raise TakingPartRefused(str(refusal)) from refusal


@receiver(taking_part_ended)
def end_taking_part(*, registration: Registration, at: datetime, **kwargs: Any) -> None:
    """Who was there already, or stands elsewhere by now, stays as they are."""
    is_active = registration.state in Registration.ACTIVE
    if is_active and at < registration.event.starts_at and not registration.has_attended:
        withdraw(registration, at=at)


@receiver(persons_merging)
def settle_registrations(*, keep: Person, drop: Person, by: User | None, at: datetime, **kwargs: Any) -> dict[str, Any]:
    return {"events": settle(keep, drop, by=by, at=at)}


@receiver(persons_parting)
def part_registrations(*, settled: dict[str, Any], by: User, at: datetime, **kwargs: Any) -> None:
    part(settled.get("events", []), by=by, at=at)


@receiver(page_published, sender=EventPage)
def announce_event(*, instance: EventPage, **kwargs: Any) -> None:
    announce(instance)


@receiver(page_published, sender=EventPage)
def follow_event(*, instance: EventPage, **kwargs: Any) -> None:
    follow(instance, at=timezone.now())


@receiver(pre_save, sender=EventPage)
def note_what_changes(*, instance: EventPage, update_fields: Any = None, **kwargs: Any) -> None:
    """By whatever way the published event is changed. A draft changes nothing: only its revision is written."""
    if instance.live and (update_fields is None or set(FACTS) & set(update_fields)):
        former = EventPage.objects.filter(pk=instance.pk).first()
        if former:
            note_change(instance, former, at=timezone.now())


@receiver(page_published, sender=EventPage)
def derive_attendance_anew(*, instance: EventPage, **kwargs: Any) -> None:
    """The days of the event, or what attending it means, may have changed."""
    derive_event(instance)
