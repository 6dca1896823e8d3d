"""The languages in which an event is held: codes in one text, `en ru`."""

from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info

# English, Russian, the state languages of the seven countries, Korean.
CODES = ("en", "ru", "hy", "az", "ka", "kk", "ky", "tg", "uz", "ko")


def language_name(code: str) -> str:
    """As within a sentence: in Russian with a small letter."""
    name = str(get_language_info(code)["name_translated"])
    return name.lower() if (get_language() or "en").startswith("ru") else name


class LanguageCodes(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        return value.split() if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return " ".join(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class LanguagesField(models.CharField):
    """Codes of CODES, divided by spaces; boxes to tick in a form."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        return LanguageCodes(
            label=capfirst(str(self.verbose_name)),
            required=not self.blank,
            choices=lambda: [(code, capfirst(language_name(code))) for code in CODES],
        )
