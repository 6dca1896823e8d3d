"""What staff choose before something is made. `options` of a valid form are plain values, as a job keeps them."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.handouts.participant_list import COLUMNS, CONTACTS, USUAL
from events.handouts.people import WHO
from events.models import EventPage
from participants.models import User

CONTACTS_NEED = "participants.export_person"
MOST_SIGNATURES = 6


class HandoutForm(forms.Form):
    """The language of the document, which need not be that of who makes it."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, data: Any = None, *, event: EventPage, by: User, **kwargs: Any) -> None:
        super().__init__(data, auto_id=f"id_{type(self).__name__.lower()}_%s", **kwargs)
        self.event, self.by = event, by
        self.fields["language"].initial = get_language()

    @property
    def options(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "language"}


class DaysField(forms.MultipleChoiceField):
    """Some of the event's days, as ISO dates."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, event: EventPage) -> None:
        self.choices = [(day.isoformat(), date_format(day, "j E Y")) for day in event.days]
        self.initial = [day.isoformat() for day in event.days[:MOST_SIGNATURES]]


class PeopleForm(HandoutForm):
    who = forms.ChoiceField(label=_("People"), choices=WHO)


class BadgeForm(PeopleForm):
    layout = forms.ChoiceField(
        label=_("Paper"), choices=[("a4", _("A4: four on a sheet, to be cut")), ("a6", _("A6: one on a page"))]
    )


class SheetsForm(PeopleForm):
    days = DaysField(label=_("Days"), error_messages={"required": _("Choose at least one day.")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].offer(self.event)


class ParticipantListForm(PeopleForm):
    columns = forms.MultipleChoiceField(
        label=_("Columns"),
        widget=forms.CheckboxSelectMultiple,
        initial=USUAL,
        error_messages={"required": _("Choose at least one column.")},
    )
    file_format = forms.ChoiceField(label=_("File"), choices=[("pdf", "PDF"), ("xlsx", "XLSX"), ("csv", "CSV")])
    days = DaysField(
        label=_("Days to sign for"), required=False, help_text=_("Each becomes a column of the PDF; at most six.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [name for name in COLUMNS if name not in CONTACTS or self.by.has_perm(CONTACTS_NEED)]
        self.fields["columns"].choices = [(name, COLUMNS[name].name) for name in offered]
        self.fields["days"].offer(self.event)

    def clean_days(self) -> list[str]:
        days: list[str] = self.cleaned_data["days"]
        if len(days) > MOST_SIGNATURES:
            raise ValidationError(_("A page has room for six columns to sign in. Choose fewer days."))
        return days


class FileForm(HandoutForm):
    file_format = forms.ChoiceField(label=_("File"), choices=[("pdf", "PDF"), ("xlsx", "XLSX")])
