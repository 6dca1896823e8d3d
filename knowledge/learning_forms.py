from django import forms
from django.utils.translation import gettext_lazy as _


class EnrolmentForm(forms.Form):
    """What somebody agrees to who enrols in a series."""

    consent = forms.BooleanField(
        label=_("I agree"),
        help_text=_(
            "The programme keeps my name, sex, country, institution, attendance and test results to hold this series "
            "and to certify it, and counts me in figures that name nobody. I can withdraw my consent at any time."
        ),
        error_messages={"required": _("Without your consent the programme may not keep your enrolment.")},
    )

    @property
    def consent_text(self) -> str:
        """As the person read it."""
        return str(self.fields["consent"].help_text)
