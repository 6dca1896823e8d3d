from django.urls import path

from indicators import public_views
from indicators.donor import views as donor

app_name = "indicators"
urlpatterns = [
    path("", public_views.results, name="results"),
    path("<int:year>/", public_views.results, name="year"),
    path("<int:year>/<slug:sheet>.<slug:file_format>", public_views.download, name="download"),
    path("iati.xml", public_views.iati, name="iati"),
    path("indicators/<str:number>/", public_views.indicator, name="indicator"),
    path("indicators/<str:number>.json", public_views.indicator_file, {"file_format": "json"}, name="indicator_json"),
    path("indicators/<str:number>.csv", public_views.indicator_file, {"file_format": "csv"}, name="indicator_csv"),
    path("countries/<str:code>/", public_views.country, name="country"),
    path("donor/", donor.page, name="donor"),
    path("donor/<slug:page>/", donor.page, name="donor_page"),
    path("donor/<slug:page>/<slug:table>.<slug:file_format>", donor.table, name="donor_table"),
]
