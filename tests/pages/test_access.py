"""Who is let in where: every role, and somebody who is not signed in, at every page.

A row of the table: the address, and the groups that see the page. ANYBODY: nobody needs to sign in. SIGNED_IN: every
role. Who is not let in is led to the sign-in page (302), or, in the admin and known to it, back to its start (302); a
page outside the admin that needs a permission answers 403.
"""

from contextlib import suppress
from datetime import date, datetime

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from events.models import EventIndexPage, Registration
from indicators.models import Indicator, Output, Project
from participants.models import DataRequest
from portal.core.models import Job, OutgoingMail
from portal.core.roles import ROLES
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.library import WorkFactory
from tests.factories.merging import merged
from tests.factories.people import PersonFactory, UserFactory

ANYBODY = {"anonymous", *(role.group for role in ROLES)}
SIGNED_IN = {role.group for role in ROLES}
STAFF = {role.group for role in ROLES if role.is_staff}
DESK = {"Programme staff", "Administrator"}
BOARD = {"Programme manager", "Board member"}
FRAMEWORK = {"M&E officer", "Administrator"}

PAGES: dict[str, set[str]] = {
    "/verify/": ANYBODY,
    "/verify/badges/keys.json": ANYBODY,
    "/verify/badges/issuer.json": ANYBODY,
    "/.well-known/jwks.json": ANYBODY,
    "/learning/certificates/": SIGNED_IN,
    "/learning/my/": SIGNED_IN,
    "/": ANYBODY,
    "/ru/": ANYBODY,
    "/healthz": ANYBODY,
    "/events/": ANYBODY,
    "/events/calendar/": ANYBODY,
    "/events/calendar.ics": ANYBODY,
    "/events/access/": ANYBODY,
    "/ru/events/access/": ANYBODY,
    "/results/": ANYBODY,
    "/results/2022/": ANYBODY,
    "/results/2022/people.csv": ANYBODY,
    "/results/2022/countries.csv": ANYBODY,
    "/results/iati.xml": ANYBODY,
    "/results/reports/": ANYBODY,
    "/results/verify/": ANYBODY,
    "/results/donor/": {"Donor", "Programme staff", "M&E officer", "Administrator", *BOARD},
    "/results/donor/risks/": {"Donor", "Programme staff", "M&E officer", "Administrator", *BOARD},
    "/library/": ANYBODY,
    "/search/": ANYBODY,
    "/library/atom/": ANYBODY,
    "/library/oai": ANYBODY,
    "/library/articles/": ANYBODY,
    "/admin/journals/": {"Administrator"},
    "/admin/journals/new/": {"Administrator"},
    "/library/{work}/": ANYBODY,
    "/library/how-we-count/": ANYBODY,
    "/learning/": ANYBODY,
    "/allocation/": ANYBODY,
    "/allocation/result.csv": ANYBODY,
    "/accounts/login/": {"anonymous"},
    "/accounts/login/code/": {"anonymous"},
    "/accounts/signup/": {"anonymous"},
    "/accounts/inactive/": ANYBODY,
    "/accounts/password/reset/": ANYBODY,
    "/accounts/password/reset/done/": ANYBODY,
    "/accounts/password/change/": SIGNED_IN,
    "/accounts/reauthenticate/": SIGNED_IN,
    "/accounts/email/": SIGNED_IN,
    "/accounts/2fa/": SIGNED_IN,
    "/accounts/2fa/webauthn/": SIGNED_IN,
    "/institutions/suggestions/": ANYBODY,
    "/my/": SIGNED_IN,
    "/my/data/": SIGNED_IN,
    "/my/data/file/": SIGNED_IN,
    "/my/data/correct/": SIGNED_IN,
    "/my/data/ask-correction/": SIGNED_IN,
    "/my/data/ask-erasure/": SIGNED_IN,
    "/my/country/": {"Focal point"},
    "/check-in/": {*DESK, "Logistics"},
    "/check-in/worker.js": ANYBODY,
    "/check-in/manifest.json": ANYBODY,
    "/admin/": STAFF,
    "/admin/registrations/": {*DESK, "M&E officer", "Logistics"},
    "/admin/registrations/inspect/{registration}/": {*DESK, "M&E officer", "Logistics"},
    "/admin/bulk/events/registration/confirm/?id={registration}": DESK,
    "/admin/bulk/events/registration/decline/?id={registration}": DESK,
    "/admin/attendance/": {*DESK, "Logistics"},
    "/admin/attendance/{event}/": {*DESK, "Logistics"},
    "/admin/nominations/": DESK,
    "/admin/nominations/{event}/": DESK,
    "/admin/travel/": {"Logistics"},
    "/admin/travel/{event}/": {"Logistics"},
    "/admin/travel/{event}/travel.csv": {"Logistics"},
    "/admin/people/": {*DESK, "M&E officer"},
    "/admin/people/edit/{person}/": DESK,
    "/admin/people/import/": DESK,
    "/admin/people/export/": DESK,
    "/admin/registrations/list/{event}/": DESK,
    "/admin/lists/empty/people/": DESK,
    "/admin/lists/empty/participants/": DESK,
    "/admin/people/inspect/{person}/": {*DESK, "M&E officer"},
    "/admin/people/{person}/merge/": DESK,
    "/admin/people/{person}/merge/{other}/": DESK,
    "/admin/possible-matches/": DESK,
    "/admin/merges/": DESK,
    "/admin/merges/inspect/{merge}/": DESK,
    "/admin/institutions/": DESK,
    "/admin/institutions/new/": DESK,
    "/admin/data-requests/": DESK,
    "/admin/data-requests/new/": DESK,
    "/admin/data-requests/inspect/{data_request}/": DESK,
    "/admin/retention/": DESK,
    "/admin/mails/": DESK,
    "/admin/mails/inspect/{mail}/": DESK,
    "/admin/jobs/": STAFF,
    "/admin/jobs/{job}/": {*DESK, *BOARD, "M&E officer"},
    "/admin/jobs/{job}/state/": {*DESK, *BOARD, "M&E officer"},
    "/admin/jobs/{job}/result/": DESK,
    "/admin/annual-report/": {*DESK, *BOARD, "M&E officer"},
    "/admin/indicators/": FRAMEWORK,
    "/admin/indicators/edit/{indicator}/": FRAMEWORK,
    "/admin/money/": FRAMEWORK,
    "/admin/money/plans/import/": FRAMEWORK,
    "/admin/money/ledger/import/": FRAMEWORK,
    "/admin/money/receipts/new/": FRAMEWORK,
    "/admin/risks/": FRAMEWORK,
    "/admin/risks/new/": FRAMEWORK,
    "/admin/issues/": FRAMEWORK,
    "/admin/lessons/": FRAMEWORK,
    "/admin/lessons/new/": FRAMEWORK,
    "/admin/events/{event}/duplicate/": {*DESK, "Editor"},
    "/admin/topics/": {*DESK, "Editor"},
    "/admin/library/": {*DESK, "Editor"},
    "/admin/library/add/": {*DESK, "Editor"},
    "/admin/pages/{list}/": {*DESK, "Editor"},
    "/admin/pages/add/events/eventpage/{list}/": {*DESK, "Editor"},
    "/admin/pages/{event}/edit/": {*DESK, "Editor"},
    "/admin/users/": {"Administrator"},
    "/admin/sign-in-attempts/": {"Administrator"},
    "/admin/groups/": {"Administrator"},
}

# Pages in the middle of a way: nobody opens them by their address alone. Where somebody who is not signed in is led.
STEPS: dict[str, str] = {
    "/accounts/login/code/confirm/": "/accounts/login/code/",
    "/accounts/confirm-email/": "/accounts/login/",
    "/accounts/password/set/": "/accounts/login/?next=/accounts/password/set/",
    "/accounts/password/reset/confirm/": "/accounts/login/",
    "/accounts/password/reset/complete/": "/accounts/password/reset/",
    "/accounts/2fa/authenticate/": "/accounts/login/",
    "/accounts/2fa/reauthenticate/": "/accounts/login/?next=/accounts/2fa/reauthenticate/",
    "/accounts/2fa/totp/activate/": "/accounts/login/?next=%2Faccounts%2F2fa%2Ftotp%2Factivate%2F",
    "/accounts/2fa/totp/deactivate/": "/accounts/login/?next=/accounts/2fa/totp/deactivate/",
    "/accounts/2fa/recovery-codes/": "/accounts/login/?next=/accounts/2fa/recovery-codes/",
    "/accounts/2fa/recovery-codes/generate/": "/accounts/login/?next=%2Faccounts%2F2fa%2Frecovery-codes%2Fgenerate%2F",
    "/accounts/2fa/recovery-codes/download/": "/accounts/login/?next=/accounts/2fa/recovery-codes/download/",
    "/accounts/2fa/webauthn/add/": "/accounts/login/?next=%2Faccounts%2F2fa%2Fwebauthn%2Fadd%2F",
    "/accounts/2fa/webauthn/reauthenticate/": "/accounts/login/?next=/accounts/2fa/webauthn/reauthenticate/",
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
        "data_request": DataRequest.objects.create(person=PersonFactory(), kind="erasure", asked_at=now).pk,
        "other": PersonFactory().pk,
        "merge": merged(PersonFactory(), PersonFactory()).pk,
        "mail": mail.pk,
        "work": WorkFactory(published_on=date(2022, 2, 1)).number,
        "indicator": an_indicator().pk,
        "job": finished_job(now).pk,
    }


def an_indicator() -> Indicator:
    project = Project.objects.create(title="Digital services", starts_on=date(2021, 9, 17), ends_on=date(2023, 12, 31))
    output = Output.objects.create(project=project, number=1, title="Officials learn")
    return Indicator.objects.create(output=output, number="1.2", title="Officials attending", unit="people")


def finished_job(at: datetime) -> Job:
    """A report that the programme's director asked for."""
    job = Job.objects.create(
        kind="annual-report", title="Report", asked_by=UserFactory(), asked_at=at, finished_at=at, state=Job.State.DONE
    )
    job.result.save("report.pdf", ContentFile(b"the report"))
    return job


def answers(client: Client, rows: dict[str, int]) -> dict[str, int]:
    found = {}
    for page in PAGES:
        response = client.get(page.format(**rows))
        b"".join(response)  # a file is closed when it has been read
        found[page] = response.status_code
    return found


def expected(who: str) -> dict[str, int]:
    return {page: 200 if who in allowed else turned_away(who, page) for page, allowed in PAGES.items()}


def turned_away(who: str, page: str) -> int:
    return 403 if page.startswith(("/my/", "/check-in/", "/results/donor/")) and who != "anonymous" else 302


def test_nobody_enters_in_the_middle_of_a_way(client, db):
    assert {page: client.get(page).headers.get("Location") for page in STEPS} == STEPS


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


def test_the_table_has_every_public_page_of_the_apps():
    """A page without parameters that nobody entered in the table is a page of which nobody has said who sees it."""
    apps = ["home", "participants", "events", "knowledge", "indicators", "allocation"]
    # Not there in production, or takes no GET.
    left_out = {"/demo/", "/styleguide/", "/accounts/logout/", "/my/about/", "/learning/certificates/name/"}
    found = set()
    for app in apps:
        _prefix, resolver = get_resolver().namespace_dict[app]
        for name in resolver.reverse_dict:
            with suppress(NoReverseMatch, TypeError):
                found.add(reverse(f"{app}:{name}"))
    for name in filter(is_about_accounts, get_resolver().reverse_dict):
        with suppress(NoReverseMatch):
            found.add(reverse(name))
    assert found - left_out - set(PAGES) - set(STEPS) == set()
    assert found


def is_about_accounts(name: object) -> bool:
    """allauth's names stand in no namespace."""
    return isinstance(name, str) and name.startswith(("account_", "mfa_"))
