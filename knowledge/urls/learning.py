from django.urls import path

from knowledge.views import enrolling, learning, teaching

patterns = [
    path("learning/", learning.all_series, name="all_series"),
    path("learning/my/", enrolling.my_series, name="my_series"),
    path("learning/<slug:slug>/", learning.series, name="series"),
    path("learning/<slug:slug>/enrol/", enrolling.enrol, name="enrol"),
    path("learning/<slug:slug>/withdraw/", enrolling.withdraw, name="withdraw_from_series"),
    path("learning/<slug:slug>/progress/", enrolling.progress, name="progress"),
    path("learning/<slug:slug>/teaching/", teaching.teaching, name="teaching"),
    path("learning/<slug:slug>/teaching/sheet/", teaching.teaching_sheet, name="teaching_sheet"),
    path("learning/<slug:slug>/teaching/<int:quiz_id>/", teaching.quiz_analysis, name="quiz_analysis"),
]
