"""The link by which a nominee answers."""

import pytest
from django.utils import timezone

from events.actions.leaving import withdraw
from events.actions.nominating import add, remove, submit
from events.models import EventPage, Nomination
from events.nomination_links import NOMINATION, nomination_path
from participants.models import Consent
from portal.core.signing import sign
from tests.factories.events import RegistrationFactory
from tests.factories.nominations import a_visit, armenia, nominee
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

ANSWERS = {
    "given_name": "Անի",
    "family_name": "Թեստյան",
    "given_name_latin": "Ani",
    "family_name_latin": "Testyan",
    "sex": "female",
    "institution": "Ministry of Tests",
    "position": "Adviser",
    "phone": "010 123456",
    "consent": "on",
}


@pytest.fixture
def nomination():
    visit, country, by = a_visit(), armenia(), UserFactory()
    add(visit, country, [nominee(1)], by=by, at=timezone.now())
    submit(visit, country, by=by, at=timezone.now())
    return Nomination.objects.of(visit, country).get()


def state(nomination) -> str:
    return Nomination.objects.get(pk=nomination.pk).registration.state


def test_link_shows_what_the_country_wrote_and_changes_nothing(client, nomination):
    page = client.get(nomination_path(nomination.registration))
    html = page.content.decode()
    assert (page.status_code, state(nomination), "no-store" in page["Cache-Control"]) == (200, "nominated", True)
    assert [word for word in ("Davit", "Probyan", "Ministry of Tests", "Armenia") if word not in html] == []


def test_answer_confirms_completes_and_says_so_once(client, nomination):
    path = nomination_path(nomination.registration)
    answers = [client.post(path, ANSWERS) for _twice in range(2)]
    assert [answer.status_code for answer in answers] == [303, 200]
    person = Nomination.objects.get().registration.person
    assert (state(nomination), person.full_name, person.phone) == ("confirmed", "Անի Թեստյան", "+37410123456")
    assert (person.country_id, person.email, Consent.objects.count()) == ("AM", "nominee1@example.org", 1)
    html = client.get(path).content.decode()
    assert ["Thank you, you have agreed." in html, "+37410123456" in html] == [True, False]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"consent": ""}, "Without your consent"),
        ({"phone": "12"}, "Write the number with the code of its country"),
        ({"given_name": ""}, "Write your given name."),
        ({"website": "http://example.org"}, "must stay empty"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_wrong_answer_is_refused_in_words(client, nomination, changed, sentence):
    page = client.post(nomination_path(nomination.registration), ANSWERS | changed)
    assert (page.status_code, state(nomination), Consent.objects.count()) == (422, "nominated", 0)
    assert sentence in page.content.decode()


def test_country_and_address_are_not_changed_by_a_forged_field(client, nomination):
    client.post(nomination_path(nomination.registration), ANSWERS | {"country": "KZ", "email": "x@example.org"})
    person = Nomination.objects.get().registration.person
    assert (person.country_id, person.email) == ("AM", "nominee1@example.org")


@pytest.mark.parametrize("change", ["taken back", "withdrawn", "too late"])
def test_answer_that_comes_too_late_is_refused_in_words(client, nomination, change):
    now = timezone.now()
    if change == "taken back":
        remove(nomination, reason="Another one", by=UserFactory(), at=now)
    elif change == "withdrawn":
        withdraw(nomination.registration, at=now)
    else:
        EventPage.objects.filter(pk=nomination.event_id).update(nomination_closes_at=now)
    path, before = nomination_path(nomination.registration), state(nomination)
    words = "was to be confirmed until" if change == "too late" else "This nomination no longer stands."
    assert words in client.get(path).content.decode()
    assert (client.post(path, ANSWERS).status_code, state(nomination)) == (409, before)


def test_forged_and_other_links_are_not_found(client, nomination):
    code = nomination.registration.code
    for token in ("x", sign("events.withdraw", code), sign(NOMINATION, "NOSUCHCODE")):
        assert client.get(f"/registrations/nomination/{token}/").status_code == 404


def test_link_of_who_was_never_nominated_answers_nothing(client):
    registration = RegistrationFactory(state="applied")
    path = nomination_path(registration)
    assert client.post(path, ANSWERS).status_code == 200
    registration.refresh_from_db()
    assert registration.state == "applied"
