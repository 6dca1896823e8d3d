"""What people read, whole; the dates and places are those of a seminar in Tbilisi."""

import base64
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from wagtail.blocks import StreamBlockValidationError

from events.mails import tell, topics, write
from events.models import EventPage, Registration
from events.models.correspondence import MailKind
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

AT = datetime(2022, 5, 2, 6, tzinfo=UTC)
HOUR = timedelta(hours=1)
State = Registration.State

FACTS = (
    "Open <data>\n20–21 June 2022\nStarts at 10:00 (UTC+4), time of the venue\nHall 1, Tbilisi, Georgia\nIn person\n"
    "http://testserver/events/open-data/"
)
END = "Governance Capacity Portal\nAstana Civil Service Hub\n"


def event_of(**changes):
    georgia = CountryFactory(iso2="GE", name="Georgia", name_ru="Грузия")
    facts = {
        "title": "Open <data>", "title_ru": "Открытые <данные>", "slug": "open-data",
        "starts_on": date(2022, 6, 20), "ends_on": date(2022, 6, 21), "start_time": time(10),
        "time_zone": "Asia/Tbilisi", "venue": "Hall 1", "city": "Tbilisi", "city_ru": "Тбилиси", "country": georgia,
        "joining_link": "https://meet.example.org/open-data",
    }  # fmt: skip
    return EventPageFactory(**facts | changes)


@pytest.fixture
def event():
    return event_of()


@pytest.fixture
def person():
    return PersonFactory(given_name="Aigul", family_name="O'Neil <b>", email="aigul@example.org")


def told(registration, **changes) -> OutgoingMail:
    for name, value in changes.items():
        setattr(registration, name, value)
    tell(registration, at=AT)
    return OutgoingMail.objects.latest("pk")


def link_in(mail) -> str:
    return next(word for word in mail.text.split() if "/registrations/" in word)


def words_of(mail) -> str:
    """The text without its greeting, the event's facts, the person's link and the programme's name."""
    text = mail.text.removeprefix("Dear Aigul O'Neil <b>,\n\n").removesuffix(f"\n\n{END}")
    return text.replace(FACTS, "FACTS").replace(link_in(mail) if "/registrations/" in text else "\0", "LINK")


CANNOT = "You cannot come? Then please give your place to somebody else.\nMy registration: LINK"
STATES = {
    State.APPLIED: "We have received your registration for this event:\n\nFACTS\n\nThe programme decides on each "
    "registration. You will get its decision in a second message; there is nothing more to do until then."
    f"\n\n{CANNOT}",
    State.CONFIRMED: "Your registration is confirmed. We expect you at this event:\n\nFACTS\n\n"
    f"The attached file puts it into your calendar.\n\n{CANNOT}",
    State.WAITING: "All places at this event are taken. You are on the waiting list:\n\nFACTS\n\nYou are number 3 in "
    "the queue.\n\nAs soon as a place is free for you, we write to you. There is nothing more to do until then."
    f"\n\n{CANNOT}",
    State.OFFERED: "A place has become free for you at this event:\n\nFACTS\n\nPlease accept it by 4 May 2022, 10:00 "
    "(UTC+4). After that it goes to the next in the queue.\n\nAccept the place: LINK",
    State.NOMINATED: "Your country has nominated you for this event:\n\nFACTS\n\nPlease complete your details and "
    "confirm that you want to come. Only then your registration is complete.\n\nComplete my registration: LINK",
    State.DECLINED: "Unfortunately the programme cannot offer you a place at this event:\n\nFACTS\n\nReason: Too "
    "<late>\n\nWe would be glad to see you at another event.",
    State.WITHDRAWN: "As you asked, your registration for this event is withdrawn:\n\nFACTS\n\nUntil registration "
    "closes you can register anew on the page of the event.",
    State.CANCELLED: "Unfortunately this event does not take place:\n\nFACTS\n\nReason: The hall burnt down.\n\n"
    "Your registration has ended. We would be glad to see you at another event.",
}


@pytest.mark.parametrize("state", STATES)
def test_each_state_is_told_in_whole(event, person, state):
    queue = [AT - 2 * HOUR, AT - HOUR, AT + HOUR]
    for queued_at in queue:
        RegistrationFactory(event=event, state=State.WAITING, queued_at=queued_at)
    event.cancelled_reason = "The hall burnt down."
    registration = RegistrationFactory(event=event, person=person, queued_at=AT)
    reason = "Too <late>" if state == State.DECLINED else ""
    mail = told(registration, state=state, reason=reason, offered_until=AT + timedelta(days=2))
    assert words_of(mail) == STATES[state]
    assert "Aigul O&#x27;Neil &lt;b&gt;" in mail.html
    assert ("Open &lt;data&gt;" in mail.html, "<b>" in mail.html, "Too <late>" in mail.html) == (True, False, False)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", [*MailKind.values, "event_message"])
def test_each_kind_is_a_whole_mail_in_both_languages(event, person, kind, language):
    registration = RegistrationFactory(event=event, person=person, language=language)
    more = {"changes": [{"what": "Place", "before": "A", "now": "B"}], "days": 7}
    mail = write(kind, registration, key="one", at=AT, more=more)
    title, days = {
        "en": ("Open <data>", "20–21 June 2022"),
        "ru": ("Открытые <данные>", "20–21 июня 2022"),
    }[language]
    assert title in mail.subject
    assert [words for words in (title, days, "(UTC+4)") if words not in mail.text] == []
    assert f'<html lang="{language}">' in mail.html
    assert [sign for sign in ("{{", "{%", "None", "\n\n\n") if sign in mail.text] == []


def test_mail_says_whose_it_is_where_answers_go_and_what_it_is_about(event, person):
    event.contact_email = "events@example.org"
    mail = told(RegistrationFactory(event=event, person=person))
    assert (mail.subject, mail.recipient, mail.reply_to, mail.about, mail.addressee) == (
        *("You are registered: Open <data>", "aigul@example.org", "events@example.org"),
        *(f"event {event.pk}", person.pk),
    )


SEES_LINK = [("confirmed", "online", True), ("confirmed", "in_person", False), ("applied", "online", False)]


@pytest.mark.parametrize(("state", "mode", "is_in"), SEES_LINK)
def test_joining_link_is_for_who_is_confirmed_and_takes_part_online(event, person, state, mode, is_in):
    mail = told(RegistrationFactory(event=event, person=person, state=state, mode=mode))
    assert [event.joining_link in form for form in (mail.text, mail.html)] == [is_in, is_in]


def test_once_each_and_again_when_it_happens_again(event, person):
    registration = RegistrationFactory(event=event, person=person)
    for at in (AT, AT, AT + HOUR):
        tell(registration, at=at)
    registration.state = State.MERGED
    tell(registration, at=AT)
    assert OutgoingMail.objects.count() == 2


@pytest.mark.parametrize(("is_asked", "mails"), [(False, 0), (True, 1)])
def test_imported_people_are_told_only_where_the_event_says_so(event, person, is_asked, mails):
    event.tells_imported = is_asked
    tell(RegistrationFactory(event=event, person=person, source=Registration.Source.IMPORTED), at=AT)
    assert OutgoingMail.objects.count() == mails


def test_person_without_an_address_is_told_nothing(event):
    tell(RegistrationFactory(event=event, person=PersonFactory(email="")), at=AT)
    assert not OutgoingMail.objects.exists()


def calendar_in(mail):
    [file] = mail.attachments
    entry = icalendar.Calendar.from_ical(base64.b64decode(file["content"]))
    [event] = entry.events
    return file["name"], file["type"], str(entry["method"]), event


def test_confirmation_carries_the_event_for_the_calendar_and_its_end_takes_it_out(event, person):
    registration = RegistrationFactory(event=event, person=person)
    name, media_type, method, entry = calendar_in(told(registration))
    assert (name, media_type, method) == ("event.ics", "text/calendar; method=REQUEST", "REQUEST")
    assert (entry.decoded("dtstart"), str(entry["summary"])) == (event.starts_at, "Open <data>")
    tell(registration, at=AT)
    registration.state = State.WITHDRAWN
    tell(registration, at=AT + HOUR)
    _name, media_type, method, gone = calendar_in(OutgoingMail.objects.latest("pk"))
    assert (media_type, method, gone["uid"]) == ("text/calendar; method=CANCEL", "CANCEL", entry["uid"])
    assert (gone["sequence"] > entry["sequence"], gone.decoded("dtstamp")) == (True, AT + HOUR)


def test_who_was_never_confirmed_gets_no_file(event, person):
    registration = RegistrationFactory(event=event, person=person, state=State.DECLINED)
    assert told(registration).attachments == []


def test_topics_are_the_events(event):
    assert list(topics()) == [(f"event {event.pk}", "Open <data>")]


KNOWN = "You may write {name}, {event}, {dates}, {time}, {place}, {link}."


class TestOwnTexts:
    def text(self, **changes):
        value = {
            "kind": "registration_confirmed",
            "use": "instead",
            "subject": "",
            "subject_ru": "",
            "text": "",
            "text_ru": "",
        }
        return [("text", value | changes)]

    def test_own_words_stand_instead_of_the_usual_ones_above_facts_and_link(self, event, person):
        words = "Dear {name},\n\nbring a laptop to {event} <script>. {link}"
        event.mail_texts = self.text(subject="Welcome to {event}", text=words)
        mail = told(RegistrationFactory(event=event, person=person))
        assert mail.subject == "Welcome to Open <data>"
        assert words_of(mail) == f"bring a laptop to Open <data> <script>. LINK\n\nFACTS\n\n{CANNOT}"
        assert "<p>bring a laptop to Open &lt;data&gt; &lt;script&gt;. <a href=" in mail.html

    def test_own_words_follow_the_usual_ones(self, event, person):
        event.mail_texts = self.text(use="after", text="Bring a laptop.")
        mail = told(RegistrationFactory(event=event, person=person))
        assert mail.subject == "You are registered: Open <data>"
        assert words_of(mail) == STATES[State.CONFIRMED].replace(CANNOT, f"Bring a laptop.\n\n{CANNOT}")

    def test_a_language_without_own_words_has_the_usual_ones(self, event, person):
        event.mail_texts = self.text(text_ru="Возьмите ноутбук, {name}.")
        english = told(RegistrationFactory(event=event, person=person))
        russian = told(RegistrationFactory(event=event, person=PersonFactory(), language="ru"))
        assert words_of(english) == STATES[State.CONFIRMED]
        assert "Возьмите ноутбук, Айгүл" in russian.text

    def test_kinds_of_mail_without_own_words_are_as_usual(self, event, person):
        event.mail_texts = self.text(text="Bring a laptop.")
        assert words_of(told(RegistrationFactory(event=event, person=person, state="applied"))) == STATES["applied"]

    @pytest.mark.parametrize(
        ("changes", "field", "sentence"),
        [
            (
                {"text": "Dear {nome}, {deadline} {"},
                "text",
                "Unknown here: {nome}, {deadline}, {. " + KNOWN,
            ),
            (
                {"subject_ru": "{{ settings.SECRET_KEY }}"},
                "subject_ru",
                "Unknown here: {, { settings.SECRET_KEY }, }. " + KNOWN,
            ),
        ],
    )
    def test_unknown_or_broken_placeholder_is_refused_when_it_is_saved(self, changes, field, sentence):
        block = EventPage._meta.get_field("mail_texts").stream_block
        with pytest.raises(StreamBlockValidationError) as refusal:
            block.clean(block.to_python([{"type": "text", "value": self.text(**changes)[0][1]}]))
        assert refusal.value.block_errors[0].block_errors[field].messages == [sentence]

    def test_two_texts_of_one_mail_are_refused(self):
        block = EventPage._meta.get_field("mail_texts").stream_block
        value = self.text(text="Bring {name}.")[0][1]
        with pytest.raises(StreamBlockValidationError) as refusal:
            block.clean(block.to_python([{"type": "text", "value": value}] * 2))
        assert list(refusal.value.non_block_errors) == ["There are two texts of one mail: confirmed."]
