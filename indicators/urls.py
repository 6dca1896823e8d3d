from django.urls import path

from indicators import public_views
from indicators.archive import views as archive
from indicators.donor import reading
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
    path("reports/", archive.reports, name="reports"),
    path("reports/<int:number>/", archive.report, name="report"),
    path("reports/<int:number>/signatures-<slug:language>.pdf", archive.signature_sheet, name="signature_sheet"),
    path(
        "reports/<int:number>/<slug:edition>-<slug:language>.<slug:file_format>",
        archive.report_file,
        name="report_file",
    ),
    path("verify/", archive.verify, name="verify"),
    path("donor/reports/<int:number>/", reading.report, name="donor_report"),
    path("donor/", donor.page, name="donor"),
    path("donor/<slug:page>/", donor.page, name="donor_page"),
    path("donor/<slug:page>/<slug:table>.<slug:file_format>", donor.table, name="donor_table"),
]
