"""Who takes part in a series. Every place is given under the lock of the series' row."""

from datetime import datetime

import structlog
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from knowledge.actions.following import end_places, take_places
from knowledge.actions.sending import send_due
from knowledge.learning_mails import tell
from knowledge.models import Enrolment, Series
from knowledge.openness import closed_of, lacking, sentence_of
from participants.models import Consent, Person, User

logger = structlog.get_logger(__name__)

State = Enrolment.State


class EnrolmentRefused(Exception):
    """Nobody is enrolled so; the sentence says why."""


def enrol(
    series: Series, person: Person, *, consent_text: str, language: str, at: datetime, by: User | None = None
) -> Enrolment:
    """The person takes part: they are registered at the sessions to come and get what was sent to the others already.

    Who takes part already gets that same enrolment back, unchanged; who was nominated, or withdrew, takes part now. By
    staff without a text of consent only who has agreed before. Raises EnrolmentRefused; then nothing is written.
    """
    with transaction.atomic():
        series, person = _held(series, person)
        enrolment = _known(series, person)
        if enrolment and enrolment.state == State.ENROLLED:
            return enrolment
        is_nominated = enrolment is not None and enrolment.state == State.NOMINATED
        _check(series, person, is_invited=is_nominated or by is not None, at=at)
        _keep_consent(person, consent_text, language, at=at)
        enrolment = _write(enrolment or Enrolment(series=series, person=person), State.ENROLLED, by=by, at=at)
    take_places(enrolment, at=at)
    send_due(enrolment, at=at)
    return enrolment


def nominate(series: Series, person: Person, *, by: User, at: datetime) -> Enrolment:
    """Name somebody, who takes no place until they accept. Who is nominated or takes part already stays so."""
    with transaction.atomic():
        series, person = _held(series, person)
        enrolment = _known(series, person)
        if enrolment and enrolment.state != State.WITHDRAWN:
            return enrolment
        _check(series, person, is_invited=True, at=at)
        return _write(enrolment or Enrolment(series=series, person=person), State.NOMINATED, by=by, at=at)


def withdraw(enrolment: Enrolment, *, at: datetime, by: User | None = None, is_told: bool = True) -> Enrolment:
    """They no longer take part: what is past stays, their places at the sessions to come are free. Twice is once."""
    with transaction.atomic():
        enrolment = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
        if enrolment.state in (State.WITHDRAWN, State.MERGED):
            return enrolment
        enrolment = _write(enrolment, State.WITHDRAWN, by=by, at=at, is_told=is_told)
    end_places(enrolment, at=at)
    return enrolment


def _held(series: Series, person: Person) -> tuple[Series, Person]:
    row: Series = Series.objects.select_for_update(of=("self",)).get(pk=series.pk)
    return row, Person.objects.hold([person])[person.pk]


def _known(series: Series, person: Person) -> Enrolment | None:
    found: Enrolment | None = series.enrolments.standing().filter(person=person).select_for_update().first()
    return found


def _check(series: Series, person: Person, *, is_invited: bool, at: datetime) -> None:
    if not series.live:
        raise EnrolmentRefused(_("This series is not published."))
    if person.anonymised_at:
        raise EnrolmentRefused(_("Nothing is known of this person any more: they were anonymised."))
    if why := sentence_of(series, closed_of(series, at=at, is_invited=is_invited)):
        raise EnrolmentRefused(why)
    if first := lacking(series, person):
        titles = "; ".join(str(it) for it in first)
        raise EnrolmentRefused(
            _("This series builds on others, to be completed first: %(titles)s.") % {"titles": titles}
        )


def _keep_consent(person: Person, text: str, language: str, *, at: datetime) -> None:
    if text:
        Consent.objects.create(
            person=person,
            purpose=Consent.Purpose.REGISTRATION,
            is_given=True,
            text=text,
            language=language,
            source=Consent.Source.SELF,
            at=at,
        )
    elif not has_agreed(person):
        raise EnrolmentRefused(
            _("%(name)s has not agreed to the use of their data. Nominate them: they agree when they accept.")
            % {"name": person.full_name}
        )


def has_agreed(person: Person) -> bool:
    latest = Consent.objects.latest_of(person).get(Consent.Purpose.REGISTRATION)
    return latest is not None and latest.is_given


def _write(enrolment: Enrolment, state: State, *, by: User | None, at: datetime, is_told: bool = True) -> Enrolment:
    enrolment.state, enrolment.at, enrolment.by = state, at, by
    enrolment.save()
    logger.info("enrolment_changed", enrolment=enrolment.pk, series=enrolment.series_id, state=state, by=by and by.pk)
    if by:
        log(enrolment, f"knowledge.enrolment.{state}", user=by, title=str(enrolment.series))
    if is_told:
        tell(enrolment, at=at)
    return enrolment
