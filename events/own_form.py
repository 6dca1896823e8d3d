"""What a registered person may change by their link."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.asking import AskingForm
from events.models import Registration
from participants.models import phone_form
from portal.core.fields import WordsField


class OwnRegistrationForm(AskingForm):
    phone = WordsField(
        label=_("Phone"),
        max_length=40,
        required=False,
        help_text=_("For messages in the days of the event."),
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, data: Any = None, *, registration: Registration) -> None:
        self.person = registration.person
        initial = {"phone": self.person.phone, "mode": registration.mode}
        super().__init__(data, initial=initial, event=registration.event, answered=registration.answers)

    def clean_phone(self) -> str:
        text = self.cleaned_data["phone"]
        number = phone_form(text, self.person.country_id) if text else ""
        if number is None:
            raise ValidationError(_("Write the number with the code of its country, for example +7 701 123 45 67."))
        return number

    def changes(self) -> dict[str, Any]:
        return {
            "phone": self.cleaned_data["phone"],
            "mode": self.cleaned_data.get("mode", ""),
            "answers": self.answers,
        }
