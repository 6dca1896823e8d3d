"""Forms of the staff desk that change nothing: they ask how something should be shown."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.models import Country


class PlannerForm(forms.Form):
    first_day = forms.DateField(
        label=_("First day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    invited = forms.ModelMultipleChoiceField(
        Country.objects.participating(),
        label=_("Countries that are invited"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one country.")},
    )
