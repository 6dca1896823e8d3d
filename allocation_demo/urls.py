from django.urls import path

from allocation_demo import views

app_name = "allocation"
urlpatterns = [
    path("", views.page, name="page"),
    path("result.csv", views.sheet, name="sheet"),
    path("providers/<str:provider_id>/", views.provider, name="provider"),
]
