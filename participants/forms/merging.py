from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.models import Person


class MergeForm(forms.Form):
    """Which of the two rows is kept, and why they are one."""

    keep = forms.TypedChoiceField(label=_("Which entry is kept"), coerce=int, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why they are one person"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write why they are one person.")},
    )

    def __init__(self, *args: Any, people: tuple[Person, Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["keep"].choices = [(person.pk, person.full_name) for person in people]

    def chosen(self) -> tuple[Person, Person]:
        """The one to keep and the one to drop. For a valid form."""
        one, another = self.people
        return (one, another) if self.cleaned_data["keep"] == one.pk else (another, one)
