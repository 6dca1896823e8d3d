from typing import Any

from django import forms
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from participants.models import Country, Person, PersonDetails, check_name
from portal.core.fields import WordsField, check_words


class AboutMeForm(forms.Form):
    """Who the owner of an account is. Asked once, before the account is linked to a person."""

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
    patronymic = WordsField(
        label=_("Patronymic"),
        max_length=100,
        required=False,
        validators=[check_name],
        widget=forms.TextInput({"autocomplete": "additional-name"}),
    )
    sex = forms.ChoiceField(
        label=_("Sex"),
        choices=lambda: [(value, capfirst(label)) for value, label in Person.Sex.choices],
        widget=forms.RadioSelect,
        help_text=_("The programme counts participants by sex and country."),
        error_messages={"required": _("Choose one of the answers.")},
    )
    country = forms.ModelChoiceField(
        Country.objects.none(),
        label=_("Country"),
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
    language = forms.ChoiceField(
        label=_("Language in which we write to you"), choices=Person._meta.get_field("language").choices
    )

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        language = (get_language() or "en")[:2]
        super().__init__(*args, initial={"language": language}, **kwargs)
        by_name = Country.objects.participating().order_by("name_ru" if language == "ru" else "name")
        self.fields["country"].queryset = by_name
        self.fields["institution"].widget.attrs |= {
            "data-suggestions": reverse("participants:institution_suggestions"),
            "data-suggestions-with": "country",
        }

    def details(self, email: str) -> PersonDetails:
        return PersonDetails(**self.cleaned_data, email=email)
