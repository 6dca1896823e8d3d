"""What people fill in who check themselves in, and staff who bring in the report of a meeting."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from events.check_in_codes import registration_code
from events.online_reports import MOST_BYTES, Report, ReportUnreadable, read_report
from events.report_words import why_unreadable


class SelfCheckInForm(forms.Form):
    code = forms.CharField(
        label=_("The six digits on the screen"),
        max_length=12,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Type the six digits that you see on the screen.")},
    )
    registration = forms.CharField(
        label=_("Your code"),
        max_length=60,
        help_text=_("It stands on the page of your registration, below the QR code."),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Type the code of your registration.")},
    )
    family_name = forms.CharField(
        label=_("Family name"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "family-name"}),
        error_messages={"required": _("Write your family name.")},
    )

    use_required_attribute = False

    def __init__(self, *args: Any, is_known: bool, **kwargs: Any) -> None:
        """`is_known`: an account is signed in that has a place; it need not say who it is."""
        super().__init__(*args, **kwargs)
        if is_known:
            del self.fields["registration"], self.fields["family_name"]

    def clean_registration(self) -> str:
        """The code alone, of what stands below the QR as well."""
        text = self.cleaned_data["registration"].strip().upper()
        sealed = registration_code(text)
        return sealed[1] if sealed else text[:12]


class OnlineReportForm(forms.Form):
    file = forms.FileField(label=_("File"), help_text=_("The CSV file as Zoom or Teams gave it."))
    day = forms.ChoiceField(label=_("Day"))

    def __init__(self, *args: Any, days: Sequence[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = [(day.isoformat(), date_format(day)) for day in days]

    def clean_file(self) -> Report:
        file = self.cleaned_data["file"]
        try:
            return read_report(file.read(MOST_BYTES + 1))
        except ReportUnreadable as unreadable:
            raise ValidationError(why_unreadable(unreadable)) from unreadable
