"""What people's calendars have been told of an event, and that they are to be told anew."""

from django.db import transaction

from events.models import EventPage


def announce(event: EventPage) -> bool:
    """Raise the event's sequence number if when, where or its cancellation is no longer what was announced last.

    Called when the event is published, cancelled or moved. Returns whether people who have it in their calendar are to
    be told; the first announcement is no change, and neither is the same one again.
    """
    with transaction.atomic():
        known = EventPage.objects.select_for_update().get(pk=event.pk)
        announced = known.when_and_where
        is_change = bool(known.announced) and known.announced != announced
        known.sequence += is_change
        EventPage.objects.filter(pk=known.pk).update(sequence=known.sequence, announced=announced)
    event.sequence, event.announced = known.sequence, announced
    return is_change
