from django.urls import path

from knowledge import views

app_name = "knowledge"
urlpatterns = [
    path("", views.library, name="library"),
    path("<int:number>/", views.work, name="work"),
]
