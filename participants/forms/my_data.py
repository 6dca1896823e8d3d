"""What people write about their own data, and what staff answer."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participants.contacts import phone_form
from participants.models import DataRequest, Person
from portal.core.fields import WordsField, check_words


class OwnCorrectionForm(forms.Form):
    """What people change about themselves without asking."""

    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        help_text=_("With the country's code: +77011234567."),
        widget=forms.TextInput({"autocomplete": "tel", "type": "tel"}),
    )
    institution = WordsField(
        label=_("Institution"),
        max_length=200,
        required=False,
        validators=[check_words],
        help_text=_("The full name of the public body where you work."),
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    position = WordsField(
        label=_("Position"),
        max_length=150,
        required=False,
        validators=[check_words],
        widget=forms.TextInput({"autocomplete": "organization-title"}),
    )
    language = forms.ChoiceField(
        label=_("Language in which we write to you"), choices=Person._meta.get_field("language").choices
    )

    use_required_attribute = False

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        self.person = person
        initial = {
            "phone": person.phone,
            "institution": str(person.institution or ""),
            "position": person.position,
            "language": person.language,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["institution"].widget.attrs["data-suggestions"] = reverse("participants:institution_suggestions")

    def clean_phone(self) -> str:
        written = self.cleaned_data["phone"]
        number = phone_form(written, self.person.country_id) if written else ""
        if number is None:
            raise ValidationError(_("This is no phone number. Write it with the country's code: +77011234567."))
        return number

    def clean_institution(self) -> str:
        """What was not touched stays the same institution, whichever of its names the page showed."""
        written = self.cleaned_data["institution"]
        untouched = self.person.institution and written == self.initial["institution"]
        return self.person.institution.name if untouched else written


class CorrectionForm(forms.Form):
    text = forms.CharField(
        label=_("What is wrong?"),
        max_length=2000,
        help_text=_("For example: my family name, my sex, an event at which I was not."),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write what is wrong.")},
    )
    proposed = forms.CharField(
        label=_("How should it read?"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )

    use_required_attribute = False


class ErasureForm(forms.Form):
    text = forms.CharField(
        label=_("Do you want to tell us why?"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )


class AnswerForm(forms.Form):
    """What staff answer; it goes into the mail."""

    answer = forms.CharField(
        label=_("Answer"),
        max_length=2000,
        required=False,
        help_text=_("It goes into the mail to the person, as you write it here. A refusal needs its reason."),
        widget=forms.Textarea({"rows": 3}),
    )


class EnteredRequestForm(forms.Form):
    """What somebody without an account asks for by letter, as staff write it down."""

    person = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Request"), choices=DataRequest.Kind.choices)
    text = forms.CharField(
        label=_("What is wrong, or why"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    proposed = forms.CharField(
        label=_("How should it read?"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("kind") == DataRequest.Kind.CORRECTION and not answers.get("text"):
            self.add_error("text", _("Write what is wrong."))
        return answers
