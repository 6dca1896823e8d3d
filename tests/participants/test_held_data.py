import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from participants.held_data import Reason, as_json, held_on
from participants.models import Consent, DataRequest
from portal.core.declarations import declarations
from portal.core.models import OutgoingMail
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.telling import AT, WORD, TellingWorld

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


def telling(world, model, name) -> str:
    """The tell-tale word in this field, if it holds one."""
    return next(iter(re.findall(rf"{WORD}[0-9]+", str(getattr(world.made[model._meta.label], name)))), "")


def test_every_model_that_declares_something_to_show_is_there_by_itself():
    world = TellingWorld()
    shown = {m._meta.label for m, d in declarations() if d.is_about_people and any(h.kind.is_shown for h in d.held)}
    assert {section.model for section in held_on(world.user).sections} == shown
    assert {"participants.Person", "participants.User", "events.CheckIn", "core.OutgoingMail"} <= shown


def test_every_value_that_may_be_shown_is_shown():
    world = TellingWorld()
    held = json.dumps(as_json(world.user, at=AT))
    missing = [
        (model._meta.label, name)
        for model, data in declarations()
        if data.is_about_people
        for name, kind in data.fields.items()
        if kind.is_shown and (word := telling(world, model, name)) and word not in held
    ]
    assert missing == []


def test_nothing_of_anybody_else_is_there():
    TellingWorld()
    user = UserFactory(person=PersonFactory())
    RegistrationFactory(person=user.person, event=PastEventPageFactory())
    with override("en"):
        assert WORD not in json.dumps(as_json(user, at=AT)) + str(held_on(user))


def test_secrets_and_what_tells_of_others_are_told_by_their_number():
    world = TellingWorld()
    held, words = held_on(world.user), {True: set(), False: set()}
    for model, data in declarations():
        for name, kind in data.fields.items() if data.is_about_people else ():
            words[kind.is_shown].add(telling(world, model, name))
    hidden = words[False] - words[True]  # a search key repeats the names, which are shown
    assert len(hidden) > 10
    assert hidden & set(re.findall(rf"{WORD}[0-9]+", json.dumps(as_json(world.user, at=AT)))) == set()
    assert {"participants.MatchCandidate", "participants.Merge", "participants.User"} <= {u.model for u in held.unseen}
    assert world.other.family_name not in str(held)


def test_mail_with_a_code_is_shown_to_nobody():
    """Who finds the portal open in somebody's browser would else set a new password."""
    user = UserFactory()
    OutgoingMail.objects.create(
        key="code", recipient=user.email, text="Your code: 123456", is_secret=True, created_at=AT, due_at=AT
    )
    assert "123456" not in str(held_on(user)) + json.dumps(as_json(user, at=AT))


def test_what_was_held_on_the_entries_merged_into_mine_is_mine():
    user = UserFactory(person=PersonFactory())
    PersonFactory(merged_into=user.person, given_name="Aygul")
    [person] = [section for section in held_on(user).sections if section.model == "participants.Person"]
    assert [row[0].words for row in person.rows] == ["Айгүл", "Aygul"]


def test_words_on_the_page_and_plain_values_in_the_file():
    person = PersonFactory(sex="female")
    Consent.objects.create(
        person=person, purpose="registration", is_given=True, text="I agree.", language="en", source="self", at=AT
    )
    user = UserFactory(person=person)
    [section] = [section for section in held_on(user).sections if section.model == "participants.Consent"]
    words = {value.name: value.words for value in section.rows[0]}
    assert words == {
        "purpose": "registration for an event",
        "is_given": "yes",
        "language": "en",
        "source": "a form of the portal",
        "at": "1 June 2022, 06:00",
        "text": "I agree.",
    }
    [entry] = [entry for entry in as_json(user, at=AT)["held"] if entry["model"] == "participants.Consent"]
    assert entry["rows"][0] | {"at": ""} == {
        "purpose": "registration",
        "is_given": True,
        "language": "en",
        "source": "self",
        "at": "",
        "text": "I agree.",
    }
    assert section.reasons == (
        Reason(
            "consent and requests",
            "to prove that the rest may be kept",
            "as long as the person is known and three years more",
        ),
    )


def test_presence_says_at_which_event():
    world = TellingWorld()
    [section] = [section for section in held_on(world.user).sections if section.model == "events.Attendance"]
    assert section.rows[0][0].words == world.event.title


def test_acts_of_staff_are_counted_and_not_shown():
    user = UserFactory()
    for _ in range(2):
        RegistrationFactory(event=PastEventPageFactory(), decided_by=user, decided_at=AT)
    [act] = held_on(user).acts
    assert (act.model, act.title, act.number) == ("events.Registration.decided_by", "Registration: decided by", 2)


def test_account_without_a_person_sees_its_account():
    user = UserFactory()
    PersonFactory()
    assert [section.model for section in held_on(user).sections] == ["participants.User", "account.EmailAddress"]


def test_queries_do_not_grow_with_the_rows():
    """How many there are depends on how many models declare something; a new one needs no change here."""
    user = UserFactory(person=PersonFactory())
    asked = []
    for _ in range(3):
        RegistrationFactory(person=user.person, event=PastEventPageFactory())
        DataRequest.objects.create(person=user.person, kind="correction", text="x", asked_at=timezone.now())
        with CaptureQueriesContext(connection) as queries:
            held_on(user)
        asked.append(len(queries))
    assert len(set(asked[1:])) == 1
    assert asked[0] <= asked[1] < 120


def test_what_one_decided_as_staff_is_no_row_about_oneself():
    user = UserFactory()
    RegistrationFactory(event=PastEventPageFactory(), decided_by=user, decided_at=AT)
    assert [section.model for section in held_on(user).sections] == ["participants.User", "account.EmailAddress"]
