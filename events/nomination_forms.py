"""What a focal point writes of nominees, and what a nominee completes."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.actions.nominating import ABOUT_ONESELF, Nominee, is_known_by_nomination_alone
from events.forms import RegistrationForm
from events.models import EventPage, Registration
from events.models.nominations import NOMINEE_FIELDS
from events.widgets import Radios
from participants.models import phone_form
from portal.core.fields import WordsField


class NomineeForm(RegistrationForm):
    """The part of the registration form that a country may fill in for somebody: no phone, no answers, no consent."""

    language = forms.ChoiceField(label=_("Language of our letters"), choices=settings.LANGUAGES, widget=Radios)

    def __init__(self, *args: Any, event: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        for name in [*self.fields]:
            if name not in (*NOMINEE_FIELDS, "language"):
                del self.fields[name]
        self.questions = []
        self.fields["email"].help_text = _("The nominee is asked at this address.")
        self.fields["given_name"].help_text = _("As the nominee writes it.")
        self.initial.setdefault("language", get_language() or "en")

    def clean_phone(self) -> str:
        return ""

    def clean_website(self) -> str:
        return ""

    @property
    def nominee(self) -> Nominee:
        return Nominee(**{name: self.cleaned_data[name] for name in Nominee.__dataclass_fields__})


class PasteForm(forms.Form):
    table = forms.CharField(
        label=_("Rows of the spreadsheet"),
        max_length=200_000,
        strip=False,
        help_text=_(
            "With the names of the columns in the first row: given name, family name, sex, institution, position, "
            "e-mail address."
        ),
        widget=forms.Textarea({"rows": 10}),
        error_messages={"required": _("Paste the rows here.")},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class TakeBackForm(forms.Form):
    reason = WordsField(
        label=_("Reason"),
        max_length=300,
        help_text=_("If the nominee was asked already, they read it in a mail."),
        error_messages={"required": _("Write the reason.")},
    )


class AgreeForm(RegistrationForm):
    """The registration form of somebody whose country and address are known; names too, if others gave them."""

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        person = registration.person
        given = {name: getattr(person, name) for name in (*ABOUT_ONESELF, "position", "phone")}
        given["institution"] = str(person.institution.local_name) if person.institution else ""
        super().__init__(*args, event=registration.event, answered=registration.answers, initial=given, **kwargs)
        self.person = person
        del self.fields["country"], self.fields["email"]
        if not is_known_by_nomination_alone(person):
            for name in ABOUT_ONESELF:
                self.fields[name].disabled = True

    def clean_phone(self) -> str:
        text = self.cleaned_data["phone"]
        number = phone_form(text, self.person.country_id) if text else ""
        if number is None:
            raise ValidationError(_("Write the number with the code of its country, for example +7 701 123 45 67."))
        return number

    @property
    def changes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*ABOUT_ONESELF, "position", "phone", "institution")}
