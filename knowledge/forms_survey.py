"""The form of a survey, as its questions make it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from knowledge.models import Survey, SurveyQuestion
from knowledge.survey_rules import LONGEST_TEXT, SCALE

Kind = SurveyQuestion.Kind


class SurveyForm(forms.Form):
    """Every question may be left out; one answer at least is wanted."""

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in survey.questions.all():
            self.fields[f"question-{question.pk}"] = _field(question)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(_("Please answer one question at least."))
        return cleaned

    @property
    def answers(self) -> dict[int, Any]:
        """What was answered, by the number of the question."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        chosen = {name for name in given if isinstance(self.fields[name], forms.ChoiceField)}
        return {
            int(name.removeprefix("question-")): int(value) if name in chosen else value
            for name, value in given.items()
        }


def _field(question: SurveyQuestion) -> forms.Field:
    label = str(question.local_text)
    if question.kind == Kind.FREE_TEXT:
        area = forms.Textarea(attrs={"rows": 4})
        return forms.CharField(label=label, required=False, max_length=LONGEST_TEXT, widget=area)
    choices = [(str(point), str(point)) for point in SCALE]
    if question.kind == Kind.CHOICE:
        options = str(question.local_options).splitlines()
        choices = [(str(index), option) for index, option in enumerate(options)]
    help_text = _("From 1, not at all, to 5, fully.") if question.kind == Kind.SCALE else ""
    return forms.ChoiceField(
        label=label, required=False, choices=choices, widget=forms.RadioSelect, help_text=help_text
    )
