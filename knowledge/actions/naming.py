"""How a name stands on certificates: asked for, confirmed or written otherwise by the person, decided by staff."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from knowledge.award_mails import ask_for_name
from knowledge.awarding.candidates import candidates
from knowledge.awarding.names import Name, State, as_registered, mark_of, name_to_print
from knowledge.models import Achievement, PrintedName
from participants.models import Person, User

Step = PrintedName.Step


class NameRefused(Exception):
    """The name cannot be decided on; the sentence says why."""


def say_name(person: Person, *, name: Name, by: User, at: datetime) -> PrintedName:
    """The person confirms the name as it is registered, or proposes another one, on which staff decide."""
    with transaction.atomic():
        person = _locked(person)
        step = Step.CONFIRMED if name == as_registered(person) else Step.PROPOSED
        return _step(person, step, name, by=by, at=at)


def decide(person: Person, *, proposal: int, accept: bool, by: User, at: datetime) -> PrintedName:
    """Of the proposal with this number, which staff have seen. Raises NameRefused when it is not the open one."""
    with transaction.atomic():
        person = _locked(person)
        last = PrintedName.objects.latest_of([person.pk]).get(person.pk)
        if last is None or last.step != Step.PROPOSED:
            raise NameRefused(_("Nothing is proposed for this name any more."))
        if last.pk != proposal:
            raise NameRefused(_("Something has changed since you looked: %(what)s") % {"what": last.name})
        step = Step.ACCEPTED if accept else Step.REFUSED
        name = Name(last.name, last.name_latin) if accept else as_registered(person)
        log(person, "knowledge.award.name", user=by, title=str(person.pk), data={"accepted": accept})
        return _step(person, step, name, by=by, at=at)


def ask(achievement: Achievement, people: Collection[int], *, by: User, at: datetime) -> int:
    """Ask those who are due and were not asked yet; how many. Who has no address is asked on their page alone."""
    asked = 0
    for candidate in candidates(achievement, at=at, people=people):
        if candidate.is_due and candidate.name.state == State.NOT_ASKED:
            asked += _ask(candidate.person, achievement, by=by, at=at)
    return asked


def _ask(person: Person, achievement: Achievement, *, by: User, at: datetime) -> bool:
    """False for who was asked by somebody else in this moment: one letter is enough."""
    with transaction.atomic():
        person = _locked(person)
        last = PrintedName.objects.latest_of([person.pk]).get(person.pk)
        name = name_to_print(person, last, days=achievement.days_to_confirm, at=at)
        if name.state != State.NOT_ASKED:
            return False
        row = _step(person, Step.ASKED, name.name, by=by, at=at)
        ask_for_name(person, achievement, key=f"certificate name {row.pk}", at=at)
    return True


def _locked(person: Person) -> Person:
    row: Person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    return row


def _step(person: Person, step: PrintedName.Step, name: Name, *, by: User, at: datetime) -> PrintedName:
    return PrintedName.objects.create(
        person=person,
        step=step,
        name=name.own,
        name_latin=name.latin,
        registered=mark_of(as_registered(person)),
        at=at,
        by=by,
    )
