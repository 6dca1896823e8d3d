"""Quizzes in the admin."""

from wagtail import hooks

from knowledge.quiz_viewsets import AccommodationViewSet, AttemptViewSet, QuizViewSet


@hooks.register("register_admin_viewset")
def quizzes() -> list[object]:
    return [QuizViewSet(), AttemptViewSet(), AccommodationViewSet()]
