from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from indicators.archive.checking import LEAST


class HashForm(forms.Form):
    hash = forms.CharField(
        label=_("SHA-256 of the file or of the data"),
        help_text=format_lazy(_("Its first {least} characters are enough."), least=LEAST),
        max_length=200,
    )


class FileForm(forms.Form):
    file = forms.FileField(label=_("The file"), help_text=_("It is not kept."), allow_empty_file=True)
