"""The question bank in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def question_actions(actions: Any) -> None:
    actions.register_action("knowledge.question.retire", _("Retire"), _("No longer drawn"))
    actions.register_action("knowledge.question.bring_back", _("Bring back"), _("Drawn again"))
    actions.register_action("knowledge.question.regrade", _("Correct the solution"), _("Corrected, and graded again"))
