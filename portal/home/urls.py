from django.urls import path

from portal.home import styleguide, views

app_name = "home"
urlpatterns = [
    path("demo/", views.demo_page, name="demo"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]
