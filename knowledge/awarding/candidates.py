"""Who may receive a certificate: the dry run that staff see, and what the issuing goes by."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from events.models import Attendance, CheckIn, EventPage, Registration
from knowledge.awarding.names import NameToPrint, name_to_print
from knowledge.awarding.rules import QUIZZES, Achieved, Verdict, evaluate
from knowledge.awarding.words import explained
from knowledge.learning_rules import Standing
from knowledge.models import Achievement, Award, PrintedName, Series
from knowledge.standing import planned_minutes, standings_of
from participants.models import Person


@dataclass(frozen=True)
class Candidate:
    """One line of the dry run. `award` is the certificate that the person holds already."""

    person: Person
    verdict: Verdict
    name: NameToPrint
    award: Award | None
    was_revoked: bool = False

    @property
    def explanation(self) -> str:
        return explained(self.verdict)

    @property
    def is_due(self) -> bool:
        """Has achieved it and holds none that is valid; the name may still have to be settled."""
        return self.verdict.is_met and self.award is None

    @property
    def is_ready(self) -> bool:
        """Who had one that was revoked is issued another only when staff choose so."""
        return self.is_due and self.name.is_settled and not self.was_revoked

    @property
    def state(self) -> str:
        """In one word or two, for staff."""
        if self.award:
            return _("has one already")
        if not self.verdict.is_met:
            return _("not achieved")
        if self.was_revoked:
            return _("was revoked")
        return _("ready") if self.name.is_settled else str(self.name.state.label)


def candidates(achievement: Achievement, *, at: datetime, people: Collection[int] | None = None) -> list[Candidate]:
    """Everybody who took part, by name, or those of `people` alone; as many queries for one as for five hundred."""
    done = _done_in_series(achievement.series) if achievement.series else _done_at_event(achievement.event)
    rows = [it for it in done if people is None or it[0].pk in people]
    numbers = [person.pk for person, _achieved in rows]
    ended = achievement.awards.filter(person__in=numbers).exclude(revoked_at=None)
    revoked = set(ended.values_list("person", flat=True))
    held = {it.person_id: it for it in achievement.awards.current().filter(person__in=numbers).order_by("-pk")}
    names = PrintedName.objects.latest_of(numbers)
    found = [
        Candidate(
            person=person,
            verdict=evaluate(achievement.rule, achieved),
            name=name_to_print(person, names.get(person.pk), days=achievement.days_to_confirm, at=at),
            award=held.get(person.pk),
            was_revoked=person.pk in revoked,
        )
        for person, achieved in rows
    ]
    return sorted(found, key=lambda it: (it.person.family_name, it.person.given_name, it.person.pk))


def achieved_in(standing: Standing) -> Achieved:
    best = {kind: standing.best_of(kind) for kind in QUIZZES}
    return Achieved(
        sessions=standing.sessions_attended,
        in_all=standing.sessions_in_all,
        minutes=standing.minutes,
        scores={kind: it.best for kind, it in best.items() if it is not None and it.best is not None},
        feedback=bool(standing.feedback_given),
    )


def _done_in_series(series: Series) -> list[tuple[Person, Achieved]]:
    standings = standings_of(series)
    enrolments = series.enrolments.active().select_related("person").filter(pk__in=list(standings))
    return [(it.person, achieved_in(standings[it.pk])) for it in enrolments]


def _done_at_event(event: EventPage) -> list[tuple[Person, Achieved]]:
    """Who is confirmed, or was there without. Days stand for sessions, with the hours planned where nobody measured."""
    registrations = list(Registration.objects.standing().filter(event=event).select_related("person"))
    days = dict(Attendance.objects.filter(registration__event=event).values_list("registration", "days"))
    planned = planned_minutes(event) or 0
    present = CheckIn.objects.holding(list(days))
    return [
        (
            it.person,
            Achieved(
                sessions=days.get(it.pk, 0),
                in_all=len(event.days),
                minutes=sum(planned if seen.minutes is None else seen.minutes for seen in present.get(it.pk, ())),
                scores=dict[str, Decimal](),
            ),
        )
        for it in registrations
        if it.pk in days or it.state == Registration.State.CONFIRMED
    ]
