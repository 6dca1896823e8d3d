from django.urls import URLPattern, path

from knowledge.views import files, how_we_count

# What is read and counted: files.
_files = [
    path("library/files/<int:pk>/<str:name>", files.file, name="file"),
    path("library/how-we-count/", how_we_count.how_we_count, name="how_we_count"),
]

patterns: list[URLPattern] = [*_files]
