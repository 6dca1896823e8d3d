"""allauth's forms in the portal's own words. What is wrong is said without telling whether an address is known."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.utils.translation import gettext_lazy as _

# Label, hint, and what is said when the field is left empty.
WORDS = {
    "login": (_("E-mail address"), "", _("Write your e-mail address.")),
    "email": (_("E-mail address"), "", _("Write your e-mail address.")),
    "password": (_("Password"), "", _("Write your password.")),
    "oldpassword": (_("Present password"), "", _("Write your present password.")),
    "password1": (
        _("New password"),
        _("At least 10 characters, not like your address, and none that many people use."),
        _("Write a new password."),
    ),
    "password2": (_("New password once more"), "", _("Write the new password once more.")),
    "code": (_("Code"), "", _("Write the code.")),
}


class OurWords(forms.Form):
    use_required_attribute = False  # the sentences of these forms say more than the browser's

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in WORDS:
                field.label, field.help_text, field.error_messages["required"] = WORDS[name]
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = _("Write the address in the form name@example.org.")
        if "code" in self.fields:
            self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class SignInForm(OurWords, allauth.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class SignUpForm(OurWords, allauth.SignupForm):
    """The address alone. Whoever signs up somebody else's address could otherwise give it a password of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password1"]
        self.fields["email"].help_text = _("We send a code to this address. Your account opens with it.")


class AskForCodeForm(OurWords, allauth.RequestLoginCodeForm):
    pass


class SignInCodeForm(OurWords, allauth.ConfirmLoginCodeForm):
    pass


class VerifyAddressForm(OurWords, allauth.ConfirmEmailVerificationCodeForm):
    pass


class ForgottenPasswordForm(OurWords, allauth.ResetPasswordForm):
    pass


class ForgottenPasswordCodeForm(OurWords, allauth.ConfirmPasswordResetCodeForm):
    pass


class NewPasswordForm(OurWords, allauth.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(OurWords, allauth.ChangePasswordForm):
    pass


class SetPasswordForm(OurWords, allauth.SetPasswordForm):
    pass


class PasswordAgainForm(OurWords, allauth.ReauthenticateForm):
    pass


class ChangeAddressForm(OurWords, allauth.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")
        self.fields["email"].help_text = _("We send a code to this address. It takes the place of the present one.")
