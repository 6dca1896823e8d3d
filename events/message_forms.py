from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.actions.messaging import KIND, Message
from events.models.correspondence import why_not


class MessageForm(forms.Form):
    """A message in English, in Russian, or in both. Its number makes a second click the same message."""

    number = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    subject_en = forms.CharField(label=_("Subject in English"), max_length=150, required=False)
    text_en = forms.CharField(
        label=_("Text in English"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("You may write {name}, {event}, {dates}, {time}, {place}, {link}."),
    )
    subject_ru = forms.CharField(label=_("Subject in Russian"), max_length=150, required=False)
    text_ru = forms.CharField(
        label=_("Text in Russian"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in ("subject_en", "text_en", "subject_ru", "text_ru"):
            if sentence := why_not(cleaned.get(name) or "", KIND):
                self.add_error(name, sentence)
        if self.errors:
            return cleaned
        for language in ("en", "ru"):
            if bool(cleaned.get(f"subject_{language}")) != bool(cleaned.get(f"text_{language}")):
                self.add_error(f"subject_{language}", _("A message has a subject and a text."))
        if not (self.errors or cleaned.get("text_en") or cleaned.get("text_ru")):
            raise ValidationError(_("Write the message in English, in Russian, or in both."))
        return cleaned

    @property
    def message(self) -> Message:
        """Of a valid form."""
        languages = [language for language in ("en", "ru") if self.cleaned_data[f"text_{language}"]]
        subjects, texts = (
            {language: self.cleaned_data[f"{part}_{language}"] for language in languages}
            for part in ("subject", "text")
        )
        return Message(subjects, texts)
