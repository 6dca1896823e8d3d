"""Where allauth asks the portal: its words, its mails, its second factor's secrets."""

import secrets
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.email_verification import verify_email
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from participants.models import User
from portal.core.mail import queue_mail

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

MAILS = {
    "login_code": "account_sign_in_code",
    "email_confirmation": "account_verify_code",
    "email_confirmation_signup": "account_verify_code",
    "password_reset_code": "account_reset_code",
    "account_already_exists": "account_exists",
    "unknown_account": "account_unknown",
}
# What is told afterwards, so that nobody changes an account behind its owner's back.
CHANGES = {
    "password_changed": _("The password of your account was changed."),
    "password_set": _("Your account was given a password."),
    "password_reset": _("The password of your account was set anew with a code from a mail."),
    "email_changed": _("Your account has a new e-mail address. This one no longer opens it."),
    "totp_activated": _("An authenticator app was connected to your account."),
    "totp_deactivated": _("The authenticator app was removed from your account."),
    "webauthn_added": _("A passkey was added to your account."),
    "webauthn_removed": _("A passkey was removed from your account."),
    "recovery_codes_generated": _("New recovery codes were made for your account. The former ones no longer work."),
}
TOO_MANY = _("There were too many attempts. Wait a few minutes and try again.")
WRONG_CODE = _("This is not the code. Look at it once more, or ask for a new one.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "There is no account with this address and this password. Capital letters matter in the password."
        ),
        "duplicate_email": _("This is the address of your account already."),
        "email_taken": _("This address cannot be used for your account. Please write to the programme's staff."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user = super().save_user(request, user, form, commit=commit)
        user.groups.add(Group.objects.get(name="Participant"))
        return user

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """By the outbox, in the language of the page, as a secret: codes let people in.

        The address of the portal comes from the settings: the host that a request names may be anybody's.
        """
        name = template_prefix.rpartition("/")[2]
        queue_mail(
            MAILS.get(name, "account_changed"),
            key=f"account {name} {secrets.token_urlsafe(16)}",
            to=email,
            language=get_language() or settings.LANGUAGE_CODE,
            context={
                "code": context.get("code"),
                "change": None if name in MAILS else CHANGES[name],
                "sign_in_url": settings.BASE_URL + reverse("account_request_login_code"),
                "sign_up_url": settings.BASE_URL + reverse("account_signup"),
                "reset_url": settings.BASE_URL + reverse("account_reset_password"),
            },
            at=timezone.now(),
            is_secret=True,
        )

    def pre_login(self, request: HttpRequest, user: User, *, email: str | None, **kwargs: Any) -> HttpResponse | None:
        """Who has typed a mailed code in has proved the address: it is not to be proved by a second code."""
        response = super().pre_login(request, user, email=email, **kwargs)
        if response is None and email and _has_read_mail(request, user, email):
            address = EmailAddress.objects.filter(user=user, email=email).first()
            if address is None or not address.verified:
                verify_email(request, address or EmailAddress(user=user, email=email))
        return response

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("wagtail_serve", args=[""])

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("participants:my_portal")


def _has_read_mail(request: HttpRequest, user: User, email: str) -> bool:
    steps = get_authentication_records(request, user)
    return any(step["method"] in ("code", "password_reset") and step.get("email") == email for step in steps)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This is not the code. Wait for the next one and try again."),
        "unverified_email": _("Verify your e-mail address first."),
    }

    def encrypt(self, text: str) -> str:
        """A copy of the database alone does not hold the second factor."""
        return _vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _vault().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002  allauth's name
        return gettext("Passkey %(number)s") % {
            "number": Authenticator.objects.filter(user=user, type=type).count() + 1
        }

    def get_totp_issuer(self) -> str:
        return self._get_site_name()

    def _get_site_name(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)


def _vault() -> "MultiFernet":
    # 6 MB, and only who uses a second factor needs it.
    from cryptography.fernet import Fernet, MultiFernet

    keys = [
        salted_hmac("participants.second_factor", "key", secret=secret, algorithm="sha256").digest()
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])
