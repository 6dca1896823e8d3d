from collections.abc import Sequence
from typing import Any

from django import forms

from indicators.models import ReportComment
from indicators.reports.checklist import Item
from indicators.reports.outline import SectionKey

LONGEST = 2000


class SubmissionForm(forms.Form):
    """For each item that has to be accepted the words with which it is, and how many rows were on the screen: none of
    an item that is new since.
    """

    def __init__(self, *args: Any, items: Sequence[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for item in self.open:
            self.fields[f"words-{item.key}"] = forms.CharField(required=False, max_length=LONGEST)
            self.fields[f"rows-{item.key}"] = forms.IntegerField(min_value=0, required=False)

    @property
    def open(self) -> list[Item]:
        return [item for item in self.items if not item.stops]

    @property
    def wanted(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "accepted": {item.key: given[f"words-{item.key}"] for item in self.open},
            "seen": {item.key: given[f"rows-{item.key}"] for item in self.open},
        }

    @property
    def shown(self) -> list[tuple[Item, str]]:
        """Each item with the words given so far."""
        return [(item, self.data.get(f"words-{item.key}", "")) for item in self.items]


class CommentForm(forms.ModelForm):
    class Meta:
        model = ReportComment
        fields = ["section", "text"]


class ReadingForm(forms.Form):
    """`seen` are the figures of the section that were on the screen."""

    section = forms.ChoiceField(choices=SectionKey)
    seen = forms.JSONField(required=False)

    def clean_seen(self) -> dict[str, str]:
        return self.cleaned_data["seen"] or {}
