"""Handouts are made by jobs; who made what of whom is in the log before anybody can download it."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from events.handouts.kinds import KINDS, LISTS
from events.handouts.made import Progress
from events.models import EventPage
from participants.models import User
from portal.core import jobs
from portal.core.models import Job

HANDOUT = "event-handout"


def request_handout(
    event: EventPage, what: str, *, language: str, options: dict[str, Any], by: User, at: datetime
) -> Job:
    """Queue it. The same asked again while it is being made returns the job that is under way."""
    title = _("%(handout)s: %(event)s") % {"handout": KINDS[what].name, "event": event.local_title}
    parameters = {"event": event.pk, "what": what, "language": language, "options": options, "by": by.pk}
    holds_people = KINDS[what].permission == LISTS
    return jobs.start(HANDOUT, title=title[:200], by=by, parameters=parameters, at=at, holds_people=holds_people)


@jobs.work(HANDOUT)
def make_handout(
    progress: Progress, *, event: int, what: str, language: str, options: dict[str, Any], by: int
) -> jobs.Result:
    page, now = EventPage.objects.filter(pk=event).first(), timezone.now()
    if page is None:
        raise jobs.JobRefused(_("The event is no longer there."))
    with override(language):
        made = KINDS[what].make(page, options=options, at=now, progress=progress)
    author = User.objects.get(pk=by)
    facts = {"event": page.title, "handout": what, "registrations": made.people, "options": options}
    log(author, "events.export_list", user=author, data=facts)
    return jobs.Result(f"{page.slug}-{what}-{language}.{made.ending}", made.content)
