"""What somebody writes down so that their journey can be booked."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from events.actions.travelling import Journey
from events.forms import Radios
from events.models import EventPage, TravelRequest
from participants.models import check_latin, check_name
from portal.core.fields import WordsField, check_words
from portal.core.file_kinds import Unreadable
from portal.core.scans import MOST_BYTES, Scan, clean_scan


class DayField(forms.DateField):
    """A day, from the browser's calendar or typed in either of the region's ways."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {"invalid": _("Write the day as 2031-05-24 or 24.05.2031.")}
        super().__init__(
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d.%m.%Y"],
            error_messages=messages | {"required": _("Write the day.")},
            **kwargs,
        )


class ScanField(forms.FileField):
    """A scan by its content; the value is what may be kept of it."""

    def to_python(self, data: Any) -> Scan | None:
        file = super().to_python(data)
        if file is None:
            return None
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than %(most)s MB."), params={"most": MOST_BYTES // 2**20})
        try:
            return clean_scan(file.name, file.read())
        except Unreadable as refusal:
            raise ValidationError(str(refusal)) from refusal


class TravelForm(forms.Form):
    passport_name = WordsField(
        label=_("Name as in the passport"),
        max_length=120,
        validators=[check_name, check_latin],
        help_text=_("In Latin letters, given name and family name as the passport has them."),
    )
    passport_number = WordsField(
        label=_("Passport number"),
        max_length=20,
        validators=[RegexValidator(r"^[A-Za-z0-9][A-Za-z0-9 -]{3,19}$", _("Write the letters and digits alone."))],
    )
    nationality = WordsField(label=_("Nationality"), max_length=60, validators=[check_words])
    born_on = DayField(label=_("Date of birth"))
    issued_on = DayField(label=_("Passport issued on"))
    expires_on = DayField(label=_("Passport valid until"))
    scan = ScanField(
        label=_("Scan of the passport"),
        required=False,
        help_text=_("The page with the photograph: PDF, JPEG or PNG, 5 MB at most."),
        widget=forms.FileInput({"accept": "application/pdf,image/jpeg,image/png"}),
    )
    visa = forms.ChoiceField(label=_("Visa"), choices=TravelRequest.Visa, widget=Radios)
    departs_from = WordsField(
        label=_("Departure from"), max_length=100, validators=[check_words], help_text=_("City or airport.")
    )
    flight_wishes = forms.CharField(
        label=_("Wishes for the flight"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )
    insurance = forms.ChoiceField(label=_("Insurance"), choices=TravelRequest.Insurance, widget=Radios)
    needs = forms.CharField(
        label=_("Needs on the journey"),
        max_length=500,
        required=False,
        help_text=_("Food, medicines, help at the airport."),
        widget=forms.Textarea({"rows": 3}),
    )
    consent = forms.BooleanField(
        label=_("I agree"),
        help_text=_(
            "The programme keeps these data encrypted, shows them to its logistics staff alone, hands them to the "
            "travel agent and the embassy, and deletes them thirty days after the event."
        ),
        error_messages={"required": _("Without your consent no journey can be booked.")},
    )

    use_required_attribute = False

    def __init__(self, event: EventPage, today: date, has_scan: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event, self.today = event, today
        if has_scan:
            self.fields["scan"].help_text = _("We have your scan. Choose a file only to replace it.")
        else:
            self.fields["scan"].required = True
            self.fields["scan"].error_messages["required"] = _("Add a scan of the passport's page with the photograph.")

    def clean_born_on(self) -> date:
        born = self.cleaned_data["born_on"]
        if not 16 <= (self.today - born).days / 365.25 <= 100:
            raise ValidationError(_("This is no date of birth of a traveller."))
        return born

    def clean_issued_on(self) -> date:
        issued = self.cleaned_data["issued_on"]
        if issued > self.today:
            raise ValidationError(_("This day is still to come."))
        return issued

    def clean_expires_on(self) -> date:
        expires = self.cleaned_data["expires_on"]
        if expires < self.event.ends_on:
            raise ValidationError(_("The passport must be valid until the event is over."))
        return expires

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        born, issued = found.get("born_on"), found.get("issued_on")
        if born and issued and issued <= born:
            self.add_error("issued_on", _("The passport was issued after the birth."))
        return found

    @property
    def consent_text(self) -> str:
        consent = self.fields["consent"]
        return f"{consent.help_text} {consent.label}."

    @property
    def journey(self) -> Journey:
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("scan", "consent")}
        return Journey(**values | {"passport_number": values["passport_number"].upper()})
