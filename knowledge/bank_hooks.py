"""The question bank in the admin."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from knowledge.bank_viewsets import QuestionViewSet
from knowledge.views import bank


@hooks.register("register_log_actions")
def question_actions(actions: Any) -> None:
    actions.register_action("knowledge.question.retire", _("Retire"), _("No longer drawn"))
    actions.register_action("knowledge.question.bring_back", _("Bring back"), _("Drawn again"))
    actions.register_action("knowledge.question.regrade", _("Correct the solution"), _("Corrected, and graded again"))


@hooks.register("register_admin_viewset")
def questions() -> QuestionViewSet:
    return QuestionViewSet()


@hooks.register("register_admin_urls")
def question_urls() -> list[URLPattern]:
    return [
        path("questions/new/<slug:kind>/", bank.new_question, name="new_question"),
        path("questions/file/", bank.question_file, name="question_file"),
        path("questions/file/write/", bank.write_question_file, name="write_question_file"),
        path("questions/hand-over/", bank.hand_over_bank, name="hand_over_bank"),
        path("questions/<int:question_id>/", bank.question, name="question"),
        path("questions/<int:question_id>/correct/", bank.correct_question, name="correct_question"),
        path("questions/<int:question_id>/retire/", bank.retire_question, name="retire_question"),
        path("questions/regradings/<int:regrading_id>/", bank.regrading, name="regrading"),
    ]
