from django.urls import URLPattern, path

from knowledge.views import files

# What is read and counted: files.
_files = [path("library/files/<int:pk>/<str:name>", files.file, name="file")]

patterns: list[URLPattern] = [*_files]
