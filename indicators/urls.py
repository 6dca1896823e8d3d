from django.urls import path

from indicators import views
from indicators.donor import views as donor

app_name = "indicators"
urlpatterns = [
    path("", views.results, name="results"),
    path("<int:year>/", views.results, name="year"),
    path("<int:year>/<slug:sheet>.<slug:file_format>", views.download, name="download"),
    path("donor/", donor.page, name="donor"),
    path("donor/<slug:page>/", donor.page, name="donor_page"),
    path("donor/<slug:page>/<slug:table>.<slug:file_format>", donor.table, name="donor_table"),
]
