"""The identity goes, the cell stays: what is left of a person is that somebody of this country and sex took part."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib import import_module

import structlog
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from participants.models import DataRequest, Institution, Person, PersonEmail, User
from participants.signals import AnonymisingRefused, counted_anew, person_anonymising
from portal.core.erasing import erase
from portal.core.models import Job
from portal.core.subjects import Subject

logger = structlog.get_logger(__name__)

SHORTEST_WORD = 4  # a shorter one stands in too many texts to say that a text is about this person


def anonymise(person: Person, *, by: User | None, at: datetime, reason: str) -> Person:
    """Erase who a person is, here and in all entries merged into this one, for good. Nobody (`by=None`): retention.

    What the models declare as kept at erasure stays, so no published figure moves. Who is anonymised already is
    returned as they are. Raises AnonymisingRefused; then nothing is changed.
    """
    with transaction.atomic():
        people = _locked(person)
        person = people[0]
        if person.anonymised_at:
            return person
        accounts = list(User.objects.select_for_update().filter(person__in=people))
        _check(person, accounts)
        person_anonymising.send(Person, person=person, at=at)
        institutions = {row.institution_id for row in people if row.institution_id}
        numbers = [row.pk for row in people]
        DataRequest.objects.open().filter(person__in=numbers).update(
            state=DataRequest.State.CANCELLED, decided_at=at, decided_by=by
        )
        _end_sessions({account.pk for account in accounts})
        with counted_anew(numbers):
            _keep_levels(people)
            erase(_subject(people, accounts))
        Person.with_merged.filter(pk__in=numbers).update(anonymised_at=at)
        _forget_institutions(institutions)
        person.refresh_from_db(from_queryset=Person.with_merged.all())
        _note(person, by=by, reason=reason)
    return person


def anonymise_when_due(number: int, *, at: datetime) -> bool:
    """For retention: the person of this number. False when they may not be anonymised yet; the dashboard shows it."""
    person = Person.with_merged.get(pk=number)
    try:
        anonymise(person, by=None, at=at, reason=_("three years without activity"))
    except AnonymisingRefused as refusal:
        logger.warning("person_not_anonymised", person=number, why=type(refusal).__name__)
        return False
    return True


def _locked(person: Person) -> list[Person]:
    """The person and everybody merged into them, their rows locked; the person first."""
    numbers = {person.pk}
    while True:
        rows = Person.with_merged.select_for_update(of=("self",)).filter(pk__in=numbers).order_by("pk")
        people = {row.pk: row for row in rows}
        merged = set(Person.with_merged.filter(merged_into__in=numbers).values_list("pk", flat=True))
        if merged <= numbers:
            return [people.pop(person.pk), *people.values()]
        numbers |= merged


def _check(person: Person, accounts: Iterable[User]) -> None:
    if person.merged_into_id:
        raise AnonymisingRefused(_("This entry was merged into another one. Erase that one."))
    if any(account.has_perm("wagtailadmin.access_admin") for account in accounts):
        raise AnonymisingRefused(_("The account of this person has a staff role. An administrator ends that first."))
    if Job.objects.unfinished().filter(holds_people=True).exists():
        raise AnonymisingRefused(_("An import or an export is under way. Please try again when it has ended."))


def _subject(people: list[Person], accounts: list[User]) -> Subject:
    numbers = [row.pk for row in people]
    addresses = {account.email for account in accounts} | {row.email for row in people if row.email}
    addresses |= set(PersonEmail.objects.filter(person__in=numbers).values_list("address", flat=True))
    strangers = User.objects.filter(email__in=addresses).exclude(pk__in=[account.pk for account in accounts])
    mine = addresses - set(strangers.values_list("email", flat=True))
    return Subject(
        people=frozenset(numbers),
        accounts=frozenset(account.pk for account in accounts),
        addresses=frozenset(mine),
        words=frozenset(word for word in {*mine, *_names(people, accounts)} if len(word) >= SHORTEST_WORD),
    )


def _names(people: list[Person], accounts: list[User]) -> Iterator[str]:
    """What would tell, in a text, that it is about this person: the whole name, in whatever order, and the phone."""
    for row in people:
        yield from _whole(row.given_name, row.family_name)
        yield from _whole(row.given_name_latin, row.family_name_latin)
        yield row.phone
    for account in accounts:
        yield from _whole(account.first_name, account.last_name)


def _whole(given: str, family: str) -> Iterator[str]:
    if given and family:
        yield f"{given} {family}"


def _end_sessions(accounts: set[int]) -> None:
    """Sessions name the account inside, where no query reaches."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for session in Session.objects.iterator() if accounts else ():
        if session.get_decoded().get(SESSION_KEY) in {str(number) for number in accounts}:
            store(session.session_key).delete()


def _keep_levels(people: Iterable[Person]) -> None:
    """The level of the institution is a cell of the figures; the institution itself would tell who it was."""
    for row in people:
        if row.institution:
            Person.with_merged.filter(pk=row.pk).update(institution_level=row.institution.level)


def _forget_institutions(numbers: Iterable[int]) -> None:
    """What the person had typed as their institution, and nobody has checked or named since, goes with them."""
    unchecked = Institution.objects.filter(pk__in=list(numbers), level="", people=None)
    unchecked.delete()


def _note(person: Person, *, by: User | None, reason: str) -> None:
    logger.info("person_anonymised", person=person.pk, by=by and by.pk)
    log(person, "participants.anonymise", user=by, title=str(person.pk), data={"reason": reason})
