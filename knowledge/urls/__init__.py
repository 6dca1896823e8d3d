"""The addresses of the app, one list for each of its parts."""

from knowledge.urls import awards, exchange, learning, library, quizzes, searching

app_name = "knowledge"
urlpatterns = [
    *searching.patterns,
    *exchange.patterns,
    *library.patterns,
    *awards.patterns,  # before those of series, which have names of their own
    *learning.patterns,
    *quizzes.patterns,
]
