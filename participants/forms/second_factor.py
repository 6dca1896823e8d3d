"""allauth's forms about the second factor in the portal's own words."""

from typing import Any

from allauth.mfa.base import forms as allauth
from allauth.mfa.totp import forms as totp
from django.utils.translation import gettext_lazy as _

from participants.forms.accounts import OurWords


class SecondFactorForm(OurWords, allauth.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("From your authenticator app, or one of your recovery codes.")


class SecondFactorAgainForm(SecondFactorForm, allauth.ReauthenticateForm):
    pass


class ConnectAppForm(OurWords, totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("The six digits that the app shows now.")
