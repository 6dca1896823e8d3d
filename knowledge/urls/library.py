from django.urls import path

from knowledge.views import library

patterns = [
    path("library/", library.library, name="library"),
    path("library/<int:number>/", library.work, name="work"),
]
