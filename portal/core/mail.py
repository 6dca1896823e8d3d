"""The outbox. An app queues a mail in its own transaction; the mail leaves when that transaction has committed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.errors import MessageError
from email.utils import make_msgid

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from portal.core.models import OutgoingMail
from portal.core.queueing import send_on_commit

logger = structlog.get_logger(__name__)

# Six tries over about a day: a mail server that is down for an evening delays a mail and loses none.
RETRY_AFTER = [timedelta(minutes=m) for m in (1, 5, 30, 120, 720)]
# A mail "being sent" for longer than this was left by a killed worker.
SENDING_TIMES_OUT_AFTER = timedelta(minutes=10)
# Every failure of smtplib and of the file backend is an OSError; the others say that the mail itself cannot be written,
# which must not hold up those behind it.
UNSENDABLE = (OSError, ValueError, MessageError)


def queue_mail(
    kind: str,
    *,
    key: str,
    to: str,
    language: str,
    context: Mapping[str, object],
    at: datetime,
    addressee: int | None = None,
    is_last: bool = False,
    is_secret: bool = False,
) -> OutgoingMail:
    """Write the mail `templates/mail/<kind>.{subject.txt,txt,html}` for `to` in `language`.

    `addressee` is the number of the person whom it is for, where that is known. The last mail to somebody who is
    erased is deleted when it is sent. A secret mail, whose text lets somebody in, keeps that text only until it has
    left or is given up; its subject must hold no secret. The same `key` twice is one mail: the second call returns the
    first row and sends nothing.
    """
    existing = OutgoingMail.objects.filter(key=key).first()
    if existing:
        return existing
    with translation.override(language):
        subject = " ".join(render_to_string(f"mail/{kind}.subject.txt", context).split())
        text = render_to_string(f"mail/{kind}.txt", context).strip() + "\n"
        html = render_to_string(f"mail/{kind}.html", {**context, "subject": subject})
    mail, is_new = OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "recipient": to,
            "language": language,
            "subject": subject[:250],
            "text": text,
            "html": html,
            "created_at": at,
            "due_at": at,
            "addressee": addressee,
            "is_last": is_last,
            "is_secret": is_secret,
        },
    )
    if is_new:
        send_on_commit("portal.core.tasks.send_mail", mail.pk)
    return mail


def send(mail_id: int, *, at: datetime | None = None) -> OutgoingMail.State | None:
    """Send one mail if it is due. Twice at the same time sends once; returns None when there was nothing to do."""
    at = at or timezone.now()
    with transaction.atomic():
        mail = OutgoingMail.objects.select_for_update().due(at).filter(pk=mail_id).first()
        if mail is None:
            return None
        mail.state, mail.attempts, mail.due_at = (
            OutgoingMail.State.SENDING,
            mail.attempts + 1,
            at + SENDING_TIMES_OUT_AFTER,
        )
        mail.save(update_fields=["state", "attempts", "due_at"])
    try:
        _message(mail).send()
    except UNSENDABLE as error:
        _put_off(mail, error, at=at)
    else:
        mail.state, mail.sent_at, mail.error = OutgoingMail.State.SENT, at, ""
        _write(mail, "state", "sent_at", "error")
    return OutgoingMail.State(mail.state)


def _write(mail: OutgoingMail, *fields: str) -> None:
    """What came of sending. Not by `save`: the row may be gone, when its person was erased in the meantime."""
    row = OutgoingMail.objects.filter(pk=mail.pk)
    is_over = mail.state in (OutgoingMail.State.SENT, OutgoingMail.State.FAILED)
    if mail.is_last and is_over:
        row.delete()
        return
    forgotten = {"text": "", "html": ""} if mail.is_secret and is_over else {}
    row.update(**{name: getattr(mail, name) for name in fields}, **forgotten)


def _message(mail: OutgoingMail) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.recipient],
        headers={"Message-ID": make_msgid(f"portal-{mail.pk}", domain=_domain()), "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(mail.html, "text/html")
    return message


def _domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")


def _put_off(mail: OutgoingMail, error: Exception, *, at: datetime) -> None:
    tries_left = mail.attempts <= len(RETRY_AFTER)
    mail.state = OutgoingMail.State.WAITING if tries_left else OutgoingMail.State.FAILED
    mail.due_at = at + RETRY_AFTER[min(mail.attempts, len(RETRY_AFTER)) - 1]
    mail.error = f"{type(error).__name__}: {error}"
    _write(mail, "state", "due_at", "error")
    logger.warning("mail_not_sent", mail=mail.pk, attempts=mail.attempts, error=mail.error, given_up=not tries_left)
