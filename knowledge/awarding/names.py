"""How a name stands on a certificate: as registered, or as its holder has written it and staff have accepted."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from knowledge.models import PrintedName
from participants.models import Person

Step = PrintedName.Step


@dataclass(frozen=True)
class Name:
    """`latin` is empty where the name is written in Latin letters anyway."""

    own: str
    latin: str


class State(TextChoices):
    SETTLED = "settled", _("confirmed")
    IN_TIME = "in_time", _("not confirmed in time: as registered")
    WAITING = "waiting", _("waits for the person")
    PROPOSED = "proposed", _("another name is proposed")
    NOT_ASKED = "not_asked", _("not asked yet")


@dataclass(frozen=True)
class NameToPrint:
    """`proposed` is what the person would rather have, while staff have not decided; `proposal` is its number."""

    name: Name
    state: State
    proposed: Name | None = None
    proposal: int | None = None

    @property
    def is_settled(self) -> bool:
        return self.state in (State.SETTLED, State.IN_TIME)


def as_registered(person: Person) -> Name:
    own = person.full_name
    latin = f"{person.given_name_latin} {person.family_name_latin}".strip()
    return Name(own, "" if latin.casefold() == own.casefold() else latin)


def mark_of(name: Name) -> str:
    """What a step keeps of the name as it was registered then."""
    return f"{name.own}\n{name.latin}"


def name_to_print(person: Person, last: PrintedName | None, *, days: int, at: datetime) -> NameToPrint:
    """By the last step of the person. A step that was taken under another registered name counts no more."""
    registered = as_registered(person)
    if last is None or last.registered != mark_of(registered):
        return NameToPrint(registered, State.NOT_ASKED)
    written = Name(last.name, last.name_latin)
    if last.step in (Step.CONFIRMED, Step.ACCEPTED, Step.REFUSED):
        return NameToPrint(written, State.SETTLED)
    if last.step == Step.PROPOSED:
        return NameToPrint(registered, State.PROPOSED, written, last.pk)
    is_over = at >= last.at + timedelta(days=days)
    return NameToPrint(registered, State.IN_TIME if is_over else State.WAITING)
