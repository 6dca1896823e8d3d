from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from indicators.models import Risk, RiskReview

GRADES = ("likelihood", "impact", "level")


class RiskForm(WagtailAdminModelForm):
    """A risk is judged once when it is entered; from then on by its reviews."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in GRADES:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Changed by a review.")


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
