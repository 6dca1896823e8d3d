"""Whose an account is, and how somebody gets in again who is locked out."""

from dataclasses import replace
from datetime import datetime

import structlog
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from participants.models import Person, PersonDetails, PersonEmail, User

logger = structlog.get_logger(__name__)


class ClaimRefused(Exception):
    """The account cannot be linked to a person; the sentence says why."""


def claim_person(user: User, details: PersonDetails, *, at: datetime) -> Person:
    """Link the account to the person that its owner says they are: one on record with this address, else a new one.

    Only the account's own address counts, whatever address the details name, and only when it is verified: whoever
    can read its mail may be taken for a person who gave it, if the name agrees. Done twice with the same name, it
    returns the same person and writes nothing. Raises ClaimRefused; then nothing is written.
    """
    try:
        with transaction.atomic():
            account = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
            details = replace(details, email=account.email)
            if account.person:
                return _same(account.person, details)
            if not EmailAddress.objects.filter(user=account, email=account.email, verified=True).exists():
                raise ClaimRefused(_("Verify your e-mail address first."))
            found = _on_record(details) or Person.objects.recognise(details, at=at)
            person: Person = Person.objects.hold([found])[
                found.pk
            ]  # whoever is merged at this moment is who they are then
            _link(account, person, details, at=at)
    except IntegrityError as error:  # another account took the person at this very moment
        raise ClaimRefused(_taken()) from error
    user.person, user.first_name, user.last_name = account.person, account.first_name, account.last_name
    logger.info("person_claimed", account=account.pk, person=person.pk)
    return person


def confirm_address(person: Person, address: str, *, at: datetime) -> None:
    """Note that the person can read this address' mail. Done twice it changes nothing.

    An address is one person's: who had verified it before has lost it, as when an office gives it to somebody else.
    """
    with transaction.atomic():
        PersonEmail.objects.filter(address=address).exclude(person=person).update(verified_at=None)
        theirs, _is_new = PersonEmail.objects.get_or_create(person=person, address=address)
        PersonEmail.objects.filter(pk=theirs.pk, verified_at=None).update(verified_at=at)


def unlock(address: str, *, by: User) -> int:
    """Forget the wrong attempts with this address, from every connection. Returns how many rows there were."""
    count: int = AccessAttempt.objects.filter(username=address).delete()[0]
    logger.info("sign_in_unlocked", attempts=count, by=by.pk)
    return count


def remove_second_factor(user: User) -> int:
    """For somebody who has lost phone and recovery codes: all their factors go. Returns how many there were.

    Their sessions lose the staff pages at once, and they set a new factor up before these open again.
    """
    count: int = Authenticator.objects.filter(user=user).delete()[0]
    logger.warning("second_factor_removed", account=user.pk, factors=count)
    return count


def _same(person: Person, details: PersonDetails) -> Person:
    if person.name_key != details.name_key:
        raise ClaimRefused(_("Your account belongs to a person already. To correct the name, write to the staff."))
    return person


def _on_record(details: PersonDetails) -> Person | None:
    """Somebody who gave this address and whose name may be theirs in another script; the likeliest of them."""
    [matches] = Person.objects.matches_of([details])
    likely = [match.person.pk for match in matches if match.is_proposed]
    gave = set(PersonEmail.objects.filter(address=details.address, person__in=likely).values_list("person", flat=True))
    return next((match.person for match in matches if match.is_proposed and match.person.pk in gave), None)


def _link(account: User, person: Person, details: PersonDetails, *, at: datetime) -> None:
    """The account keeps the name that its owner wrote: whoever else's name is on record is not shown to them."""
    if User.objects.filter(person=person).exists():
        raise ClaimRefused(_taken())
    account.person = person
    account.first_name, account.last_name = details.given_name, details.family_name
    account.save(update_fields=["person", "first_name", "last_name"])
    confirm_address(person, account.email, at=at)
    Person.objects.filter(pk=person.pk, last_active_at__lt=at).update(last_active_at=at)


def _taken() -> str:
    return _("Somebody of this name has an account with another address. Please write to the programme's staff.")
