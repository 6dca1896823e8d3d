from django.contrib.auth.views import LogoutView
from django.urls import path, reverse_lazy

from participants import views

app_name = "participants"
urlpatterns = [
    path("accounts/login/", views.SignIn.as_view(), name="login"),
    path("accounts/logout/", LogoutView.as_view(next_page=reverse_lazy("wagtail_serve", args=[""])), name="logout"),
    path("my/", views.my_portal, name="my_portal"),
]
