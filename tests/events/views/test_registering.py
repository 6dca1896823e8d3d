"""The event's page and what comes of its form, as a civil servant meets them."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from events.models import EventPage, Registration
from participants.models import Consent, Person
from portal.core.models import OutgoingMail
from portal.core.signing import sign
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.places import CountryFactory, InstitutionFactory
from tests.factories.questions import question

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    CountryFactory()
    return EventPageFactory(title="Open data", title_ru="Открытые данные", slug="open-data")


GUEST = question("yes_no", "Do you bring a guest?", "Будет ли с вами гость?", id="guest", is_required=True)
GUEST_NAME = question("short_text", "Whom?", id="whom", only_if="Do you bring a guest?", only_if_answer="yes")
TRACKS = question("several", "Tracks", id="tracks", options=[("Law", "Право", "law"), ("<b>Data</b>", "", "data")])


def typed(**changes) -> dict[str, str]:
    """A form filled in as it should be, with changes; None leaves a field out."""
    answers = {
        "given_name": "Айгүл",
        "family_name": "Сәрсенова",
        "given_name_latin": "Aigul",
        "family_name_latin": "Sarsenova",
        "sex": "female",
        "country": "KZ",
        "institution": "Civil Service Agency",
        "position": "Head of Division",
        "email": "Aigul@Example.org",
        "phone": "8 701 123 45 67",
        "consent": "on",
        "website": "",
    } | changes
    return {name: value for name, value in answers.items() if value is not None}


def send(client, event, language="", **changes):
    return client.post(f"{language}/events/{event.slug}/register/", typed(**changes))


class TestPage:
    def test_event_leads_to_the_form(self, client, event):
        assert 'href="/ru/events/open-data/register/"' in client.get("/ru/events/open-data/").content.decode()

    def test_shows_the_form_without_an_account(self, client, event):
        page = client.get("/events/open-data/register/")
        html = page.content.decode()
        assert page.status_code == 200
        assert [name for name in typed() if f'name="{name}"' not in html] == []
        assert '<option value="KZ">Kazakhstan</option>' in html

    def test_is_russian_under_its_own_address(self, client, event):
        html = client.get("/ru/events/open-data/register/").content.decode()
        assert "Открытые данные" in html
        assert '<option value="KZ">Казахстан</option>' in html
        assert 'action="/ru/events/open-data/register/"' in html

    def test_institutions_are_asked_for_while_typing_and_not_listed(self, client, event):
        InstitutionFactory(name="Academy")
        html = client.get("/ru/events/open-data/register/").content.decode()
        assert 'data-suggestions="/ru/institutions/suggestions/" data-suggestions-with="country"' in html
        assert "Academy" not in html

    def test_closed_event_says_why_and_shows_no_form(self, client):
        PastEventPageFactory(slug="held")
        assert "/events/held/register/" not in client.get("/events/held/").content.decode()
        html = client.get("/events/held/register/").content.decode()
        assert "Registration is over: the event began on 20 June 2022." in html
        assert 'name="given_name"' not in html

    def test_full_event_says_so_and_lets_people_wait(self, client):
        RegistrationFactory(event=EventPageFactory(slug="full", capacity=1))
        html = client.get("/events/full/register/").content.decode()
        assert "All places are taken now. You come on the waiting list" in html
        assert 'name="given_name"' in html

    def test_unpublished_event_takes_nothing(self, client, event):
        EventPage.objects.update(live=False)
        assert (client.get("/events/open-data/").status_code, send(client, event).status_code) == (404, 404)

    @pytest.mark.parametrize("path", ["/events/open-data/register/", "/ru/events/open-data/register/"])
    def test_asks_few_queries(self, client, event, path, django_assert_num_queries):
        cache.clear()
        with django_assert_num_queries(4):
            client.get(path)


class TestRegistering:
    def test_makes_one_registration_and_says_what_happens_next(self, client, event):
        answer = send(client, event)
        assert answer.status_code == 303
        registration = Registration.objects.get()
        person = registration.person
        assert (registration.event_id, registration.state, registration.language) == (event.pk, "confirmed", "en")
        assert (person.full_name, person.latin_name) == ("Айгүл Сәрсенова", "Aigul Sarsenova")
        assert (person.sex, person.country_id, person.position) == ("female", "KZ", "Head of Division")
        assert (person.institution.name, person.email) == ("Civil Service Agency", "aigul@example.org")
        thanks = client.get(answer["Location"])
        assert "Your registration is confirmed." in thanks.content.decode()
        assert client.get(answer["Location"]).content == thanks.content

    def test_keeps_the_consent_as_it_was_read(self, client, event):
        send(client, event, language="/ru")
        consent = Consent.objects.get()
        page = client.get("/ru/events/open-data/register/").content.decode()
        assert consent.language == "ru"
        assert [part for part in consent.text.removesuffix(".").rsplit(". ", 1) if part not in page] == []

    def test_twice_is_one_registration(self, client, event):
        first, second = send(client, event), send(client, event)
        assert (first.status_code, second.status_code) == (303, 303)
        assert (Registration.objects.count(), OutgoingMail.objects.count()) == (1, 1)

    def test_former_address_leads_to_the_form(self, client, event):
        answer = client.get(f"/registrations/new/{event.pk}/")
        assert (answer.status_code, answer["Location"]) == (302, "/events/open-data/register/")

    def test_unknown_event_is_not_found(self, client, event):
        assert client.post("/events/no-such-event/register/", typed()).status_code == 404

    @pytest.mark.parametrize("address", ["a.b@example.org", "a+b@sub.example.org"])
    def test_unusual_addresses_are_right(self, client, event, address):
        assert send(client, event, email=address).status_code == 303

    @pytest.mark.parametrize("name", ["О'Нил", "Oʻktam", "Нұрсұлтан-Али", "Давид кызы", "ნინო", "J. R.", "Ян"])
    def test_names_of_the_region_are_right(self, client, event, name):
        assert send(client, event, given_name=name, given_name_latin="").status_code == 303

    def test_spaces_are_put_in_order(self, client, event):
        send(client, event, given_name="  Анна \N{NO-BREAK SPACE} Мария ")
        assert Person.objects.get().given_name == "Анна Мария"


MISSING = {
    "given_name": "Write your given name.",
    "family_name": "Write your family name.",
    "sex": "Choose one of the answers.",
    "country": "Choose your country.",
    "institution": "Write where you work.",
    "email": "Write your e-mail address.",
    "consent": "Without your consent the programme may not keep your registration.",
}
NAME = "Write the name with letters; spaces, hyphens and apostrophes may stand in it."
ADDRESS = "Write the address in the form name@example.org."
WORDS = "Write this in plain words, without links or special signs."
WRONG = [
    ("given_name", "   ", MISSING["given_name"]),
    ("given_name", "\x00Anna", None),
    ("given_name", "An\x07na", NAME),
    ("given_name", "An\N{RIGHT-TO-LEFT OVERRIDE}na", NAME),
    ("given_name", "see evil.example", NAME),
    ("given_name", "<script>alert(1)</script>", NAME),
    ("given_name", "'-'", NAME),
    ("given_name", "А" * 101, "Ensure this value has at most 100 characters (it has 101)."),
    ("family_name", "Agent 007", NAME),
    ("given_name_latin", "Айгүл", "Write this in Latin letters, as in a passport."),
    ("sex", "unknown", "Select a valid choice. unknown is not one of the available choices."),
    ("country", "KR", "Choose a country of the list."),
    ("country", "'; DROP", "Choose a country of the list."),
    ("institution", "...", WORDS),
    ("institution", "http://evil.example", WORDS),
    ("institution", "х" * 201, "Ensure this value has at most 200 characters (it has 201)."),
    ("position", "\x1b[31m red", WORDS),
    ("email", "aigul@example", ADDRESS),
    ("email", "aigul@localhost", ADDRESS),
    ("email", "aigul.example.org", ADDRESS),
    ("email", "a@example..org", ADDRESS),
    ("email", "a@example.org\nBcc: all@example.org", ADDRESS),
    ("website", "http://spam.example", None),
]


class TestWrongInput:
    @pytest.mark.parametrize(("field", "sentence"), MISSING.items())
    def test_missing_field_has_its_sentence(self, client, event, field, sentence):
        page = send(client, event, **{field: None})
        assert page.status_code == 422
        assert page.context["form"].errors == {field: [sentence]}
        assert sentence in page.content.decode()

    @pytest.mark.parametrize(("field", "value", "sentence"), WRONG)
    def test_wrong_field_has_its_sentence_and_nothing_is_kept(self, client, event, field, value, sentence):
        CountryFactory(iso2="KR", report_code="KOR", name="Republic of Korea", is_participating=False)
        page = send(client, event, **{field: value})
        assert page.status_code == 422
        if sentence:
            assert page.context["form"].errors == {field: [sentence]}
        assert list(page.context["form"].errors) == [field]
        assert (Registration.objects.count(), Person.objects.count(), OutgoingMail.objects.count()) == (0, 0, 0)

    def test_what_was_typed_is_shown_again_and_escaped(self, client, event):
        html = send(client, event, given_name="<b>Анна</b>", email="anna@").content.decode()
        assert 'value="&lt;b&gt;Анна&lt;/b&gt;"' in html
        assert "<b>Анна" not in html
        assert 'value="anna@"' in html
        assert '<option value="KZ" selected>' in html
        assert re.search(r'value="female"[^>]*checked', html)

    def test_empty_form_says_everything_at_once(self, client, event):
        page = client.post(f"/events/{event.slug}/register/", {})
        assert {name: errors[0] for name, errors in page.context["form"].errors.items()} == MISSING

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"registration_opens_at": timezone.now() + timedelta(days=1)}, "Registration is not open yet."),
            ({"registration_closes_at": timezone.now() - timedelta(days=1)}, "Registration is over. It closed on"),
            ({"cancelled_at": timezone.now()}, "The event was cancelled."),
            ({"admission": "nomination"}, "Participants are nominated by their countries."),
        ],
    )
    def test_event_that_closed_meanwhile_says_so_and_keeps_what_was_typed(self, client, event, change, sentence):
        EventPage.objects.update(**change)
        page = send(client, event)
        html = page.content.decode()
        assert page.status_code == 422
        assert sentence in html
        assert 'value="Сәрсенова"' in html
        assert Registration.objects.count() == 0


class TestKnownPeople:
    def test_who_is_signed_in_finds_the_form_filled_in(self, client, event):
        person = PersonFactory(institution=InstitutionFactory(name="Academy", name_ru="Академия"), phone="+77011234567")
        client.force_login(UserFactory(person=person))
        page = client.get("/ru/events/open-data/register/")
        initial = page.context["form"].initial
        known = {name: getattr(person, name) for name in ("given_name", "family_name", "sex", "email", "phone")}
        assert {name: initial[name] for name in known} == known
        assert (initial["country"], initial["institution"]) == ("KZ", "Академия")
        assert '<option value="KZ" selected>' in page.content.decode()

    def test_who_is_registered_is_led_to_the_registration(self, client, event):
        registration = RegistrationFactory(event=event)
        client.force_login(UserFactory(person=registration.person))
        answer = client.get("/events/open-data/register/")
        assert answer.status_code == 302
        assert client.get(answer["Location"]).context["registration"] == registration

    def test_form_of_somebody_without_a_person_is_empty(self, client, event):
        client.force_login(UserFactory())
        assert client.get("/events/open-data/register/").context["form"].initial == {}


class TestOtherLanguage:
    def test_keeps_what_was_typed_and_registers_nobody(self, client):
        CountryFactory()
        EventPageFactory(slug="asking", questions=[TRACKS])
        html = client.get("/events/asking/register/").content.decode()
        assert 'formaction="/ru/events/asking/register/"' in html
        sent = typed(given_name="<b>Анна", consent=None, look="1") | {"question-tracks": ["data"]}
        page = client.post("/ru/events/asking/register/", sent)
        html = page.content.decode()
        assert page.status_code == 200
        assert 'value="&lt;b&gt;Анна"' in html
        assert '<option value="KZ" selected>Казахстан' in html
        assert re.search(r'value="data"[^>]*checked', html)
        assert not re.search(r'name="consent"[^>]*checked', html)
        assert (Registration.objects.count(), "field-error" in html) == (0, False)


class TestScript:
    def test_sending_it_is_told_where_to_go_on(self, client, event):
        answer = client.post("/events/open-data/register/", typed(), headers={"Accept": "application/json"})
        assert answer.status_code == 201
        assert client.get(answer.json()["next"]).status_code == 200
        again = client.post("/events/open-data/register/", typed(), headers={"Accept": "application/json"})
        assert (again.status_code, Registration.objects.count()) == (201, 1)

    def test_what_is_wrong_is_a_page(self, client, event):
        sent = typed(email="anna@")
        answer = client.post("/events/open-data/register/", sent, headers={"Accept": "application/json"})
        assert (answer.status_code, answer["Content-Type"]) == (422, "text/html; charset=utf-8")


class TestThanks:
    def test_say_when_one_came_in_on_the_waiting_list_and_tell_nobody_elses_state(self, client):
        CountryFactory()
        event = EventPageFactory(capacity=1)
        person = PersonFactory(family_name="Ким")
        old = RegistrationFactory(event=event, person=person, registered_at=timezone.now() - timedelta(days=3))
        known = {"given_name": old.person.given_name, "family_name": old.person.family_name, "email": old.person.email}
        answers = [send(client, event), send(client, event, **known)]
        pages = [client.get(answer["Location"]).content.decode() for answer in answers]
        assert Registration.objects.count() == 2
        assert ["You are on the waiting list" in page for page in pages] == [True, True]

    def test_shows_no_personal_data(self, client, event):
        registration = RegistrationFactory(event=event)
        token = sign("events.registered", registration.pk)
        html = client.get(reverse("events:registered", args=[token])).content.decode()
        person = registration.person
        assert [told for told in (person.given_name, person.family_name, person.email) if told in html] == []

    @pytest.mark.parametrize("token", ["1", "x", sign("events.withdraw", 1), sign("events.registered", 999_999)])
    def test_any_other_address_is_not_found(self, client, event, token):
        assert client.get(f"/registrations/done/{token}/").status_code == 404


class TestList:
    def test_unpublished_events_are_not_listed(self, client):
        EventPageFactory(title="Secret plan", live=False)
        assert "Secret plan" not in client.get("/events/").content.decode()


class TestQuestions:
    @pytest.fixture
    def event(self):
        CountryFactory()
        questions = [GUEST, GUEST_NAME | {"value": GUEST_NAME["value"] | {"is_required": True}}, TRACKS]
        return EventPageFactory(slug="asking", questions=questions)

    def test_are_on_the_form_in_the_readers_language(self, client, event):
        html = client.get("/ru/events/asking/register/").content.decode()
        assert "Будет ли с вами гость?" in html
        assert "&lt;b&gt;Data&lt;/b&gt;" in html
        assert '<div data-only-if="question-guest" data-only-is="yes">' in html
        assert "«Будет ли с вами гость?»" in html
        assert html.index("question-guest") < html.index('name="consent"')

    def test_answers_are_kept_and_those_that_do_not_apply_dropped(self, client, event):
        answers = {"question-guest": "no", "question-whom": "Nobody", "question-tracks": ["data", "law"]}
        assert send(client, event, **answers).status_code == 303
        assert Registration.objects.get().answers == {"guest": "no", "tracks": ["law", "data"]}

    def test_wrong_answers_have_their_sentences_and_script_is_only_text(self, client, event):
        answers = {"question-guest": "yes", "question-tracks": ["data", "<script>"], "question-whom": "x" * 201}
        page = send(client, event, **answers)
        assert page.status_code == 422
        assert page.context["form"].errors == {
            "question-whom": ["This answer is too long."],
            "question-tracks": ["Choose one of the answers."],
        }
        page = send(client, event, **{"question-whom": "<script>alert(1)</script>"})
        assert page.context["form"].errors == {"question-guest": ["Please answer this question."]}
        assert 'value="&lt;script&gt;alert(1)&lt;/script&gt;"' in page.content.decode()
        assert Registration.objects.count() == 0

    def test_ten_megabytes_are_refused_unread(self, client, event):
        answer = send(client, event, **{"question-whom": "x" * 10_000_000})
        assert (answer.status_code, Registration.objects.count()) == (400, 0)
        assert "<h1>" in answer.content.decode()


def test_hybrid_event_asks_how_one_takes_part(client):
    CountryFactory()
    event = EventPageFactory(mode="hybrid", capacity=1, capacity_online=5)
    RegistrationFactory(event=event)
    html = client.get(f"/events/{event.slug}/register/").content.decode()
    assert "In person: all places are taken, you come on the waiting list" in html
    assert "Online: 5 places left" in html
    page = send(client, event)
    assert page.context["form"].errors == {"mode": ["Choose one of the answers."]}
    assert send(client, event, mode="hybrid").status_code == 422
    assert send(client, event, mode="online").status_code == 303
    assert Registration.objects.latest("pk").mode == "online"
