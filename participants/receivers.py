"""What allauth tells."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from participants.actions.accounts import confirm_address
from participants.models import User


@receiver(post_save, sender=User)
def forget_former_addresses(
    sender: type[User], instance: User, created: bool, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """An account has one address. When staff have written another one, the former opens it no longer."""
    if not created and (update_fields is None or "email" in update_fields):
        instance.emailaddress_set.exclude(email=instance.email).delete()


@receiver(authenticator_added)
def count_as_shown(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Who has just set a second factor up has shown it: no need to show it again to enter the staff pages."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


@receiver(email_confirmed)
def note_verified_address(email_address: EmailAddress, **kwargs: Any) -> None:
    """Whose account has verified an address is recognised by it from then on."""
    if email_address.user.person:
        confirm_address(email_address.user.person, email_address.email, at=timezone.now())
