"""Who is let in where: every role, and somebody who is not signed in, at every page.

A row of the table: the address, and the groups that see the page. ANYBODY: nobody needs to sign in. SIGNED_IN: every
role. Who is not let in is led to the sign-in page (302), or, in the admin and known to it, back to its start (302); a
page outside the admin that needs a permission answers 403.
"""

import pytest
from django.test import Client
from django.utils import timezone

from events.models import EventIndexPage, Registration
from portal.core.models import OutgoingMail
from portal.core.roles import ROLES
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory

ANYBODY = {"anonymous", *(role.group for role in ROLES)}
SIGNED_IN = {role.group for role in ROLES}
STAFF = {role.group for role in ROLES if role.is_staff}
DESK = {"Programme staff", "Administrator"}

PAGES: dict[str, set[str]] = {
    "/events/": ANYBODY,
    "/events/access/": ANYBODY,
    "/ru/events/access/": ANYBODY,
    "/accounts/login/": {"anonymous"},
    "/my/": SIGNED_IN,
    "/admin/": STAFF,
    "/admin/registrations/": {*DESK, "M&E officer", "Logistics"},
    "/admin/registrations/inspect/{registration}/": {*DESK, "M&E officer", "Logistics"},
    "/admin/bulk/events/registration/confirm/?id={registration}": DESK,
    "/admin/bulk/events/registration/decline/?id={registration}": DESK,
    "/admin/attendance/": {*DESK, "Logistics"},
    "/admin/attendance/{event}/": {*DESK, "Logistics"},
    "/admin/people/": {*DESK, "M&E officer"},
    "/admin/people/edit/{person}/": DESK,
    "/admin/institutions/": DESK,
    "/admin/institutions/new/": DESK,
    "/admin/mails/": DESK,
    "/admin/mails/inspect/{mail}/": DESK,
    "/admin/jobs/": STAFF,
    "/admin/pages/{list}/": {*DESK, "Editor"},
    "/admin/pages/add/events/eventpage/{list}/": {*DESK, "Editor"},
    "/admin/pages/{event}/edit/": {*DESK, "Editor"},
    "/admin/users/": {"Administrator"},
    "/admin/groups/": {"Administrator"},
}

# What changes something, sent as an empty form: who may, gets past the door; for all others nothing has happened.
VERBS: dict[str, set[str]] = {
    "/admin/registrations/{registration}/confirm/": DESK,
    "/admin/registrations/{registration}/decline/": DESK,
    "/admin/registrations/{registration}/mark/": {*DESK, "Logistics"},
}


@pytest.fixture
def rows(db) -> dict[str, int]:
    """The rows that the addresses of the tables name."""
    event = EventPageFactory(slug="access")
    now = timezone.now()
    mail = OutgoingMail.objects.create(key="access", recipient="a@example.org", created_at=now, due_at=now)
    return {
        "event": event.pk,
        "list": EventIndexPage.objects.get().pk,
        "registration": RegistrationFactory(event=event, state=Registration.State.APPLIED).pk,
        "person": PersonFactory().pk,
        "mail": mail.pk,
    }


def answers(client: Client, rows: dict[str, int]) -> dict[str, int]:
    return {page: client.get(page.format(**rows)).status_code for page in PAGES}


def expected(who: str) -> dict[str, int]:
    return {page: 200 if who in allowed else 302 for page, allowed in PAGES.items()}


def test_each_role_sees_its_pages_and_no_others(client_of, role, rows):
    assert answers(client_of(role), rows) == expected(role)


def test_without_signing_in_only_public_pages_are_seen(client, rows):
    assert answers(client, rows) == expected("anonymous")


def test_who_is_not_signed_in_is_led_to_the_sign_in(client, rows):
    for page, allowed in PAGES.items():
        if "anonymous" not in allowed:
            address = page.format(**rows)
            assert client.get(address)["Location"].startswith("/accounts/login/?next="), address


def test_decisions_are_closed_to_every_other_role(client_of, role, rows):
    client = client_of(role)
    for verb, allowed in VERBS.items():
        answer = client.post(verb.format(**rows))
        assert answer["Location"].startswith("/admin/registrations/inspect/") == (role in allowed), verb
        assert Registration.objects.exclude(state="applied").exists() == (role in DESK)


def test_decisions_are_closed_without_signing_in(client, rows):
    for verb in VERBS:
        assert client.post(verb.format(**rows))["Location"].startswith("/accounts/login/")
    assert Registration.objects.get().state == "applied"
