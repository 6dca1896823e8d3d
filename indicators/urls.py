from django.urls import path

from indicators import views

app_name = "indicators"
urlpatterns = [
    path("", views.results, name="results"),
    path("<int:year>/", views.results, name="year"),
    path("<int:year>/<slug:sheet>.<slug:file_format>", views.download, name="download"),
]
