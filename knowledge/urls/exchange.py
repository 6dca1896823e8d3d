from django.urls import URLPattern, path

from knowledge import feeds
from knowledge.views import exchange, files, how_we_count, surveys

# What is read and counted: files.
_files = [
    path("library/files/<int:pk>/<str:name>", files.file, name="file"),
    path("library/how-we-count/", how_we_count.how_we_count, name="how_we_count"),
    path("surveys/<uuid:key>/", surveys.survey, name="survey"),
]

# What machines read: new works, and all of them.
_machines = [
    path("library/atom/", feeds.NewInTheLibrary(), name="atom"),
    path("library/articles/", exchange.articles, name="articles"),
    path("library/oai", exchange.oai_pmh, name="oai"),
]

patterns: list[URLPattern] = [*_files, *_machines]
