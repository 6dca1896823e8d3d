"""The part of a form that asks the event's own questions."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.actions.seating import seating
from events.models import EventPage
from events.models.questions import questions_of
from events.questioning import LONGEST, Answers, Fault, Kind, Question, settle
from events.widgets import Boxes, Radios

OTHER_LANGUAGE = "look"  # what the buttons of components/language_switch.html send: show the form, do nothing else

FAULTS: dict[Fault, Promise] = {
    Fault.MISSING: gettext_lazy("Please answer this question."),
    Fault.TOO_LONG: gettext_lazy("This answer is too long."),
    Fault.UNKNOWN: gettext_lazy("Choose one of the answers."),
    Fault.NO_NUMBER: gettext_lazy("Write a number, for example 12.5."),
    Fault.NO_DATE: gettext_lazy("Write a date, for example 01.05.2026."),
}


class QuestionField(forms.Field):
    """Shows a question. What is right depends on the answers to the others: the form settles them together."""

    def __init__(self, question: Question, earlier: dict[str, Question]) -> None:
        condition = question.only_if
        words = [question.help]
        if condition:
            asked = earlier[condition.question]
            words.insert(0, _only_if(asked, condition.option))
        super().__init__(
            label=question.label,
            required=question.is_required,
            help_text=" ".join(filter(None, words)),
            widget=_widget(question),
        )
        self.question = question
        self.only_if = condition and {"name": name_of(condition.question), "option": condition.option}

    def clean(self, value: Any) -> Any:
        return value


class AskingForm(forms.Form):
    """Asks the questions of the event after its own fields. `answers` holds what was answered, once it is valid."""

    mode = forms.ChoiceField(
        label=gettext_lazy("How do you take part?"),
        widget=Radios,
        error_messages={"required": gettext_lazy("Choose one of the answers.")},
    )

    use_required_attribute = False  # the sentences say more than the browser's

    def __init__(self, *args: Any, event: EventPage, answered: Answers | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        self.questions = questions_of(event.questions)
        self.answers: Answers = {}
        if event.mode == EventPage.Mode.HYBRID:
            self.fields["mode"] = self.fields.pop("mode")  # after the form's own, before the questions
            self.fields["mode"].choices = mode_choices(event)
        else:
            del self.fields["mode"]
        earlier = {question.id: question for question in self.questions}
        for question in self.questions:
            name = name_of(question.id)
            self.fields[name] = QuestionField(question, earlier)
            if answered and question.id in answered:
                self.initial[name] = answered[question.id]

    def show(self, typed: QueryDict) -> "AskingForm":
        """Put into the fields what was typed, without a word on whether it is right: for the other language."""
        self.initial |= {
            name: field.widget.value_from_datadict(typed, MultiValueDict(), name) for name, field in self.fields.items()
        }
        return self

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        given = {question.id: _listed(cleaned.get(name_of(question.id))) for question in self.questions}
        settled = settle(self.questions, given)
        self.answers = settled.answers
        for question_id, fault in settled.faults.items():
            self.add_error(name_of(question_id), str(FAULTS[fault]))
        return cleaned


def mode_choices(event: EventPage) -> list[tuple[str, str]]:
    """How one can take part in a hybrid event, with the places that are left."""
    rooms = seating(event, at=timezone.now()).rooms
    return [(mode, _mode_label(EventPage.Mode(mode).label, rooms[mode].free)) for mode in event.seat_modes]


def _mode_label(mode: Promise, left: int | None) -> str:
    name = capfirst(str(mode))
    if left is None:
        return name
    if not left:
        return _("%(mode)s: all places are taken, you come on the waiting list") % {"mode": name}
    return ngettext("%(mode)s: %(left)s place left", "%(mode)s: %(left)s places left", left) % {
        "mode": name,
        "left": left,
    }


def name_of(question_id: str) -> str:
    return f"question-{question_id}"


def _only_if(asked: Question, option: str) -> str:
    return _("Only if the answer to “%(question)s” is “%(answer)s”.") % {
        "question": asked.label,
        "answer": asked.labels[option],
    }


def _listed(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value or ""]


def _widget(question: Question) -> forms.Widget:
    choices = [(option.id, option.label) for option in question.options]
    if question.kind == Kind.SEVERAL:
        return Boxes(choices=choices)
    if choices:
        return Radios(choices=choices)
    if question.kind == Kind.LONG_TEXT:
        return forms.Textarea({"rows": 4, "maxlength": LONGEST[Kind.LONG_TEXT]})
    if question.kind == Kind.DATE:
        return forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    if question.kind == Kind.NUMBER:
        return forms.TextInput({"inputmode": "decimal"})
    return forms.TextInput({"maxlength": LONGEST[Kind.SHORT_TEXT]})
