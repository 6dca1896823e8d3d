"""How the mails of the outbox leave: with a real SMTP server at the other end, with a faulty one, and with none."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.core import sending
from portal.core.mail import Attachment, SendingRefused, queue_mail, send_again
from portal.core.models import OutgoingMail
from portal.core.tasks import send_waiting_mail
from tests.broker import queued_tasks
from tests.factories.people import UserFactory
from tests.smtp import Mailbox, free_port, server

pytestmark = pytest.mark.django_db

NOW = timezone.now()
State = OutgoingMail.State
CONTEXT = {
    "name": "Айгүл <b>О'Нил</b>",
    "kind": "correction",
    "answer": "Открытые данные",
    "url": "http://testserver/x/",
}


@pytest.fixture
def port(settings) -> int:
    return free_port(settings)


def queue(**changes) -> OutgoingMail:
    options = {"key": "one", "to": "aigul@example.org", "language": "ru", "context": CONTEXT, "at": NOW} | changes
    return queue_mail("data_request_done", **options)


def fate(mail) -> tuple[str, int]:
    mail.refresh_from_db()
    return mail.state, mail.attempts


def test_mail_arrives_in_both_forms_and_as_it_was_written(port):
    mail = queue()
    with server(port) as mailbox:
        assert sending.send(mail.pk, at=NOW) == State.SENT
    [(recipients, message)] = mailbox.taken
    assert recipients == ["aigul@example.org"]
    assert (message["From"], message["To"]) == ("Portal <portal@example.org>", "aigul@example.org")
    assert message["Subject"] == "Ваши данные исправлены"
    assert (message["Auto-Submitted"], f"portal-{mail.pk}" in message["Message-ID"]) == ("auto-generated", True)
    text, html = (message.get_body([kind]).get_content().replace("\r\n", "\n") for kind in ("plain", "html"))
    assert "Айгүл <b>О'Нил</b>" in text
    assert "http://testserver/x/" in text
    assert "Айгүл &lt;b&gt;О&#x27;Нил&lt;/b&gt;" in html
    assert '<html lang="ru">' in html


def test_refused_connection_puts_the_mail_off_and_it_is_sent_once_later(port):
    mail = queue()
    assert sending.send(mail.pk, at=NOW) == State.WAITING
    assert fate(mail) == (State.WAITING, 1)
    assert "refused" in mail.error
    assert mail.due_at == NOW + timedelta(minutes=1)
    with server(port) as mailbox:
        assert sending.send(mail.pk, at=NOW + timedelta(seconds=59)) is None
        assert sending.send(mail.pk, at=NOW + timedelta(minutes=1)) == State.SENT
        assert sending.send(mail.pk, at=NOW + timedelta(minutes=9)) is None
    assert len(mailbox.taken) == 1
    assert (fate(mail), mail.error, mail.sent_at) == ((State.SENT, 2), "", NOW + timedelta(minutes=1))


def test_mail_is_given_up_after_six_tries_over_a_day(port):
    mail, at = queue(), NOW
    waits = []
    while sending.send(mail.pk, at=at) == State.WAITING:
        mail.refresh_from_db()
        waits.append(mail.due_at - at)
        at = mail.due_at
    assert waits == sending.RETRY_AFTER
    assert fate(mail) == (State.FAILED, 6)
    assert sending.send(mail.pk, at=at + timedelta(days=9)) is None


def test_mail_that_cannot_be_written_holds_up_no_other(port):
    faulty, mail = queue(), queue(key="two")
    OutgoingMail.objects.filter(pk=faulty.pk).update(subject="Open\nBcc: all@example.org", created_at=timezone.now())
    with server(port) as mailbox:
        send_waiting_mail()
    assert (fate(faulty), fate(mail), len(mailbox.taken)) == ((State.WAITING, 1), (State.SENT, 1), 1)
    assert faulty.error.startswith("BadHeaderError: ")


def test_server_away_for_an_hour_delays_every_mail_and_loses_or_doubles_none(port):
    mails = [queue(key=str(n), to=f"person{n}@example.org") for n in range(12)]
    for minute in range(60):
        sending.send_due(at=NOW + timedelta(minutes=minute))
    assert not OutgoingMail.objects.exclude(state=State.WAITING).exists()
    with server(port) as mailbox:
        for minute in range(60, 180):
            sending.send_due(at=NOW + timedelta(minutes=minute))
    assert sorted(to for recipients, _message in mailbox.taken for to in recipients) == sorted(
        mail.recipient for mail in mails
    )
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {State.SENT}


def test_three_hundred_mails_leave_over_one_connection(port):
    OutgoingMail.objects.bulk_create(
        OutgoingMail(key=str(n), recipient=f"person{n}@example.org", kind="test", created_at=NOW, due_at=NOW)
        for n in range(300)
    )
    with server(port) as mailbox:
        assert sending.send_due(at=NOW) == 300
    assert (len(mailbox.taken), mailbox.connections) == (300, 1)


def test_refusal_for_good_of_one_recipient_is_told_at_once_and_the_others_get_theirs(port):
    first, refused, last = (queue(key=name, to=f"{name}@example.org") for name in ("first", "refused", "last"))
    with server(port, Mailbox(recipients={"refused@example.org": "550 5.1.1 No such user"})) as mailbox:
        assert sending.send_due(at=NOW) == 2
    assert [recipients for recipients, _message in mailbox.taken] == [["first@example.org"], ["last@example.org"]]
    assert [fate(mail) for mail in (first, refused, last)] == [(State.SENT, 1), (State.FAILED, 1), (State.SENT, 1)]
    assert refused.error == "SMTPRecipientsRefused: 550 5.1.1 No such user"


def test_text_that_the_server_never_takes_is_given_up_at_once(port):
    mail = queue()
    with server(port, Mailbox(contents=["554 5.7.1 Looks like spam"])):
        assert sending.send(mail.pk, at=NOW) == State.FAILED
    assert (fate(mail), mail.error) == ((State.FAILED, 1), "SMTPDataError: 554 5.7.1 Looks like spam")


@pytest.mark.parametrize(
    "faults",
    [
        {"recipients": {"aigul@example.org": "450 4.2.0 Greylisted"}},
        {"contents": ["451 4.3.0 Later, please"]},
        {"contents": ["hang up"]},
    ],
    ids=["greylisted", "later", "hangs up in the middle"],
)
def test_fault_that_passes_puts_one_mail_off_and_sends_each_once(port, faults):
    mail, other = queue(), queue(key="two", to="bolat@example.org")
    with server(port, Mailbox(**faults)) as mailbox:
        assert sending.send_due(at=NOW) == 1
        assert (fate(mail), fate(other)) == ((State.WAITING, 1), (State.SENT, 1))
        mailbox.recipients = {}
        assert sending.send_due(at=NOW + timedelta(minutes=1)) == 1
    assert [recipients for recipients, _message in mailbox.taken] == [["bolat@example.org"], ["aigul@example.org"]]


def test_files_and_the_address_for_answers_go_with_the_mail(port):
    calendar = b"BEGIN:VCALENDAR\r\nSUMMARY:\xd0\x94\r\nEND:VCALENDAR\r\n"
    files = [
        Attachment.of("event.ics", "text/calendar; method=REQUEST", calendar),
        Attachment.of("code.png", "image/png", b"\x89PNG"),
    ]
    mail = queue(attachments=files, reply_to="events@example.org")
    with server(port) as mailbox:
        sending.send(mail.pk, at=NOW)
    [(_recipients, message)] = mailbox.taken
    assert message["Reply-To"] == "events@example.org"
    [ics, png] = message.iter_attachments()
    assert (ics.get_filename(), ics.get_content_type(), ics.get_param("method")) == (
        *("event.ics", "text/calendar"),
        "REQUEST",
    )
    assert ics.get_payload(decode=True).replace(b"\r\n", b"\n") == calendar.replace(b"\r\n", b"\n")
    assert (png.get_content_type(), png.get_payload(decode=True)) == ("image/png", b"\x89PNG")


def test_mail_that_was_given_up_is_sent_again_when_staff_ask_for_it(port, broker, commits):
    mail, officer = queue(), UserFactory()
    OutgoingMail.objects.update(state=State.FAILED, attempts=6, error="550 No such user")
    with commits():
        send_again(mail, by=officer, at=NOW)
        send_again(mail, by=officer, at=NOW)
    assert (fate(mail), queued_tasks(broker)) == ((State.WAITING, 0), [("portal.core.tasks.send_mail", [mail.pk])])
    with server(port) as mailbox:
        sending.send(mail.pk, at=NOW)
        assert send_again(mail, by=officer, at=NOW).state == State.SENT
        assert sending.send(mail.pk, at=NOW) is None
    assert len(mailbox.taken) == 1


def test_mail_with_a_secret_is_not_sent_again():
    mail = queue(is_secret=True)
    OutgoingMail.objects.update(state=State.FAILED, text="", html="")
    with pytest.raises(SendingRefused, match="not kept"):
        send_again(mail, by=UserFactory(), at=NOW)


def test_mail_left_by_a_killed_worker_is_sent_again(port):
    mail = queue()
    OutgoingMail.objects.update(state=State.SENDING, attempts=1, due_at=NOW + sending.SENDING_TIMES_OUT_AFTER)
    with server(port) as mailbox:
        assert sending.send(mail.pk, at=NOW + timedelta(minutes=9)) is None
        assert sending.send(mail.pk, at=NOW + timedelta(minutes=10)) == State.SENT
    assert len(mailbox.taken) == 1


def test_last_mail_to_an_erased_person_is_gone_when_it_is_sent(port):
    mail, other = queue(is_last=True), queue(key="two")
    assert sending.send(mail.pk, at=NOW) == State.WAITING
    assert fate(mail) == (State.WAITING, 1)
    with server(port) as mailbox:
        assert sending.send(mail.pk, at=NOW + timedelta(minutes=1)) == State.SENT
    assert len(mailbox.taken) == 1
    assert list(OutgoingMail.objects.all()) == [other]


def test_last_mail_that_is_given_up_is_gone_as_well(port):
    mail = queue(is_last=True)
    OutgoingMail.objects.update(attempts=len(sending.RETRY_AFTER))
    assert sending.send(mail.pk, at=NOW) == State.FAILED
    assert not OutgoingMail.objects.exists()


def test_mail_deleted_while_it_is_sent_does_not_come_back(port, monkeypatch):
    """The person was erased in the meantime."""
    mail = queue()
    with server(port):
        connect = sending.make_msgid
        monkeypatch.setattr(sending, "make_msgid", lambda *a, **k: (mail.delete(), connect(*a, **k))[1])
        assert sending.send(mail.pk, at=NOW) == State.SENT
    assert not OutgoingMail.objects.exists()


def test_same_key_is_one_mail(broker, commits):
    with commits():
        first, second = queue(), queue(to="other@example.org")
        queue(key="two", is_one_of_many=True)
    assert (first, OutgoingMail.objects.count()) == (second, 2)
    assert queued_tasks(broker) == [("portal.core.tasks.send_mail", [first.pk])]


def test_mails_of_a_rush_leave_together_and_codes_at_once(broker, commits):
    for number in range(4):
        with commits():
            queue(key=f"rush {number}", is_secret=number == 3)
    first, _second, _third, secret = OutgoingMail.objects.order_by("pk").values_list("pk", flat=True)
    assert queued_tasks(broker) == [
        ("portal.core.tasks.send_mail", [first]),
        ("portal.core.tasks.send_waiting_mail", []),
        ("portal.core.tasks.send_mail", [secret]),
    ]


def test_broken_queue_loses_no_mail(broken_broker, commits, port):
    with commits():
        mail = queue()
    assert fate(mail) == (State.WAITING, 0)
    with server(port) as mailbox:
        send_waiting_mail()
    assert (len(mailbox.taken), fate(mail)) == (1, (State.SENT, 1))


def test_subject_is_one_line():
    mail = queue(context=CONTEXT | {"subject": "Open\nBcc: all@example.org data"})
    assert mail.subject == "Open Bcc: all@example.org data"


def test_secret_mail_is_forgotten_when_it_has_left(port):
    mail = queue(is_secret=True)
    assert "Айгүл" in mail.text
    with server(port) as mailbox:
        assert sending.send(mail.pk, at=NOW) == State.SENT
    mail.refresh_from_db()
    assert (mail.text, mail.html, mail.subject) == ("", "", "Ваши данные исправлены")
    [(_recipients, message)] = mailbox.taken
    assert "Айгүл" in message.get_body(["plain"]).get_content()


def test_secret_mail_is_kept_while_it_is_tried_and_forgotten_when_it_is_given_up(port):
    mail, at = queue(is_secret=True), NOW
    kept = []
    while sending.send(mail.pk, at=at) == State.WAITING:
        mail.refresh_from_db()
        kept.append(bool(mail.text and mail.html))
        at = mail.due_at
    mail.refresh_from_db()
    assert (kept, mail.text, mail.html) == ([True] * 5, "", "")


def test_mail_without_an_address_is_given_up_and_not_called_sent(port):
    mail = queue(to="")
    with server(port) as mailbox:
        assert sending.send(mail.pk, at=NOW) == State.FAILED
    mail.refresh_from_db()
    assert (mailbox.taken, mail.error) == ([], "NoAddress: there is no address")
