from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.actions.listing import LIST_CONSENT
from events.asking import AskingForm
from events.models import EventPage
from events.widgets import Choice, Radios
from participants.models import Country, Person, PersonDetails, check_latin, check_name, email_form, phone_form
from portal.core.fields import WordsField, check_words
from portal.core.forms import UploadForm


class EmailField(forms.EmailField):
    """An address in one form, as lists and matching have it."""

    default_validators = []

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if not text or (address := email_form(text)):
            return text and address
        raise ValidationError(_("Write the address in the form name@example.org."))


ABOUT_THE_PERSON = (
    "given_name",
    "family_name",
    "given_name_latin",
    "family_name_latin",
    "sex",
    "country",
    "institution",
    "position",
    "email",
    "phone",
)


class RegistrationForm(AskingForm):
    """What a civil servant writes to register for an event."""

    given_name = WordsField(
        label=_("Given name"),
        max_length=100,
        validators=[check_name],
        help_text=_("As you write it yourself, in your own script."),
        widget=forms.TextInput({"autocomplete": "given-name"}),
        error_messages={"required": _("Write your given name.")},
    )
    family_name = WordsField(
        label=_("Family name"),
        max_length=100,
        validators=[check_name],
        widget=forms.TextInput({"autocomplete": "family-name"}),
        error_messages={"required": _("Write your family name.")},
    )
    given_name_latin = WordsField(
        label=_("Given name in Latin letters"),
        max_length=100,
        required=False,
        validators=[check_name, check_latin],
        help_text=_("For name plates and certificates, as in your passport."),
    )
    family_name_latin = WordsField(
        label=_("Family name in Latin letters"), max_length=100, required=False, validators=[check_name, check_latin]
    )
    sex = forms.ChoiceField(
        label=_("Sex"),
        choices=lambda: [(value, capfirst(label)) for value, label in Person.Sex.choices],
        widget=Radios,
        help_text=_("The programme counts participants by sex and country."),
        error_messages={"required": _("Choose one of the answers.")},
    )
    country = forms.ModelChoiceField(
        Country.objects.none(),
        label=_("Country"),
        widget=Choice,
        empty_label=_("Choose a country"),
        error_messages={"required": _("Choose your country."), "invalid_choice": _("Choose a country of the list.")},
    )
    institution = WordsField(
        label=_("Institution"),
        max_length=200,
        validators=[check_words],
        help_text=_("The full name of the public body where you work."),
        widget=forms.TextInput({"autocomplete": "organization"}),
        error_messages={"required": _("Write where you work.")},
    )
    position = WordsField(
        label=_("Position"),
        max_length=150,
        required=False,
        validators=[check_words],
        widget=forms.TextInput({"autocomplete": "organization-title"}),
    )
    email = EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The confirmation goes to this address."),
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"required": _("Write your e-mail address.")},
    )
    phone = WordsField(
        label=_("Phone"),
        max_length=40,
        required=False,
        help_text=_("For messages in the days of the event."),
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )
    consent = forms.BooleanField(
        label=_("I agree"),
        help_text=_(
            "The programme keeps my name, sex, country, institution, position, e-mail address, phone number and my "
            "answers here to organise this event, and counts me in figures that name nobody. I can withdraw my consent "
            "at any time."
        ),
        error_messages={"required": _("Without your consent the programme may not keep your registration.")},
    )
    # People do not see this field; programs that fill in every field give themselves away.
    website = forms.CharField(required=False, label=_("Leave this field empty"), widget=forms.TextInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        russian = (get_language() or "en").startswith("ru")
        countries = Country.objects.participating().order_by("name_ru" if russian else "name")
        self.fields["country"].queryset = countries
        self.fields["institution"].widget.attrs |= {
            "data-suggestions": reverse("participants:institution_suggestions"),
            "data-suggestions-with": "country",
        }
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}
        for name in ("consent", "website"):  # the questions stand before them
            self.fields[name] = self.fields.pop(name)

    def clean_phone(self) -> str:
        """As E.164; a number without its country's code is one of the country that was chosen, once one is."""
        text, country = self.cleaned_data["phone"], self.cleaned_data.get("country")
        if not text or not country:
            return text
        if number := phone_form(text, country.iso2):
            return number
        raise ValidationError(_("Write the number with the code of its country, for example +7 701 123 45 67."))

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("This field must stay empty."))
        return ""

    @property
    def consent_text(self) -> str:
        """The words as the person reads them, beside the box that says "I agree"."""
        consent = self.fields["consent"]
        return f"{consent.help_text} {consent.label}."

    @property
    def chosen_mode(self) -> str:
        return self.cleaned_data.get("mode", "")

    def visible(self) -> list[forms.BoundField]:
        return [field for field in self if field.name != "website"]

    @staticmethod
    def known_of(person: Person) -> dict[str, Any]:
        """What is on record of somebody who is signed in, for the fields."""
        same = [name for name in ABOUT_THE_PERSON if name not in ("country", "institution")]
        institution = person.institution.local_name if person.institution else ""
        known = {name: getattr(person, name) for name in same}
        return known | {"country": person.country_id, "institution": institution}

    def details(self, language: str) -> PersonDetails:
        """Who registers, as they wrote it."""
        return PersonDetails(**{name: self.cleaned_data[name] for name in ABOUT_THE_PERSON}, language=language)


class DeclineForm(forms.Form):
    reason = WordsField(
        label=_("Reason"),
        max_length=300,
        help_text=_("It goes into the mail to the person, as you write it here."),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write the reason: the person reads it in the mail.")},
    )


class MarkForm(forms.Form):
    """One mark of presence on the page of one registration."""

    day = forms.DateField()
    is_present = forms.TypedChoiceField(choices=[("yes", ""), ("no", "")], coerce=lambda value: value == "yes")


class SheetForm(forms.Form):
    """How those were present whom the sheet marks now; asked only where it is not clear from the event."""

    mode = forms.ChoiceField(
        label=_("Present"), choices=[choice for choice in EventPage.Mode.choices if choice[0] != EventPage.Mode.HYBRID]
    )


class DuplicateForm(forms.Form):
    starts_on = forms.DateField(label=_("First day of the new event"), widget=forms.DateInput({"type": "date"}))


class ParticipantListForm(UploadForm):
    country = forms.ModelChoiceField(
        Country.objects.all(),
        label=_("Country of rows that name none"),
        required=False,
        empty_label=_("Refuse such rows"),
    )
    consent = forms.BooleanField(
        label=_("I have their agreement"),
        help_text=LIST_CONSENT,
        error_messages={"required": _("Without their agreement the programme may not keep the list.")},
    )
