from django import forms
from django.utils.translation import gettext_lazy as _


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
