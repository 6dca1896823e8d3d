from datetime import date

from django import forms
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from indicators.models import Risk, RiskReview

GRADES = ("likelihood", "impact", "level")


class NumberedForm(WagtailAdminModelForm):
    """A new row is offered the number after the last."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            last = self._meta.model.objects.aggregate(last=Max("number"))["last"]
            self.initial["number"] = (last or 0) + 1


class RiskForm(NumberedForm):
    """A risk is judged once when it is entered; from then on by its reviews."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in GRADES:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Changed by a review.")


class IssueForm(NumberedForm):
    """An issue was raised on a day that has come, and before it was closed."""

    def clean_raised_on(self) -> date | None:
        day = self.cleaned_data["raised_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("An issue cannot have been raised on a day to come."))
        if day and self.instance.closed_on and day > self.instance.closed_on:
            raise forms.ValidationError(_("An issue cannot be closed before it was raised."))
        return day


class ReviewForm(forms.ModelForm):
    """What was found; the rules are those of the action."""

    class Meta:
        model = RiskReview
        fields = ["reviewed_on", *GRADES, "note", "note_ru"]
        widgets = {
            "reviewed_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "note": forms.Textarea(attrs={"rows": 4}),
            "note_ru": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args, risk: Risk, **kwargs) -> None:
        as_it_stands = {name: getattr(risk, name) for name in GRADES} | {"reviewed_on": timezone.localdate()}
        super().__init__(*args, initial=as_it_stands, **kwargs)
        self.fields["note"].required = False  # asked for by the action, which knows why


class ClosingForm(forms.Form):
    closed_on = forms.DateField(
        label=_("Closed on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=timezone.localdate,
    )
