"""Which list comes in, and who is handed out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.columns import COLUMNS
from participants.models import Country, Person
from portal.core.forms import UploadForm


class PeopleListForm(UploadForm):
    country = forms.ModelChoiceField(
        Country.objects.all(),
        label=_("Country of rows that name none"),
        required=False,
        empty_label=_("Refuse such rows"),
    )

    field_order = ("file", "country")


class ExportForm(forms.Form):
    """Who is handed out, with which columns."""

    country = forms.ModelChoiceField(Country.objects.all(), label=_("Country"), required=False, empty_label=_("All"))
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=[("", _("All")), *Person.Sex.choices])
    columns = forms.MultipleChoiceField(
        label=_("Columns"),
        choices=[(name, heading) for name, heading in COLUMNS.items()],
        widget=forms.CheckboxSelectMultiple,
        initial=list(COLUMNS),
        error_messages={"required": _("Choose at least one column.")},
    )
    file_format = forms.ChoiceField(label=_("File"), choices=[("xlsx", "XLSX"), ("csv", "CSV")])
