"""What staff have in the admin for the pages of events: their topics, duplication, and who gets their documents."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.documents.models import Document
from wagtail.models import Page

from events.actions.duplicating import may_duplicate
from events.materials import may_have
from events.models import EventPage, Topic
from events.views.duplicating import duplicate
from participants.models import User


class TopicViewSet(ModelViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 255
    add_to_admin_menu = True
    list_display = ["name", "name_ru"]
    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("name_ru")])]


@hooks.register("register_admin_viewset")
def topics() -> TopicViewSet:
    return TopicViewSet("topic", url_prefix="topics")


@hooks.register("register_admin_urls")
def page_urls() -> list[URLPattern]:
    return [path("events/<number:event_id>/duplicate/", duplicate, name="event_duplicate")]


@hooks.register("register_page_listing_more_buttons")
def duplicate_in_the_list(page: Page, user: User, next_url: str | None = None) -> Iterator[Button]:
    return _duplicate_button(page, user)


@hooks.register("register_page_header_buttons")
def duplicate_on_the_page(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    return _duplicate_button(page, user)


def _duplicate_button(page: Page, user: User) -> Iterator[Button]:
    if isinstance(page, EventPage) and may_duplicate(page, user):
        address = reverse("event_duplicate", args=[page.pk])
        yield Button(_("Duplicate this event"), url=address, icon_name="copy", priority=31)


@hooks.register("before_serve_document")
def keep_materials_for_participants(document: Document, request: HttpRequest) -> None:
    if not may_have(document, request.user, token=request.GET.get("key", "")):
        raise PermissionDenied
