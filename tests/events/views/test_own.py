"""One's own registration by the link of a mail: what it shows, what it changes, and what a wrong link gets."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from events.links import FEED, OWN, feed_url, follow, own_path
from events.models import EventPage, Registration
from portal.core.models import OutgoingMail
from portal.core.signing import LinkRefused, sign
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.merging import merged
from tests.factories.people import UserFactory
from tests.factories.questions import question

pytestmark = pytest.mark.django_db
State = Registration.State

GUEST = question("yes_no", "Guest?", id="guest")
NAME = question("short_text", "Whom?", id="whom", only_if="Guest?", only_if_answer="yes")


def offered(**fields) -> Registration:
    until = timezone.now() + timedelta(hours=2)
    return RegistrationFactory(**{"state": State.OFFERED, "offered_until": until} | fields)


def now_of(registration) -> tuple[str, str, dict, str]:
    """What of it can change."""
    row = Registration.objects.select_related("person").get(pk=registration.pk)
    return row.state, row.mode, row.answers, row.person.phone


class TestLooking:
    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"state": State.CONFIRMED}, "You have a place. We expect you."),
            ({"state": State.APPLIED}, "The programme decides on it and writes to you."),
            ({"state": State.WAITING}, "You are on the waiting list, at position 1."),
            ({"state": State.DECLINED, "reason": "Too many."}, "The programme cannot offer you a place. Too many."),
            ({"state": State.WITHDRAWN}, "Your registration is withdrawn."),
        ],
    )
    def test_says_how_one_stands_and_changes_nothing(self, client, fields, told):
        registration = RegistrationFactory(event=EventPageFactory(capacity=1), **fields)
        before = now_of(registration)
        page = client.get(own_path(registration))
        assert page.status_code == 200
        assert told in page.content.decode()
        for verb in ("accept", "withdraw"):
            assert client.get(f"{own_path(registration)}{verb}/").status_code == 302
        assert now_of(registration) == before
        assert OutgoingMail.objects.count() == 0

    def test_offer_says_until_when_by_the_clock_of_the_venue(self, client):
        event = EventPageFactory(time_zone="Asia/Tbilisi")
        html = client.get(own_path(offered(event=event))).content.decode()
        assert "(UTC+4); then it goes to the next." in html
        assert "Accept the place" in html

    def test_confirmed_show_their_code_at_the_entrance(self, client):
        pages = [
            client.get(own_path(RegistrationFactory(state=state))).content.decode()
            for state in (State.CONFIRMED, State.WAITING)
        ]
        assert ['class="qr"' in page for page in pages] == [True, False]

    def test_joining_link_is_for_the_confirmed_alone(self, client):
        event = EventPageFactory(mode="online", joining_link="https://meet.example.org/room")
        pages = [
            client.get(own_path(RegistrationFactory(event=event, mode="online", state=state))).content.decode()
            for state in (State.CONFIRMED, State.WAITING)
        ]
        assert ["https://meet.example.org/room" in page for page in pages] == [True, False]

    def test_link_leads_to_what_the_registration_became_part_of(self, client):
        event = EventPageFactory()
        one, two = RegistrationFactory(event=event), RegistrationFactory(event=event)
        merged(one.person, two.person)
        assert follow(sign(OWN, two.code), at=timezone.now()) == one


class TestWrongLinks:
    def test_all_get_the_same_page_and_change_nothing(self, client):
        registration = offered()
        over = RegistrationFactory(event=PastEventPageFactory())
        token = sign(OWN, registration.code)
        tokens = [
            "x",
            token[:-1] + ("a" if token[-1] != "a" else "b"),
            sign("events.withdraw", registration.code),
            sign(OWN, "NOSUCHCODE"),
            sign(OWN, registration.pk),
            sign(OWN, over.code),
        ]
        pages = []
        for wrong in tokens:
            for verb in ("", "accept/", "withdraw/", "event.ics"):
                get = client.get(f"/registrations/{wrong}/{verb}")
                answers = [get] if verb == "event.ics" else [get, client.post(f"/registrations/{wrong}/{verb}")]
                assert [answer.status_code for answer in answers] == [404] * len(answers)
                pages += [answer.content.decode().replace(wrong, "").replace(verb, "") for answer in answers]
        assert "This link does not work" in pages[0]
        assert now_of(registration)[0] == State.OFFERED
        with pytest.raises(LinkRefused):
            follow(sign(OWN, over.code), at=over.event.ends_at + timedelta(days=30))
        assert follow(sign(OWN, over.code), at=over.event.ends_at + timedelta(days=29)) == over


class TestAnswering:
    def test_offer_is_accepted_once(self, client):
        registration = offered()
        answers = [client.post(f"{own_path(registration)}accept/") for _ in range(2)]
        assert [answer.status_code for answer in answers] == [303, 303]
        assert now_of(registration)[0] == State.CONFIRMED
        assert OutgoingMail.objects.count() == 1

    def test_offer_that_was_passed_on_says_so(self, client):
        registration = offered(offered_until=timezone.now() - timedelta(minutes=1))
        page = client.post(f"{own_path(registration)}accept/")
        assert page.status_code == 409
        assert "An offer that is not answered goes to the next." in page.content.decode()
        assert now_of(registration)[0] != State.CONFIRMED

    @pytest.mark.parametrize("path", ["own", "former"])
    def test_withdrawing_frees_the_place_once(self, client, path):
        registration = RegistrationFactory(event=EventPageFactory(capacity=1))
        former = reverse("events:withdraw", args=[sign("events.withdraw", registration.code)])
        address = f"{own_path(registration)}withdraw/" if path == "own" else former
        assert client.get(address).status_code == 302
        answers = [client.post(address) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [303, 303]
        assert "Your registration is withdrawn." in client.get(answers[0]["Location"]).content.decode()
        assert registration.event.intake(timezone.now()).left == 1

    def test_begun_event_refuses_in_words(self, client):
        registration = RegistrationFactory(event=EventPageFactory(starts_on=timezone.localdate() - timedelta(days=1)))
        page = client.post(f"{own_path(registration)}withdraw/")
        assert page.status_code == 409
        assert "The event has begun; a registration can no longer be withdrawn." in page.content.decode()
        assert now_of(registration)[0] == State.CONFIRMED

    def test_event_cancelled_under_ones_hands(self, client):
        registration = offered(event=EventPageFactory(questions=[GUEST]))
        EventPage.objects.update(cancelled_at=timezone.now(), cancelled_reason="Storm.")
        Registration.objects.update(state=State.CANCELLED, offered_until=None)
        sent = {"phone": "", "question-guest": "yes"}
        pages = [client.post(f"{own_path(registration)}{verb}", sent) for verb in ("", "accept/")]
        assert [page.status_code for page in pages] == [422, 409]
        assert ["The event was cancelled. Storm." in page.content.decode() for page in pages] == [True, True]
        assert now_of(registration)[:3] == (State.CANCELLED, "in_person", {})


class TestChanging:
    def test_answers_phone_and_mode_are_changed_and_shown(self, client):
        event = EventPageFactory(mode="hybrid", questions=[GUEST, NAME])
        registration = RegistrationFactory(event=event, answers={"guest": "no"})
        page = client.get(own_path(registration))
        assert page.context["form"].initial["question-guest"] == "no"
        sent = {"phone": "8 701 123 45 67", "mode": "online", "question-guest": "yes", "question-whom": "<b>Ani</b>"}
        answer = client.post(own_path(registration), sent)
        assert answer.status_code == 303
        changed = (State.CONFIRMED, "online", {"guest": "yes", "whom": "<b>Ani</b>"}, "+77011234567")
        assert now_of(registration) == changed
        html = client.get(answer["Location"]).content.decode()
        assert "Your changes are saved." in html
        assert 'value="&lt;b&gt;Ani&lt;/b&gt;"' in html

    def test_what_is_wrong_is_said_and_nothing_kept(self, client):
        event = EventPageFactory(mode="hybrid", capacity_online=1, questions=[GUEST])
        RegistrationFactory(event=event, mode="online")
        registration = RegistrationFactory(event=event)
        before = now_of(registration)
        page = client.post(own_path(registration), {"phone": "12", "mode": "hybrid", "question-guest": "maybe"})
        assert page.status_code == 422
        assert sorted(page.context["form"].errors) == ["mode", "phone", "question-guest"]
        page = client.post(own_path(registration), {"phone": "8 701 123 45 67", "mode": "online"})
        assert page.status_code == 422
        assert "There is no free place for this now." in page.content.decode()
        assert now_of(registration) == before

    def test_other_language_keeps_what_was_typed_and_changes_nothing(self, client):
        registration = RegistrationFactory(event=EventPageFactory(questions=[GUEST]))
        before, path = now_of(registration), own_path(registration)
        assert f'formaction="/ru{path}"' in client.get(path).content.decode()
        page = client.post(f"/ru{path}", {"phone": "8 701", "question-guest": "yes", "look": "1"})
        assert page.status_code == 200
        assert 'value="8 701"' in page.content.decode()
        assert now_of(registration) == before


def test_my_portal_leads_to_it(client):
    registration = RegistrationFactory()
    RegistrationFactory(person=registration.person, event=PastEventPageFactory(slug="held"))
    client.force_login(UserFactory(person=registration.person))
    html = client.get("/my/").content.decode()
    assert f'href="{own_path(registration).partition(":")[0]}:' in html
    assert 'href="/events/held/"' in html


class TestCalendar:
    def test_event_is_handed_out(self, client):
        registration = RegistrationFactory()
        answer = client.get(f"{own_path(registration)}event.ics")
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert [str(entry["SUMMARY"]) for entry in Calendar.from_ical(answer.content).events] == [
            registration.event.local_title
        ]

    def test_feed_holds_the_events_of_the_person_and_of_nobody_else(self, client):
        first = RegistrationFactory()
        RegistrationFactory(event=first.event)
        RegistrationFactory(person=first.person, state=State.WITHDRAWN)
        off = RegistrationFactory(person=first.person, state=State.CANCELLED)
        past = RegistrationFactory(person=first.person, event=PastEventPageFactory())
        address = feed_url(past).removeprefix("http://testserver")
        entries = Calendar.from_ical(client.get(address).content).events
        states = {str(entry["UID"]): str(entry["STATUS"]) for entry in entries}
        expected = {first.pk: "CONFIRMED", off.pk: "CANCELLED", past.pk: "CONFIRMED"}
        assert states == {f"registration-{pk}@testserver": state for pk, state in expected.items()}

    def test_feed_has_a_link_of_its_own(self, client):
        registration = RegistrationFactory()
        assert client.get(f"/calendar/{sign(OWN, registration.code)}.ics").status_code == 404
        assert client.get(f"/registrations/{sign(FEED, registration.code)}/").status_code == 404


def test_page_asks_few_queries(client, django_assert_max_num_queries):
    registration = RegistrationFactory(event=EventPageFactory(questions=[GUEST, NAME]), state=State.WAITING)
    client.get(own_path(registration))
    with django_assert_max_num_queries(4):
        client.get(own_path(registration))
    assert EventPage.objects.count() == 1
