from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knowledge.awarding.names import Name, as_registered
from knowledge.models import Award
from participants.models import Person
from portal.core.fields import WordsField, check_words


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("Number of the certificate"),
        help_text=_("Twelve letters and digits, with or without dashes."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("The certificate as a PDF"),
        help_text=_("It is compared with what was issued, and not kept."),
        allow_empty_file=True,
    )


class NameForm(forms.Form):
    """How a name is written on certificates."""

    own = WordsField(label=_("Name, as you write it yourself"), max_length=200, validators=[check_words])
    latin = WordsField(label=_("Name in Latin letters"), max_length=200, required=False, validators=[check_words])

    @classmethod
    def of(cls, person: Person, data: Any = None) -> "NameForm":
        registered = as_registered(person)
        return cls(data, initial={"own": registered.own, "latin": registered.latin})

    @property
    def name(self) -> Name:
        return Name(self.cleaned_data["own"], self.cleaned_data["latin"])


class CorrectionForm(NameForm):
    @classmethod
    def of(cls, award: Award, data: Any = None) -> "CorrectionForm":
        form = cls(data, initial={"own": award.printed_name, "latin": award.printed_name_latin})
        form.fields["own"].label = _("Name, as the person writes it")
        return form


class RevocationForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who checks the certificate reads it."),
    )


class NumbersField(forms.Field):
    """The numbers of the ticked people."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[int]:
        return [int(it) for it in value or () if str(it).isdecimal()]


class SelectionForm(forms.Form):
    people = NumbersField()
    as_registered = forms.BooleanField(required=False)
