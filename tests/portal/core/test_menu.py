import pytest
from django.test import RequestFactory
from wagtail.admin.menu import admin_menu, settings_menu

from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

PERMITTED = {
    "attendance_sheets": "/admin/attendance/",
    "event_desk": "/admin/event-desk/",
    "handouts": "/admin/handouts/",
    "journeys": "/admin/travel/",
    "locks": "/admin/sign-in-attempts/",
    "nominations": "/admin/nominations/",
    "report": "/admin/annual-report/",
    "retention": "/admin/retention/",
}


def shown_to(role: str) -> set[str]:
    request = RequestFactory().get("/admin/")
    request.user = UserFactory(role=role)
    entries = [*admin_menu.menu_items_for_request(request), *settings_menu.menu_items_for_request(request)]
    addresses = {getattr(entry, "url", "") for entry in entries}
    return {name for name, address in PERMITTED.items() if address in addresses}


@pytest.mark.parametrize(
    ("role", "entries"),
    [
        ("Programme staff", {"attendance_sheets", "event_desk", "handouts", "nominations", "report", "retention"}),
        ("M&E officer", {"event_desk", "handouts", "report"}),
        ("Logistics", {"attendance_sheets", "event_desk", "handouts", "journeys"}),
        ("Editor", set()),
    ],
)
def test_entries_of_the_menu_are_for_those_who_may_open_them(role, entries):
    assert shown_to(role) == entries
