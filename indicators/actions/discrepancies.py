"""To say why a figure is not what it ought to be."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from indicators.models import Discrepancy

State = Discrepancy.State


class ExplanationRefused(Exception):
    """The discrepancy cannot be explained; the sentence says why."""


def explain(discrepancy: Discrepancy, *, words: str, words_ru: str = "", by: Any, at: datetime) -> Discrepancy:
    """Explain in words what the rule found; a later explanation takes the place of an earlier one.

    Raises ExplanationRefused without words, without the right, and for what is fixed.
    """
    if not by.has_perm("indicators.check_figures"):
        raise ExplanationRefused(_("Your role does not explain discrepancies."))
    if not words.strip():
        raise ExplanationRefused(_("Explain in words why the figures differ."))
    with transaction.atomic():
        found = Discrepancy.objects.select_for_update().get(pk=discrepancy.pk)
        if found.state == State.FIXED:
            raise ExplanationRefused(_("The figures agree by now; there is nothing to explain."))
        if found.right != discrepancy.right or found.left != discrepancy.left:
            raise ExplanationRefused(_("The figures have changed since you looked. Look at them again."))
        found.state, found.explanation, found.explanation_ru = State.EXPLAINED, words.strip(), words_ru.strip()
        found.explained_by, found.explained_at = by, at
        found.save(update_fields=["state", "explanation", "explanation_ru", "explained_by", "explained_at"])
    return found
