"""What staff have in the admin of how the library is read, and of what people think."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from knowledge.survey_viewsets import SurveyViewSet
from knowledge.views import download_statistics, surveys
from portal.core.menu import PermittedMenuItem


@hooks.register("register_admin_urls")
def statistics_urls() -> list[URLPattern]:
    return [
        path("downloads/", download_statistics.statistics, name="download_statistics"),
        path(
            "downloads/<int:year>/<slug:name>.<slug:file_format>",
            download_statistics.statistics_file,
            name="download_statistics_file",
        ),
        path("surveys/<int:survey_id>/results/", surveys.results, name="survey_results"),
    ]


@hooks.register("register_admin_menu_item")
def statistics_menu_item() -> MenuItem:
    address = reverse("download_statistics")
    return PermittedMenuItem(_("Downloads"), address, download_statistics.MAY_SEE, icon_name="download", order=252)


@hooks.register("register_admin_viewset")
def survey_viewset() -> SurveyViewSet:
    return SurveyViewSet("survey_admin", url_prefix="surveys")
