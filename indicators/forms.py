from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from indicators import evidence


class ReportForm(forms.Form):
    """Which report to make: one of the years that have results."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        years = evidence.years()
        self.fields["year"].choices = [(year, year) for year in years]
        known = ", ".join(str(year) for year in sorted(years)) or _("none yet")
        self.fields["year"].error_messages["invalid_choice"] = _(
            "There are no results for %(value)s. Years with results: {years}."
        ).format(years=known)
