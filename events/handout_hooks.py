"""The pages about handouts in the admin."""

from collections.abc import Iterator

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from events.models import EventPage
from events.views import handing_out
from participants.models import User
from portal.core.menu import PermittedMenuItem


@hooks.register("register_admin_urls")
def handout_urls() -> list[URLPattern]:
    return [
        path("handouts/", handing_out.handout_events, name="handout_events"),
        path("handouts/<number:event_id>/", handing_out.handouts, name="handouts"),
        path("handouts/<number:event_id>/<slug:what>/", handing_out.make_handout, name="make_handout"),
    ]


@hooks.register("register_admin_menu_item")
def handouts() -> MenuItem:
    address = reverse("handout_events")
    return PermittedMenuItem(_("Handouts"), address, *handing_out.PERMISSIONS, icon_name="doc-full", order=220)


@hooks.register("register_page_header_buttons")
def handouts_of_the_page(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(page, EventPage) and handing_out.may_hand_out(user):
        yield Button(_("Handouts"), url=reverse("handouts", args=[page.pk]), icon_name="doc-full", priority=32)
