from django.urls import path

from events import views

app_name = "events"
urlpatterns = [
    path("events/<slug:slug>/", views.event, name="event"),
    path("my/country/", views.my_country, name="my_country"),
    path("registrations/new/<int:event_id>/", views.register, name="register"),
    path("registrations/done/<str:token>/", views.registered, name="registered"),
    path("registrations/withdraw/<str:token>/", views.withdraw, name="withdraw"),
]
