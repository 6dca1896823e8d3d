from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """The file of a list. What is in it is looked at by the check, which says more than a form can."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX or CSV, at most 20,000 rows. The columns may stand in any order, in English or Russian."),
        widget=forms.ClearableFileInput({"accept": ".xlsx,.csv,.tsv,.txt"}),
        allow_empty_file=True,  # the check says what to do about it
        error_messages={"required": _("Choose a file.")},
    )
