"""What staff have in the admin for series and the people who take part in them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from knowledge.models import SeriesSession
from knowledge.series_viewsets import SeriesViewSet
from knowledge.views import series_people

register_snippet(SeriesViewSet)


@hooks.register("register_admin_urls")
def people_urls() -> list[URLPattern]:
    return [
        path("series-people/<int:series_id>/", series_people.people, name="series_people"),
        path("series-people/<int:series_id>/enrol/", series_people.enrol_people, name="series_enrol"),
        path("series-people/withdraw/<int:enrolment_id>/", series_people.withdraw_person, name="series_withdraw"),
    ]


@hooks.register("before_delete_page")
def keep_sessions(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An event that is a session of a series is taken out of the series first."""
    session = SeriesSession.objects.filter(event__path__startswith=page.path).select_related("series").first()
    if session is None:
        return None
    sentence = _("“%(event)s” is a session of “%(series)s”. Take it out of the series first.")
    messages.error(request, sentence % {"event": session.event.local_title, "series": session.series})
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_many_sessions(
    request: HttpRequest, action_type: str, objects: list[object], action: BulkAction
) -> HttpResponse | None:
    pages = objects if action_type == "delete" else []
    answers = (keep_sessions(request, page) for page in pages if isinstance(page, Page))
    return next((answer for answer in answers if answer), None)


@hooks.register("register_log_actions")
def enrolment_log(actions: LogActionRegistry) -> None:
    merged = _("Became part of another enrolment of the same person")
    actions.register_action("knowledge.enrolment.merged", _("Merge"), merged)
    parted = _("Stands by itself again")
    actions.register_action("knowledge.enrolment.parted", _("Undo the merge"), parted)
    actions.register_action("knowledge.enrolment.enrolled", _("Enrol"), _("Enrolled by staff"))
    actions.register_action("knowledge.enrolment.nominated", _("Nominate"), _("Nominated"))
    actions.register_action("knowledge.enrolment.withdrawn", _("Withdraw"), _("Withdrawn by staff"))
    actions.register_action("knowledge.series.exported", _("Export learners"), _("Took the learners out as a file"))
