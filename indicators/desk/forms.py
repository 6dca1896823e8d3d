from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser

from indicators import evidence
from indicators.actions.stating import Statement
from indicators.models import Correction, Indicator, ReportingPeriod

WORDS = forms.Textarea(attrs={"rows": 3})


class StepForm(forms.Form):
    """A step of a period. `despite` is sent by the button of who saw that many open discrepancies."""

    step = forms.ChoiceField(choices=[(step, step) for step in ("submit", "approve", "certify", "return")])
    note = forms.CharField(required=False, max_length=2000)
    despite = forms.IntegerField(required=False, min_value=0)


class CorrectionForm(forms.Form):
    what = forms.ChoiceField(label=_("What is corrected"), choices=Correction.What)
    event = forms.TypedChoiceField(
        label=_("Event"), required=False, coerce=int, empty_value=None, help_text=_("For attendance alone.")
    )
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=WORDS)
    reports = forms.CharField(
        label=_("Reports that it touches"), max_length=2000, widget=WORDS, help_text=_("Name each report.")
    )

    def __init__(self, *args: Any, period: ReportingPeriod, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = evidence.events_between(period.starts_on, period.ends_on)
        self.fields["event"].choices = [("", "–"), *((event.id, event.title) for event in held)]

    @property
    def wanted(self) -> dict[str, Any]:
        number = self.cleaned_data["event"]
        return self.cleaned_data | {"event": evidence.event_page(number) if number else None}


class TargetForm(forms.Form):
    """A further version of a target; a change of one that is in force needs its reason and its document."""

    value = forms.DecimalField(label=_("Target"), min_value=0, max_digits=12, decimal_places=2)
    female = forms.IntegerField(label=_("of them women"), required=False, min_value=0)
    male = forms.IntegerField(label=_("of them men"), required=False, min_value=0)
    source = forms.CharField(label=_("Source document"), max_length=250, help_text=_("Its title and date."))
    document = forms.ModelChoiceField(
        label=_("Document"), queryset=get_document_model().objects.all(), required=False, widget=AdminDocumentChooser
    )
    reason = forms.CharField(label=_("Reason for the change"), required=False, max_length=300)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_change: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].required = self.fields["reason"].required = is_change

    @property
    def wanted(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        parts = {sex: given.pop(sex) for sex in ("female", "male")}
        kept = {sex: part for sex, part in parts.items() if part is not None}
        return given | {"cells": {"sex": kept} if kept else {}}


class StatingForm(forms.Form):
    """What holds of an indicator in a year; the fields are those of its unit."""

    value = forms.DecimalField(label=_("Value"), required=False, max_digits=14, decimal_places=2)
    numerator = forms.IntegerField(label=_("How many"), required=False, max_value=2**31 - 1)
    denominator = forms.IntegerField(label=_("Of how many"), required=False, max_value=2**31 - 1)
    words = forms.CharField(label=_("In words"), required=False, max_length=5000, widget=WORDS)
    words_ru = forms.CharField(label=_("In words, in Russian"), required=False, max_length=5000, widget=WORDS)
    document = forms.ModelChoiceField(
        label=_("File as evidence"), queryset=get_document_model().objects.all(), widget=AdminDocumentChooser
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        share = {"numerator", "denominator"}
        left_out = {
            Indicator.Unit.PERCENT: {"value"},
            Indicator.Unit.WORDS: {"value"} | share,
        }.get(Indicator.Unit(unit), share)
        for name in left_out:
            del self.fields[name]

    @property
    def statement(self) -> Statement:
        given = {name: self.cleaned_data[name] for name in self.cleaned_data if name not in ("document", "seen")}
        return Statement(**given)


class ExplanationForm(forms.Form):
    """`left` and `right` are the figures that were on the screen when it was explained."""

    words = forms.CharField(label=_("Explanation"), max_length=5000, widget=WORDS)
    words_ru = forms.CharField(label=_("Explanation in Russian"), max_length=5000, widget=WORDS, required=False)
    left = forms.CharField(widget=forms.HiddenInput, required=False)
    right = forms.CharField(widget=forms.HiddenInput, required=False)


class LookForm(forms.Form):
    kind = forms.CharField(max_length=11)
    number = forms.IntegerField(min_value=1)
    stand = forms.CharField(max_length=40)


MOST_BYTES = 2**20


class ClaimsForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV with the columns figure, published_value, where."),
        widget=forms.ClearableFileInput({"accept": ".csv,.txt"}),
    )
    year = forms.IntegerField(label=_("Year of the document"), min_value=2000, max_value=2100)

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 1 MB. A list of published figures is far smaller."))
        return file
