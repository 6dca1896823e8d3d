from django.urls import path

from participants import views
from participants.account_urls import opened_later
from participants.views import data_requests, my_data

app_name = "participants"
urlpatterns = [
    # The same two pages as account_login and account_logout, whose names are allauth's.
    path("accounts/login/", opened_later("participants.views.signing_in.sign_in"), name="login"),
    path("accounts/logout/", opened_later("participants.views.signing_in.sign_out"), name="logout"),
    path("institutions/suggestions/", views.institution_suggestions, name="institution_suggestions"),
    path("my/", views.my_portal, name="my_portal"),
    path("my/about/", views.about_me, name="about_me"),
    path("my/data/", my_data.my_data, name="my_data"),
    path("my/data/file/", my_data.my_data_file, name="my_data_file"),
    path("my/data/correct/", my_data.correct_own, name="correct_own"),
    path("my/data/ask-correction/", data_requests.ask_correction, name="ask_correction"),
    path("my/data/ask-erasure/", data_requests.ask_erasure, name="ask_erasure"),
    path("my/data/requests/<number:request_id>/cancel/", data_requests.cancel_request, name="cancel_request"),
    path("my/data/consents/<slug:purpose>/withdraw/", my_data.withdraw_consent, name="withdraw_consent"),
]
