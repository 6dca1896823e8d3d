from django.urls import path

from knowledge.views import library

patterns = [
    path("library/", library.library, name="library"),
    path("library/<int:number>/", library.work, name="work"),
    path("library/<int:number>/<str:language>.<str:form>", library.citation, name="citation"),
    path("library/first-pages/<int:pk>", library.first_page, name="first_page"),
]
