from django.urls import path

from knowledge.views import learning

patterns = [
    path("learning/", learning.all_series, name="all_series"),
    path("learning/<slug:slug>/", learning.series, name="series"),
]
