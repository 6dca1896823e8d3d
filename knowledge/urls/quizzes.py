from django.urls import path

from knowledge.views import quizzes

patterns = [
    path("learning/quizzes/<int:quiz_id>/", quizzes.quiz, name="quiz"),
    path("learning/quizzes/<int:quiz_id>/begin/", quizzes.begin_quiz, name="begin_quiz"),
    path("learning/quizzes/<uuid:key>/", quizzes.attempt, name="attempt"),
    path("learning/quizzes/<uuid:key>/questions/", quizzes.questions, name="attempt_questions"),
    path("learning/quizzes/<uuid:key>/answers/", quizzes.answers, name="attempt_answers"),
    path("learning/quizzes/<uuid:key>/check/", quizzes.check, name="attempt_check"),
    path("learning/quizzes/<uuid:key>/submit/", quizzes.hand_in, name="attempt_submit"),
    path("learning/quizzes/<uuid:key>/result/", quizzes.result, name="attempt_result"),
]
