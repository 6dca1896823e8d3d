"""What events leaves to jobs: lists of participants that come in."""

from django.urls import reverse

from events.models import EventPage
from portal.core import uploads
from portal.core.models import UploadedList

PARTICIPANTS = "participants"


def about_event(upload: UploadedList) -> tuple[str, str]:
    event = EventPage.objects.get(pk=upload.parameters["event"])
    return str(event.local_title), f"{reverse('registration:index')}?event={event.pk}"


uploads.register(
    PARTICIPANTS, "events.resources.ParticipantListResource", permission="events.import_list", about=about_event
)
