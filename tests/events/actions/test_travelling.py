"""Journeys: asked for once, kept encrypted, booked, and gone when they are over."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry

from events.actions.travelling import TravelRefused, ask_all, book, opened_scan, remind, take_back, unbook
from events.models import TravelRequest
from events.tasks import ask_for_travel_data
from participants.actions.anonymising import anonymise
from participants.actions.own_data import withdraw_consent
from participants.models import Consent, DataRequest
from portal.core import retention
from portal.core.encryption import Unopened, encrypted_fields
from portal.core.models import OutgoingMail
from tests import dump
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import UserFactory
from tests.factories.scans import picture
from tests.factories.travel import DAYS, WORDS, TravelRequestFactory, handed_in

pytestmark = pytest.mark.django_db

FORMER, NEW = "YSBrZXkgb2YgdGhlIHRlc3RzLCBieXRlcyAgIDMyIGE=", "YW5vdGhlciBrZXkgb2YgdGhlIHRlc3RzLCAzMiBieSE="
# What would tell: every word and day that the person wrote, as it would stand in a column.
TELLING = [*(word for word in WORDS.values() if word not in ("needed", "own")), *(str(day) for day in DAYS.values())]


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def files() -> list[bytes]:
    return [path.read_bytes() for path in Path(django_settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def words_of(request: TravelRequest) -> dict:
    fresh = TravelRequest.objects.get(pk=request.pk)
    return {name: getattr(fresh, name) for name in encrypted_fields(TravelRequest)}


def tokens() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(encrypted_fields(TravelRequest))} FROM events_travelrequest")
        return {cell for row in cursor.fetchall() for cell in row}


def state_of(request: TravelRequest) -> str:
    return TravelRequest.objects.get(pk=request.pk).state


def test_who_is_confirmed_for_a_study_visit_is_asked_once_and_nobody_else(now):
    visit = EventPageFactory(type="study_visit")
    aigul, other = RegistrationFactory(event=visit), RegistrationFactory(event=visit, language="ru")
    RegistrationFactory(event=visit, state="applied")
    RegistrationFactory(event=EventPageFactory())
    RegistrationFactory(event=PastEventPageFactory(type="study_visit"))
    RegistrationFactory(event=EventPageFactory(books_travel=True, live=False))
    assert [ask_for_travel_data() for _twice in range(2)] == [None, None]
    asked = TravelRequest.objects.values_list("registration", "state")
    assert dict(asked) == {aigul.pk: "asked", other.pk: "asked"}
    mails = OutgoingMail.objects.values_list("recipient", "language", "kind")
    assert sorted(mails) == sorted([(r.person.email, r.language, "travel_asked") for r in (aigul, other)])
    assert ask_all(EventPageFactory(), at=now) == 0


def test_nothing_of_what_is_handed_in_stands_anywhere_in_clear(now):
    scan = picture(words="Taken at home")
    request = handed_in(TravelRequestFactory(), at=now, scan=scan)
    assert words_of(request) == WORDS | DAYS
    assert (request.state, request.handed_in_at, opened_scan(request)) == ("handed_in", now, scan)
    held = dump.everything()
    assert [word for word in TELLING if word.lower() in held] == []
    assert scan not in files()
    assert [len(files()), Path(request.scan.name).parent.name, len(Path(request.scan.name).name)] == [1, "sealed", 32]
    consent = Consent.objects.get()
    assert (consent.person, consent.purpose, consent.is_given) == (request.registration.person, "travel", True)


def test_the_test_itself_would_see_clear_text():
    TravelRequestFactory(registration__reason="Karaganda")
    assert "karaganda" in dump.everything()


def test_handed_in_anew_replaces_words_and_scan(now, commits):
    request = handed_in(TravelRequestFactory(), at=now)
    with commits():
        handed_in(request, at=now, scan=picture("PNG"), departs_from="Astana")
    assert words_of(request) == WORDS | DAYS | {"departs_from": "Astana"}
    assert len(files()) == 1
    assert opened_scan(TravelRequest.objects.get()) == picture("PNG")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"registration__state": "waiting"}, "Your registration is not confirmed"),
        ({"registration__event": None}, "The event has begun"),
    ],
)
def test_hand_in_is_refused_in_words_and_leaves_nothing(now, change, sentence):
    if "registration__event" in change:
        change = {"registration__event": PastEventPageFactory(type="study_visit")}
    request = TravelRequestFactory(**change)
    with pytest.raises(TravelRefused, match=sentence):
        handed_in(request, at=now)
    assert (state_of(request), words_of(request)["passport_number"], files()) == ("asked", "", [])
    assert not Consent.objects.exists()


def test_failing_half_way_leaves_no_word_and_no_file(now):
    class Unwritable:
        def __str__(self) -> str:
            raise RuntimeError("the row cannot be written")

    request = TravelRequestFactory()
    with pytest.raises(RuntimeError, match="cannot be written"):
        handed_in(request, at=now, needs=Unwritable())
    assert (state_of(request), files(), Consent.objects.count()) == ("asked", [], 0)


def test_booked_once_by_somebody_and_undone(now):
    request, staff = handed_in(TravelRequestFactory(), at=now), UserFactory(role="Logistics")
    book(request, by=staff, at=now)
    again = book(request, by=UserFactory(), at=now + timedelta(hours=1))
    assert (again.state, again.booked_at, again.booked_by) == ("booked", now, staff)
    with pytest.raises(TravelRefused, match="Your journey is booked"):
        handed_in(request, at=now, departs_from="Astana")
    assert words_of(request)["departs_from"] == "Karaganda"
    assert [unbook(request, by=staff).state for _twice in range(2)] == ["handed_in", "handed_in"]
    actions = ModelLogEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["events.travel.book", "events.travel.unbook"]
    with pytest.raises(TravelRefused, match="not handed anything in"):
        book(TravelRequestFactory(), by=staff, at=now)


def test_reminder_goes_to_who_is_missing_once_a_day(now):
    request, staff = TravelRequestFactory(asked_at=now - timedelta(days=3)), UserFactory(role="Logistics")
    event = request.registration.event
    handed_in(TravelRequestFactory(registration__event=event), at=now)
    TravelRequestFactory(registration__event=event, registration__state="withdrawn")
    assert [remind(event, by=staff, at=now) for _twice in range(2)] == [1, 0]
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == [request.registration.person.email]


def test_new_key_encrypts_everything_anew_and_the_former_one_can_go(now, settings, commits):
    settings.TRAVEL_KEYS = [FORMER]
    request, empty = handed_in(TravelRequestFactory(), at=now), TravelRequestFactory()
    before, scan = tokens(), files()
    settings.TRAVEL_KEYS = [NEW, FORMER]
    with commits():
        call_command("rotate_travel_keys")
    settings.TRAVEL_KEYS = [NEW]
    assert (words_of(request), set(words_of(empty).values())) == (WORDS | DAYS, {"", None})
    assert opened_scan(TravelRequest.objects.get(pk=request.pk)) == picture()
    assert (tokens() & before, len(files()), set(files()) & set(scan)) == ({""}, 1, set())


def test_what_no_key_opens_is_said_in_words_and_kept_for_the_day_when_the_key_is_found(now, settings, commits):
    settings.TRAVEL_KEYS = [FORMER]
    request = handed_in(TravelRequestFactory(), at=now)
    before = tokens()
    settings.TRAVEL_KEYS = [NEW]
    lost = TravelRequest.objects.get()
    assert (lost.has_unopened, str(lost.passport_number)) == (True, "cannot be opened: its key is missing")
    assert isinstance(lost.born_on, Unopened)
    with commits(), pytest.raises(CommandError, match="1 cannot be opened with any of the keys"):
        call_command("rotate_travel_keys")
    lost.save()
    assert tokens() == before
    settings.TRAVEL_KEYS = [NEW, FORMER]
    assert (words_of(request), opened_scan(request)) == (WORDS | DAYS, picture())


def test_everything_goes_thirty_days_after_the_event_or_the_withdrawal(commits):
    at = datetime(2026, 3, 31, 1, tzinfo=UTC)
    over, fresh = ({"starts_on": day, "ends_on": day} for day in (date(2026, 2, 26), date(2026, 3, 20)))
    with_scan = TravelRequestFactory(
        registration__event=EventPageFactory(type="study_visit", starts_on=date(2026, 5, 1))
    )
    handed_in(with_scan, at=at)
    gone = TravelRequestFactory(registration__event=EventPageFactory(**over))
    stays = TravelRequestFactory(registration__event=EventPageFactory(**fresh))
    withdrawn = handed_in(TravelRequestFactory(registration__event=EventPageFactory(starts_on=date(2026, 6, 1))), at=at)
    type(withdrawn.registration).objects.filter(pk=withdrawn.registration_id).update(
        state="withdrawn", decided_at=at - timedelta(days=32)
    )
    with commits():
        retention.run(at=at)
    assert set(TravelRequest.objects.all()) == {with_scan, stays}
    assert (gone.pk is not None, len(files())) == (True, 1)


def test_erased_with_the_person(commits):
    at = datetime(2022, 6, 1, tzinfo=UTC)
    visit = PastEventPageFactory(type="study_visit")
    request = handed_in(TravelRequestFactory(registration__event=visit), at=at)
    with commits():
        anonymise(request.registration.person, by=None, at=timezone.now(), reason="three years")
    assert (TravelRequest.objects.count(), files()) == (0, [])


def test_consent_to_the_journey_taken_back_empties_it_and_leaves_the_registration(now, commits):
    request, user = handed_in(TravelRequestFactory(), at=now), UserFactory()
    person = request.registration.person
    with commits():
        withdraw_consent(person, purpose="travel", by=user, at=now, language="en", text="I withdraw my consent.")
    assert (state_of(request), set(words_of(request).values()), files()) == ("asked", {"", None}, [])
    request.registration.refresh_from_db()
    assert (request.registration.state, DataRequest.objects.count(), take_back(person)) == ("confirmed", 0, 0)
