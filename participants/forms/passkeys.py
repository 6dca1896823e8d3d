"""Not imported with the other forms: passkeys load 12 MB."""

from typing import Any

from allauth.mfa.webauthn import forms as allauth
from django.utils.translation import gettext_lazy as _

from participants.forms.accounts import OurWords


class AddPasskeyForm(OurWords, allauth.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What you call it")
        self.fields["name"].help_text = _("For example: my laptop.")
