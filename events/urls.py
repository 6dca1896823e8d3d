from django.urls import include, path

from events import views
from events.views import agreeing, nominating, own

app_name = "events"
urlpatterns = [
    path("events/calendar/", views.calendar, name="calendar"),
    path("events/calendar.ics", views.calendar_feed, name="calendar_feed"),
    path("events/<slug:slug>/", views.event, name="event"),
    path("events/<slug:slug>/event.ics", views.event_ics, name="event_ics"),
    path("events/<slug:slug>/card-<slug:version>.png", views.card, name="card"),
    path("check-in/", include("events.check_in_urls")),
    path("my/country/", views.my_country, name="my_country"),
    path("events/<slug:slug>/register/", views.register, name="register"),
    path("registrations/new/<number:event_id>/", views.register_by_number, name="register_by_number"),
    path("registrations/done/<str:token>/", views.registered, name="registered"),
    path("registrations/travel/<str:token>/", views.travel, name="travel"),
    path("registrations/withdraw/<str:token>/", own.withdraw_by_former_link, name="withdraw"),
    path("registrations/<str:token>/", own.own_registration, name="own_registration"),
    path("registrations/<str:token>/accept/", own.accept_offer, name="accept_offer"),
    path("registrations/<str:token>/withdraw/", own.give_back, name="give_back"),
    path("registrations/<str:token>/event.ics", own.own_calendar, name="own_calendar"),
    path("calendar/<str:token>.ics", own.own_feed, name="own_feed"),
    path("registrations/nomination/<str:token>/", agreeing.answer_nomination, name="answer_nomination"),
    path("nominations/<number:event_id>/<str:country>/", nominating.nominations, name="nominations"),
    path("nominations/<number:event_id>/<str:country>/add/", nominating.add_nominee, name="add_nominee"),
    path("nominations/<number:event_id>/<str:country>/paste/", nominating.paste_nominees, name="paste_nominees"),
    path(
        "nominations/<number:event_id>/<str:country>/submit/", nominating.submit_nominations, name="submit_nominations"
    ),
    path(
        "nominations/<number:event_id>/<str:country>/<number:nomination_id>/move/",
        nominating.move_nominee,
        name="move_nominee",
    ),
    path(
        "nominations/<number:event_id>/<str:country>/<number:nomination_id>/remove/",
        nominating.remove_nominee,
        name="remove_nominee",
    ),
]
