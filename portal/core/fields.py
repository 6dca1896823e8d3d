"""Words as people write them into forms."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def has_letters_only_seen(text: str) -> bool:
    """At least one letter or digit, and nothing invisible."""
    return any(sign.isalnum() for sign in text) and all(unicodedata.category(sign)[0] != "C" for sign in text)


def check_words(text: str) -> None:
    if not has_letters_only_seen(text) or "://" in text:
        raise ValidationError(_("Write this in plain words, without links or special signs."))


class WordsField(forms.CharField):
    """One line of text, its spaces put in order."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return " ".join(re.split(r"[ \N{NO-BREAK SPACE}]+", text)).strip()
