"""Everybody walks to every address that has a name: who gets in is as the roles say, and no name slips out.

A new address fails `test_every_address_has_a_rule` until somebody writes in `addresses` who may see it.
"""

import gc
import re

import pytest
from django.core.handlers.base import BaseHandler
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override

from participants.models import Country
from portal.core.roles import ROLES
from tests.factories.people import UserFactory
from tests.pages import world
from tests.pages.addresses import LEFT_OUT, RULES, UNNAMED, Address, addresses, rule_of

# Wagtail leaves the temporary file of a thumbnail to the garbage collector.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")]

# Which of the two people one may read of. Staff who work with registrations read of both.
# Forms that Wagtail's scripts send.
EDITORS = ("/admin/pages/", "/admin/reports/edit/", "/admin/reports/history/", "/admin/library/", "/admin/series/")
READS_NOBODY = {"anonymous", "Editor", "Trainer", "Donor", "Participant"}
FORBIDDEN = dict.fromkeys(READS_NOBODY, world.ARMENIAN + world.GEORGIAN) | {"Focal point": world.GEORGIAN}


@pytest.fixture(scope="module")
def rows(django_db_setup, django_db_blocker):
    """One world for all walks: they only look."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield world.build()
        transaction.set_rollback(True)
    gc.collect()


@pytest.fixture(scope="module")
def walk(rows) -> list[tuple[str, str]]:
    """Every address that has a name: the name, and where it leads in English and in Russian."""
    named = [address for address in addresses() if address.name and address.name not in LEFT_OUT]
    return [(address.name, url) for address in named for url in sorted(urls(address, rows))]


def test_every_address_has_a_rule():
    names = {address.name for address in addresses() if address.name} - LEFT_OUT
    assert sorted(name for name in names if rule_of(name) is None) == []


def test_every_rule_has_an_address():
    in_use = {rule_of(address.name) for address in addresses()}
    assert [rule.names for rule in RULES if rule not in in_use] == []


def test_no_address_of_our_own_is_without_a_name():
    assert {address.route for address in addresses() if not address.name} == UNNAMED


# Who gets in where is decided in Python; that every page answers on PostgreSQL too, one who may see most proves.
EVERYBODY = [
    pytest.param(who, marks=[] if who == "Administrator" else pytest.mark.looks)
    for who in ("anonymous", *(role.group for role in ROLES))
]


@pytest.mark.parametrize("who", EVERYBODY)
def test_each_role_gets_in_where_it_may_and_reads_no_name_that_it_may_not(who, walk):
    browser = Browser(who)
    expected = {url: rule_of(name).expects(who, url) for name, url in walk}
    found = {url: browser.get(url) for url in expected}
    assert {url: word for url, (word, _body) in found.items() if word != expected[url]} == {}
    unsafe = [url for url, (word, body) in found.items() if word == "200" and not is_every_form_safe(body)]
    assert [url for url in unsafe if not url.startswith(EDITORS)] == []
    told = {url: [sign for sign in FORBIDDEN.get(who, ()) if sign in body] for url, (_word, body) in found.items()}
    assert {url: signs for url, signs in told.items() if signs} == {}


def is_every_form_safe(page: str) -> bool:
    """Whether each form that is sent has its token: an include with `only` loses it, and a test client does not ask."""
    forms = re.findall(r"<form\b[^>]*method=[\"']?post.*?</form>", page, re.IGNORECASE | re.DOTALL)
    return all("csrfmiddlewaretoken" in form for form in forms)


def test_the_two_people_can_be_read_of_where_one_may(walk):
    """Else the walk would prove nothing."""
    staff, focal_point = Browser("Programme staff"), Browser("Focal point")
    shown = {"job_result", "person:index", "registration:index", "outgoing_mail:index"}
    told = {name: staff.get(url)[1] for name, url in walk if name in shown}
    file = told.pop("job_result")
    assert [sign for sign in world.ARMENIAN + world.GEORGIAN if sign not in file] == []
    assert [name for name, body in told.items() if "Talltelishvili" in body or "talltelishvili@" in body] == list(told)
    own = focal_point.get("/my/country/")[1]
    assert [sign for sign in world.ARMENIAN if sign in own] == ["Թելթալյան", "Keeper of Telltale Seals"]


def test_file_of_a_job_has_no_address_but_its_page(rows):
    for who in ("anonymous", "Donor", "Programme staff"):
        assert Browser(who).get(f"/media/{rows['job_file']}")[0] == "404"


class Browser:
    """Somebody of this role; the focal point is Armenia's, the participant is on record themselves.

    Asks the site itself instead of the test client, which keeps a copy of every template's context.
    """

    site = BaseHandler()
    site.load_middleware()

    def __init__(self, who: str):
        self.cookies = {}
        if who != "anonymous":
            country = Country.objects.get(pk="AM") if who == "Focal point" else None
            person = world.own_person() if who == "Participant" else None
            client = Client()
            client.force_login(UserFactory(role=who, focal_country=country, person=person, password="!"))
            self.cookies = {"sessionid": client.cookies["sessionid"].value}

    def get(self, url: str) -> tuple[str, str]:
        """What came of it in a word, and the text."""
        request = RequestFactory().get(url)
        request.COOKIES.update(self.cookies)
        response = self.site.get_response(request)
        body = b"".join(response).decode(errors="replace")  # a file is closed when it has been read
        if response.status_code != 302:
            return str(response.status_code), body
        leads_to = response["Location"]
        words = {"/admin/": "start", "/accounts/login/": "sign in", "/ru/accounts/login/": "sign in"}
        return words.get(leads_to.partition("?")[0], "on"), leads_to


def urls(address: Address, rows: dict) -> set[str]:
    """The address in English and, where it has one, in Russian."""
    found = set()
    for language in ("en", "ru"):
        with override(language):
            if address.parameters is None:
                found.add(reverse(address.name, args=rows[address.name]))
            else:
                values = {parameter: row(address.name, parameter, rows) for parameter in address.parameters}
                found.add(reverse(address.name, kwargs=values))
    return found


def row(name: str, parameter: str, rows: dict) -> object:
    """The value for this address alone, for its namespace, or for the parameter everywhere."""
    for key in (f"{name}:{parameter}", f"{name.rpartition(':')[0]}:{parameter}", parameter):
        if key in rows:
            return rows[key]
    raise LookupError(f"{name} wants {parameter}: put a row behind it in tests/pages/world.py")
