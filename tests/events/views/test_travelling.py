"""The link by which somebody hands in what the journey needs."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation

from events.models import TravelRequest
from events.travel_mails import TRAVEL, travel_path
from participants.models import Consent
from portal.core.signing import sign
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import UserFactory
from tests.factories.scans import PLAIN_PDF, picture
from tests.factories.travel import DAYS, WORDS, TravelRequestFactory, handed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def travel_request():
    return TravelRequestFactory()


def answers(*, name="passport.jpg", content=None, **changed):
    words = {**WORDS, **{field: day.isoformat() for field, day in DAYS.items()}, "consent": "on", **changed}
    return words | {"scan": SimpleUploadedFile(name, content or picture())}


def state(travel_request) -> str:
    return TravelRequest.objects.get(pk=travel_request.pk).state


@pytest.mark.parametrize("language", ["en", "ru"])
def test_link_shows_the_form_and_changes_nothing(client, travel_request, language):
    with translation.override(language):
        path = travel_path(travel_request)
    page = client.get(path)
    assert (page.status_code, path.startswith("/ru/")) == (200, language == "ru")
    assert "no-store" in page["Cache-Control"]
    assert 'name="passport_number"' in page.content.decode()
    assert state(travel_request) == "asked"


def test_answer_is_kept_and_never_shown_again(client, travel_request):
    path = travel_path(travel_request)
    answer = client.post(path, answers(passport_number="n00000001", born_on="03.02.1990"))
    page = client.get(answer["Location"]).content.decode()
    kept = TravelRequest.objects.get()
    assert (answer.status_code, kept.state, kept.passport_number, kept.born_on) == (
        303, "handed_in", "N00000001", DAYS["born_on"],
    )  # fmt: skip
    assert "Thank you. We have what the journey needs." in page
    assert [word for word in [*WORDS.values()][:3] if word in page] == []
    assert Consent.objects.get().text.endswith("deletes them thirty days after the event. I agree.")


def test_second_time_the_scan_may_stay(client, travel_request):
    handed_in(travel_request, at=timezone.now())
    without = {key: value for key, value in answers(departs_from="Astana").items() if key != "scan"}
    assert client.post(travel_path(travel_request), without).status_code == 303
    kept = TravelRequest.objects.get()
    assert (kept.departs_from, bool(kept.scan)) == ("Astana", True)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"content": b"MZ a program"}, "The file is no PDF, JPEG or PNG"),
        ({"name": "passport.pdf"}, "and its content is JPEG"),
        ({"content": PLAIN_PDF + bytes(5 * 2**20), "name": "p.pdf"}, "The file is larger than 5 MB."),
        ({"expires_on": "2020-01-01"}, "The passport must be valid until the event is over."),
        ({"issued_on": "2039-01-01"}, "This day is still to come."),
        ({"issued_on": "1980-01-01"}, "The passport was issued after the birth."),
        ({"born_on": "2025-01-01"}, "This is no date of birth of a traveller."),
        ({"born_on": "30.02.1990"}, "Write the day as"),
        ({"passport_name": "Айгүл Тестова"}, "Latin"),
        ({"passport_number": "<b>1</b>"}, "Write the letters and digits alone."),
        ({"needs": "x" * 501}, "at most 500"),
        ({"visa": "maybe"}, "maybe"),
        ({"consent": ""}, "Without your consent no journey can be booked."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_wrong_answer_is_refused_in_words_beside_its_field(client, travel_request, changed, sentence):
    page = client.post(travel_path(travel_request), answers(**changed))
    assert (page.status_code, state(travel_request)) == (422, "asked")
    assert sentence in page.content.decode()


def test_first_time_without_a_scan_is_refused(client, travel_request):
    without = {key: value for key, value in answers().items() if key != "scan"}
    page = client.post(travel_path(travel_request), without)
    assert (page.status_code, state(travel_request)) == (422, "asked")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [("withdrawn", "Your registration is not confirmed"), ("begun", "The event has begun"), ("booked", "is booked")],
)
def test_answer_that_comes_too_late_is_refused_in_words(client, travel_request, change, sentence):
    registration = travel_request.registration
    if change == "withdrawn":
        registration.state = "withdrawn"
    elif change == "begun":
        registration.event = PastEventPageFactory(type="study_visit")
    else:
        booked = {"state": "booked", "handed_in_at": timezone.now(), "booked_at": timezone.now()}
        TravelRequest.objects.update(**booked, booked_by=UserFactory())
    registration.save()
    path, before = travel_path(travel_request), state(travel_request)
    for page in (client.get(path), client.post(path, answers())):
        assert sentence in page.content.decode()
    assert (page.status_code, state(travel_request)) == (409, before)


def test_forged_expired_and_other_links_are_not_found(client, travel_request, monkeypatch):
    code = travel_request.registration.code
    never_asked = sign(TRAVEL, RegistrationFactory().code)
    for token in ("x", sign("events.withdraw", code), sign(TRAVEL, "NOSUCHCODE"), never_asked):
        assert client.get(f"/registrations/travel/{token}/").status_code == 404
    path = travel_path(travel_request)
    monkeypatch.setattr("events.views.travelling.LINK_LASTS", timedelta(seconds=-1))
    assert client.post(path, answers()).status_code == 404


def test_link_of_a_merged_registration_leads_to_the_one_that_stands(client, travel_request):
    merged = RegistrationFactory(
        event=travel_request.registration.event, state="merged", merged_into=travel_request.registration
    )
    assert client.get(f"/registrations/travel/{sign(TRAVEL, merged.code)}/").status_code == 200
