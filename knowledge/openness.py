"""Whether a series takes people now, in the words that learners and staff read."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from knowledge.enrolment_rules import Closed, Offer, why_closed
from knowledge.models import Enrolment, Series
from knowledge.standing import standing_of
from participants.models import Person
from portal.core.dates import moment


def closed_of(series: Series, *, at: datetime, is_invited: bool = False) -> Closed | None:
    offer = Offer(
        opens_at=series.enrolment_opens_at,
        closes_at=series.enrolment_closes_at,
        by_nomination=series.admission == Series.Admission.NOMINATION,
        is_over=series.is_over(at),
        places_left=series.places_left,
    )
    return why_closed(offer, at=at, is_invited=is_invited)


def sentence_of(series: Series, closed: Closed | None) -> str:
    """Why nobody enrols; empty while they do."""
    if closed == Closed.NOT_YET:
        return _("Enrolment opens on %(when)s.") % {"when": _when(series.enrolment_opens_at)}
    if closed == Closed.DEADLINE:
        return _("Enrolment closed on %(when)s.") % {"when": _when(series.enrolment_closes_at)}
    if closed == Closed.FULL:
        places = series.capacity or 0
        return ngettext("The only place is taken.", "All %(places)s places are taken.", places) % {"places": places}
    words = {
        Closed.OVER: _("This series is over."),
        Closed.NOMINATION: _("Participants are nominated by their countries. Ask the focal point of yours."),
    }
    return words[closed] if closed else ""


def lacking(series: Series, person: Person) -> list[Series]:
    """The prerequisites that the person has not completed."""
    return [it for it in series.prerequisites.all() if not has_completed(it, person)]


def has_completed(series: Series, person: Person) -> bool:
    enrolment = Enrolment.objects.active().filter(series=series, person=person).first()
    return enrolment is not None and standing_of(enrolment).is_completed


def _when(at: datetime | None) -> str:
    return moment(at, settings.TIME_ZONE) if at else ""
