"""How the mails of the outbox leave: each once, whatever the mail server does meanwhile."""

import base64
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from email.errors import MessageError
from email.utils import make_msgid

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from portal.core.models import OutgoingMail

logger = structlog.get_logger(__name__)

State = OutgoingMail.State

# Six tries over about a day: a mail server that is down for an evening delays a mail and loses none.
RETRY_AFTER = [timedelta(minutes=m) for m in (1, 5, 30, 120, 720)]
# A mail "being sent" for longer than this was left by a killed worker.
SENDING_TIMES_OUT_AFTER = timedelta(minutes=10)
MOST_AT_ONCE = 500
ROUND_ENDS_AFTER = timedelta(minutes=5)  # the next round goes on; beat starts one every minute
# Every failure of smtplib and of the file backend is an OSError; the others say that the mail itself cannot be written,
# which must not hold up those behind it.
UNSENDABLE = (OSError, ValueError, MessageError)


class NoAddress(ValueError):
    """The mail has nobody to go to: mail servers are not asked then, and Django says nothing of it."""


def send(mail_id: int, *, at: datetime | None = None) -> State | None:
    """Send one mail if it is due. Twice at the same time sends once; returns None when there was nothing to do."""
    at = at or timezone.now()
    mail = _take_up(mail_id, at=at)
    if mail is None:
        return None
    with _server() as server:
        _send(mail, server, at=at)
    return State(mail.state)


def send_due(*, at: datetime | None = None) -> int:
    """Send what is due, the longest due first, over one connection. Returns how many mails left.

    When no server can be reached the round ends: the one mail that found out is put off, those behind it wait as they
    are, and lose none of their tries by the server's absence.
    """
    started = timezone.now()
    due = OutgoingMail.objects.due(at or started).order_by("due_at", "pk").values_list("pk", flat=True)
    sent = 0
    with _server() as server:
        for mail_id in due[:MOST_AT_ONCE]:
            now = timezone.now()
            mail = _take_up(mail_id, at=at or now)  # by the clock of each mail: a server may take seconds for one
            if mail is None:
                continue
            is_reached = _send(mail, server, at=at or now)
            sent += mail.state == State.SENT
            if not is_reached or now - started > ROUND_ENDS_AFTER:
                break
    return sent


def _take_up(mail_id: int, *, at: datetime) -> OutgoingMail | None:
    """The mail, if it is due, marked as being sent: nobody else takes it up now."""
    with transaction.atomic():
        mail: OutgoingMail | None = OutgoingMail.objects.select_for_update().due(at).filter(pk=mail_id).first()
        if mail is None:
            return None
        mail.state, mail.attempts, mail.due_at = State.SENDING, mail.attempts + 1, at + SENDING_TIMES_OUT_AFTER
        mail.save(update_fields=["state", "attempts", "due_at"])
    return mail


@contextmanager
def _server() -> Iterator[BaseEmailBackend]:
    """The mail server, not yet called. A failing good-bye takes no mail back."""
    server = get_connection()
    try:
        yield server
    finally:
        with suppress(OSError):
            server.close()


def _send(mail: OutgoingMail, server: BaseEmailBackend, *, at: datetime) -> bool:
    """Whether a server was there at all; what came of the mail stands on its row."""
    try:
        server.open()
    except OSError as error:
        _put_off(mail, error, at=at)
        return False
    try:
        server.send_messages([_message(mail)])
    except UNSENDABLE as error:
        if is_refused_for_good(error):
            _give_up(mail, error)
        else:
            _put_off(mail, error, at=at)
        if isinstance(error, OSError):
            with suppress(OSError):  # the next mail calls anew: this connection may be dead, or half-way in a mail
                server.close()
    else:
        mail.state, mail.sent_at, mail.error = State.SENT, at, ""
        _write(mail, "state", "sent_at", "error")
    return True


def is_refused_for_good(error: Exception) -> bool:
    """Whether the server said of this recipient, or of this mail, that it never takes it (RFC 5321, 4.2.1: 5yz).

    A refused sender or password is the portal's own fault, which an administrator mends: that is tried again.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _text in error.recipients.values())
    if isinstance(error, NoAddress):
        return True
    return isinstance(error, smtplib.SMTPDataError) and 500 <= error.smtp_code < 600


def _message(mail: OutgoingMail) -> EmailMultiAlternatives:
    if not mail.recipient:
        raise NoAddress("there is no address")
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.recipient],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={"Message-ID": make_msgid(f"portal-{mail.pk}", domain=_domain()), "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(mail.html, "text/html")
    for file in mail.attachments:
        message.attach(file["name"], base64.b64decode(file["content"]), file["type"])
    return message


def _domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")


def _put_off(mail: OutgoingMail, error: Exception, *, at: datetime) -> None:
    if mail.attempts > len(RETRY_AFTER):
        _give_up(mail, error)
        return
    mail.state, mail.due_at, mail.error = State.WAITING, at + RETRY_AFTER[mail.attempts - 1], in_words(error)
    _write(mail, "state", "due_at", "error")
    logger.warning("mail_not_sent", mail=mail.pk, attempts=mail.attempts, error=mail.error, given_up=False)


def _give_up(mail: OutgoingMail, error: Exception) -> None:
    mail.state, mail.error = State.FAILED, in_words(error)
    _write(mail, "state", "error")
    logger.warning("mail_not_sent", mail=mail.pk, attempts=mail.attempts, error=mail.error, given_up=True)


def in_words(error: Exception) -> str:
    """What the server answered, or what kept it from answering."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = [f"{code} {_readable(text)}" for code, text in error.recipients.values()]
        return f"{type(error).__name__}: {'; '.join(answers)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{type(error).__name__}: {error.smtp_code} {_readable(error.smtp_error)}"
    return f"{type(error).__name__}: {error}"


def _readable(text: bytes | str) -> str:
    return text.decode(errors="replace") if isinstance(text, bytes) else text


def _write(mail: OutgoingMail, *fields: str) -> None:
    """What came of sending. Not by `save`: the row may be gone, when its person was erased in the meantime."""
    row = OutgoingMail.objects.filter(pk=mail.pk)
    is_over = mail.state in (State.SENT, State.FAILED)
    if mail.is_last and is_over:
        row.delete()
        return
    forgotten = {"text": "", "html": ""} if mail.is_secret and is_over else {}
    row.update(**{name: getattr(mail, name) for name in fields}, **forgotten)
