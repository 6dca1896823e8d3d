from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """E-mail address and password. What is wrong is said without telling whether the address is known."""

    error_messages = {
        "invalid_login": _(
            "There is no account with this address and this password. Capital letters matter in the password."
        ),
        "inactive": _("This account is closed."),
    }

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("E-mail address")
        self.fields["username"].widget.input_type = "email"
        self.fields["username"].widget.attrs |= {"autocomplete": "username", "maxlength": 254}
        self.fields["username"].error_messages["required"] = _("Write your e-mail address.")
        self.fields["password"].error_messages["required"] = _("Write your password.")

    def clean_username(self) -> str:
        return self.cleaned_data["username"].strip().lower()
