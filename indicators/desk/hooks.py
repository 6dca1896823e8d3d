"""The period desk in the admin: its pages, its lists, its entries in the menu."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from indicators.desk import figure_views, views
from indicators.desk.viewsets import DiscrepancyViewSet, FrameworkViewSets, PeriodViewSet
from portal.core.menu import PermittedMenuItem


@hooks.register("register_admin_viewset")
def desk_lists() -> list[ViewSet]:
    return [FrameworkViewSets(), PeriodViewSet(), DiscrepancyViewSet()]


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    return [
        path("period-desk/", views.desk, name="period_desk"),
        path("period-desk/<number:period_id>/", views.period, name="period"),
        path("period-desk/<number:period_id>/step/", views.step, name="period_step"),
        path("period-desk/<number:period_id>/evidence/", views.evidence_inbox, name="evidence_inbox"),
        path("period-desk/<number:period_id>/correct/", views.correct, name="period_correct"),
        path("period-desk/corrections/<number:correction_id>/close/", views.close, name="correction_close"),
        path("targets/<number:indicator_id>/<number:year>/", figure_views.set_target, name="set_target"),
        path("stated-results/<number:indicator_id>/<number:year>/", figure_views.state_result, name="state_result"),
        path(
            "discrepancies/<number:discrepancy_id>/explain/",
            figure_views.explain_discrepancy,
            name="explain_discrepancy",
        ),
        path("check-figures/", figure_views.check_now, name="check_now"),
        path("published-figures/import/", figure_views.import_claims, name="import_claims"),
    ]


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    address = reverse("period_desk")
    return PermittedMenuItem(
        _("Period desk"), address, "indicators.view_reportingperiod", icon_name="calendar-check", order=304
    )
