"""The outbox, with a real SMTP server at the other end and in its absence."""

import email
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email import policy

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from portal.core import mail as outbox
from portal.core.models import OutgoingMail
from portal.core.tasks import send_waiting_mail
from tests.broker import queued_tasks

pytestmark = pytest.mark.django_db

NOW = timezone.now()
State = OutgoingMail.State
CONTEXT = {
    "name": "Айгүл <b>О'Нил</b>",
    "title": "Открытые данные",
    "when": "20–21 июня 2022 г.",
    "city": "Тбилиси",
    "mode": "очно",
    "event_url": "http://testserver/ru/events/x/",
    "withdraw_url": "http://testserver/ru/registrations/withdraw/token/",
}


class Mailbox:
    """What a mail server took."""

    def __init__(self) -> None:
        self.taken = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802  the name is aiosmtpd's
        self.taken.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"


@pytest.fixture
def port(settings) -> int:
    """A free port, to which the portal is told to send its mail; nobody listens there yet."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        number = taken.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", number
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    return number


@contextmanager
def server(port: int) -> Iterator[Mailbox]:
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()


def queue(**changes) -> OutgoingMail:
    options = {"key": "one", "to": "aigul@example.org", "language": "ru", "context": CONTEXT, "at": NOW} | changes
    return outbox.queue_mail("registration_confirmed", **options)


def fate(mail) -> tuple[str, int]:
    mail.refresh_from_db()
    return mail.state, mail.attempts


def test_mail_arrives_in_both_forms_and_as_it_was_written(port):
    mail = queue()
    with server(port) as mailbox:
        assert outbox.send(mail.pk, at=NOW) == State.SENT
    [(recipients, message)] = mailbox.taken
    assert recipients == ["aigul@example.org"]
    assert (message["From"], message["To"]) == ("Portal <portal@example.org>", "aigul@example.org")
    assert message["Subject"].endswith("Открытые данные")
    assert (message["Auto-Submitted"], f"portal-{mail.pk}" in message["Message-ID"]) == ("auto-generated", True)
    text, html = (message.get_body([kind]).get_content().replace("\r\n", "\n") for kind in ("plain", "html"))
    assert "Айгүл <b>О'Нил</b>" in text
    assert "http://testserver/ru/registrations/withdraw/token/" in text
    assert "Айгүл &lt;b&gt;О&#x27;Нил&lt;/b&gt;" in html
    assert '<html lang="ru">' in html


def test_refused_connection_puts_the_mail_off_and_it_is_sent_once_later(port):
    mail = queue()
    assert outbox.send(mail.pk, at=NOW) == State.WAITING
    assert fate(mail) == (State.WAITING, 1)
    assert "refused" in mail.error
    assert mail.due_at == NOW + timedelta(minutes=1)
    with server(port) as mailbox:
        assert outbox.send(mail.pk, at=NOW + timedelta(seconds=59)) is None
        assert outbox.send(mail.pk, at=NOW + timedelta(minutes=1)) == State.SENT
        assert outbox.send(mail.pk, at=NOW + timedelta(minutes=9)) is None
    assert len(mailbox.taken) == 1
    assert (fate(mail), mail.error, mail.sent_at) == ((State.SENT, 2), "", NOW + timedelta(minutes=1))


def test_mail_is_given_up_after_six_tries_over_a_day(port):
    mail, at = queue(), NOW
    waits = []
    while outbox.send(mail.pk, at=at) == State.WAITING:
        mail.refresh_from_db()
        waits.append(mail.due_at - at)
        at = mail.due_at
    assert waits == outbox.RETRY_AFTER
    assert fate(mail) == (State.FAILED, 6)
    assert outbox.send(mail.pk, at=at + timedelta(days=9)) is None


def test_mail_that_cannot_be_written_holds_up_no_other(port):
    faulty, mail = queue(), queue(key="two")
    OutgoingMail.objects.filter(pk=faulty.pk).update(subject="Open\nBcc: all@example.org", created_at=timezone.now())
    with server(port) as mailbox:
        send_waiting_mail()
    assert (fate(faulty), fate(mail), len(mailbox.taken)) == ((State.WAITING, 1), (State.SENT, 1), 1)
    assert faulty.error.startswith("BadHeaderError: ")


def test_mail_left_by_a_killed_worker_is_sent_again(port):
    mail = queue()
    OutgoingMail.objects.update(state=State.SENDING, attempts=1, due_at=NOW + outbox.SENDING_TIMES_OUT_AFTER)
    with server(port) as mailbox:
        assert outbox.send(mail.pk, at=NOW + timedelta(minutes=9)) is None
        assert outbox.send(mail.pk, at=NOW + timedelta(minutes=10)) == State.SENT
    assert len(mailbox.taken) == 1


def test_last_mail_to_an_erased_person_is_gone_when_it_is_sent(port):
    mail, other = queue(is_last=True), queue(key="two")
    assert outbox.send(mail.pk, at=NOW) == State.WAITING
    assert fate(mail) == (State.WAITING, 1)
    with server(port) as mailbox:
        assert outbox.send(mail.pk, at=NOW + timedelta(minutes=1)) == State.SENT
    assert len(mailbox.taken) == 1
    assert list(OutgoingMail.objects.all()) == [other]


def test_last_mail_that_is_given_up_is_gone_as_well(port):
    mail = queue(is_last=True)
    OutgoingMail.objects.update(attempts=len(outbox.RETRY_AFTER))
    assert outbox.send(mail.pk, at=NOW) == State.FAILED
    assert not OutgoingMail.objects.exists()


def test_mail_deleted_while_it_is_sent_does_not_come_back(port, monkeypatch):
    """The person was erased in the meantime."""
    mail = queue()
    with server(port):
        connect = outbox.make_msgid
        monkeypatch.setattr(outbox, "make_msgid", lambda *a, **k: (mail.delete(), connect(*a, **k))[1])
        assert outbox.send(mail.pk, at=NOW) == State.SENT
    assert not OutgoingMail.objects.exists()


def test_same_key_is_one_mail(broker, commits):
    with commits():
        first, second = queue(), queue(to="other@example.org")
    assert (first, OutgoingMail.objects.count()) == (second, 1)
    assert queued_tasks(broker) == [("portal.core.tasks.send_mail", [first.pk])]


def test_broken_queue_loses_no_mail(broken_broker, commits, port):
    with commits():
        mail = queue()
    assert fate(mail) == (State.WAITING, 0)
    with server(port) as mailbox:
        send_waiting_mail()
    assert (len(mailbox.taken), fate(mail)) == (1, (State.SENT, 1))


def test_subject_is_one_line():
    mail = queue(context=CONTEXT | {"title": "Open\nBcc: all@example.org data"})
    assert "\n" not in mail.subject


def test_secret_mail_is_forgotten_when_it_has_left(port):
    mail = queue(is_secret=True)
    assert "Айгүл" in mail.text
    with server(port) as mailbox:
        assert outbox.send(mail.pk, at=NOW) == State.SENT
    mail.refresh_from_db()
    assert (mail.text, mail.html, mail.subject) == ("", "", "Регистрация подтверждена: Открытые данные")
    [(_recipients, message)] = mailbox.taken
    assert "Айгүл" in message.get_body(["plain"]).get_content()


def test_secret_mail_is_kept_while_it_is_tried_and_forgotten_when_it_is_given_up(port):
    mail, at = queue(is_secret=True), NOW
    kept = []
    while outbox.send(mail.pk, at=at) == State.WAITING:
        mail.refresh_from_db()
        kept.append(bool(mail.text and mail.html))
        at = mail.due_at
    mail.refresh_from_db()
    assert (kept, mail.text, mail.html) == ([True] * 5, "", "")
