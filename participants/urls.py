from django.urls import path

from participants import views

app_name = "participants"
urlpatterns = [
    # The same two pages as account_login and account_logout, whose names are allauth's.
    path("accounts/login/", views.SignIn.as_view(), name="login"),
    path("accounts/logout/", views.SignOut.as_view(), name="logout"),
    path("institutions/suggestions/", views.institution_suggestions, name="institution_suggestions"),
    path("my/", views.my_portal, name="my_portal"),
    path("my/about/", views.about_me, name="about_me"),
]
