from django.urls import path

from portal.home import views

app_name = "home"
urlpatterns = [path("demo/", views.demo_page, name="demo")]
