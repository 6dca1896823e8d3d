"""Words for what the pages of the question bank show."""

from django import template
from django.utils.translation import gettext_lazy as _

from knowledge.actions.asking import Outcome
from knowledge.models import Question

register = template.Library()

OUTCOMES = {
    Outcome.NEW: _("new"),
    Outcome.CHANGED: _("changed"),
    Outcome.NEXT_VERSION: _("next version"),
    Outcome.UNCHANGED: _("unchanged"),
}


@register.simple_tag
def question_kinds() -> list[tuple[str, str]]:
    return list(Question.Kind.choices)


@register.filter
def kind_name(kind: str) -> str:
    return str(Question.Kind(kind).label)


@register.filter
def outcome_name(outcome: Outcome) -> str:
    return str(OUTCOMES[outcome])
