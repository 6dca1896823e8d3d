from django.urls import path

from knowledge.views import searching

patterns = [path("search/", searching.search, name="search")]
