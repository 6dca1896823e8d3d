"""What the pages of a quiz send."""

import json
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from events.models.languages import language_name


class BeginForm(forms.Form):
    """The language in which somebody wants to be asked; `languages` are those that are offered."""

    language = forms.ChoiceField(label=_("Language of the questions"))

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, capfirst(language_name(code))) for code in languages]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]


class SavingForm(forms.Form):
    """Which question is answered. The fields of the answer itself are read by `knowledge.answering`."""

    position = forms.IntegerField(min_value=1, max_value=999)
    sequence = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    client = forms.UUIDField()
    go = forms.ChoiceField(choices=[(it, it) for it in ("next", "previous", "check")], required=False)


def read_sent(body: bytes) -> dict[str, Any]:
    """One answer that a device sent as JSON, as `save_answer` takes it. Raises ValueError."""
    try:
        sent = json.loads(body)
    except RecursionError as error:  # brackets in brackets, thousands of them
        raise ValueError("nested") from error
    form = SavingForm(sent if isinstance(sent, dict) else {})
    if not form.is_valid() or "value" not in sent:
        raise ValueError(form.errors)
    given = form.cleaned_data
    names = {"position": given["position"], "sequence": given["sequence"], "client_id": given["client"]}
    return names | {"value": sent["value"]}
