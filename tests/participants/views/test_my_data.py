import pytest
from django.utils import timezone

from participants.models import Consent, DataRequest, Person
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.places import InstitutionFactory
from tests.factories.telling import WORD, TellingWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    person = PersonFactory(given_name="Анна", family_name="Ким", phone="+77011234567", email="anna@example.org")
    RegistrationFactory(person=person, event=PastEventPageFactory(title="Open data", title_ru="Open data"))
    return UserFactory(person=person)


@pytest.fixture
def mine(client, user):
    client.force_login(user)
    return client


def give(person) -> Consent:
    return Consent.objects.create(
        person=person,
        purpose="registration",
        is_given=True,
        text="I agree to this.",
        language="en",
        source="self",
        at=timezone.now(),
    )


def answers(**changes):
    return {"phone": "8 701 765 43 21", "institution": "Ministry", "position": "Head", "language": "ru"} | changes


@pytest.mark.parametrize("prefix", ["", "/ru"])
def test_page_holds_what_is_kept_on_me(mine, prefix):
    html = mine.get(f"{prefix}/my/data/").content.decode()
    assert [word for word in ("Анна", "Ким", "+77011234567", "anna@example.org", "Open data") if word not in html] == []


def test_page_and_file_hold_nothing_of_others(mine, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    TellingWorld()
    assert WORD not in mine.get("/my/data/").content.decode()
    assert WORD not in mine.get("/my/data/file/").content.decode()


def test_file_is_json_to_keep(mine):
    answer = mine.get("/my/data/file/")
    assert answer["Content-Disposition"] == f'attachment; filename="my-data-{timezone.localdate()}.json"'
    assert answer["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    [person] = [entry for entry in answer.json()["held"] if entry["model"] == "participants.Person"]
    assert person["rows"][0]["given_name"] == "Анна"
    assert "Анна" in answer.content.decode()


def test_account_without_a_person_is_told_so(client):
    client.force_login(UserFactory())
    assert "belongs to no participant yet" in client.get("/my/data/").content.decode()
    assert "belongs to no participant yet" in client.post("/my/data/correct/", answers()).content.decode()


def test_phone_and_work_are_corrected(mine):
    answer = mine.post("/my/data/correct/", answers(), follow=True)
    person = Person.objects.get()
    assert answer.redirect_chain == [("/my/data/", 302)]
    assert "Your data are corrected." in answer.content.decode()
    assert (person.phone, person.institution.name, person.position, person.language) == (
        "+77017654321",
        "Ministry",
        "Head",
        "ru",
    )


def test_links_and_markup_are_no_place_of_work(mine):
    answer = mine.post("/my/data/correct/", answers(institution="http://spam.example.org"))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["institution"]


def test_institution_shown_in_russian_stays_the_same(mine, user):
    institution = InstitutionFactory(name="Agency", name_ru="Агентство", country=user.person.country)
    Person.objects.update(institution=institution)
    form = mine.get("/ru/my/data/correct/").context["form"]
    mine.post("/ru/my/data/correct/", {name: form[name].value() for name in form.fields})
    assert Person.objects.get().institution == institution


def test_number_that_cannot_exist_is_refused_with_a_sentence(mine):
    page = mine.post("/my/data/correct/", answers(phone="12"))
    assert page.status_code == 422
    assert page.context["form"].errors == {
        "phone": ["This is no phone number. Write it with the country's code: +77011234567."]
    }
    assert Person.objects.get().phone == "+77011234567"


def test_correction_is_asked_for_and_seen(mine):
    assert mine.post("/my/data/ask-correction/", {"text": ""}).status_code == 422
    page = mine.post("/my/data/ask-correction/", {"text": "My family name", "proposed": "Ли"}, follow=True)
    assert "We have your request and answer within 30 days." in page.content.decode()
    assert "My family name" in page.content.decode()
    assert DataRequest.objects.get().asked_by == page.context["user"]


def test_erasure_is_explained_asked_for_and_taken_back(mine):
    assert "nobody can undo it." in mine.get("/my/data/ask-erasure/").content.decode()
    assert not DataRequest.objects.exists()
    mine.post("/my/data/ask-erasure/", {"text": ""})
    asked = DataRequest.objects.get()
    page = mine.post(f"/my/data/requests/{asked.pk}/cancel/", follow=True)
    assert "Your request is taken back." in page.content.decode()
    assert DataRequest.objects.get().state == "cancelled"


def test_request_of_somebody_else_is_not_taken_back(mine):
    asked = DataRequest.objects.create(person=PersonFactory(), kind="erasure", asked_at=timezone.now())
    assert mine.post(f"/my/data/requests/{asked.pk}/cancel/").status_code == 404
    assert DataRequest.objects.get().state == "open"


def test_answered_request_is_not_taken_back(mine, user):
    asked = DataRequest.objects.create(
        person=user.person,
        kind="erasure",
        state="refused",
        asked_at=timezone.now(),
        decided_at=timezone.now(),
        decided_by=user,
    )
    page = mine.post(f"/my/data/requests/{asked.pk}/cancel/", follow=True)
    assert "This request was answered already: refused." in page.content.decode()


def test_consent_is_withdrawn_after_its_meaning_was_read(mine, user):
    give(user.person)
    registration = RegistrationFactory(person=user.person, event=EventPageFactory())
    address = "/my/data/consents/registration/withdraw/"
    assert "I agree to this." in mine.get(address).content.decode()
    assert Consent.objects.count() == 1
    assert mine.post(address).status_code == 303
    registration.refresh_from_db()
    assert (registration.state, Consent.objects.count()) == ("withdrawn", 2)
    assert "Your request to be erased is with the staff." in mine.get(address).content.decode()


def test_consent_that_was_never_given_has_no_page(mine):
    assert mine.get("/my/data/consents/registration/withdraw/").status_code == 404
    assert mine.get("/my/data/consents/nonsense/withdraw/").status_code == 404


@pytest.mark.parametrize(
    "path", ["", "file/", "correct/", "ask-correction/", "ask-erasure/", "consents/registration/withdraw/"]
)
def test_nobody_sees_these_pages_without_signing_in(client, path):
    assert client.get(f"/my/data/{path}")["Location"] == f"/accounts/login/?next=/my/data/{path}"
