from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from indicators import document_hooks, money_hooks, risk_hooks  # noqa: F401  they register themselves
from indicators.composer import hooks as composer_hooks  # noqa: F401  they register themselves
from indicators.desk import hooks as desk_hooks  # noqa: F401  they register themselves
from indicators.reviewing import hooks as reviewing_hooks  # noqa: F401  they register themselves
from indicators.views import make_annual_report
from indicators.viewsets import ResultsViewSets
from portal.core.menu import PermittedMenuItem


@hooks.register("register_admin_viewset")
def results() -> ResultsViewSets:
    return ResultsViewSets()


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [path("annual-report/", make_annual_report, name="annual_report")]


@hooks.register("register_admin_menu_item")
def report_menu_item() -> MenuItem:
    address = reverse("annual_report")
    return PermittedMenuItem(
        _("Annual report"), address, "indicators.make_report", icon_name="doc-full-inverse", order=310
    )
