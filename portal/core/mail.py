"""The outbox. An app queues a mail in its own transaction; the mail leaves when that transaction has committed."""

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.core.models import OutgoingMail
from portal.core.queueing import send_now, send_on_commit

ROUND_WAITS = 1  # seconds


class SendingRefused(Exception):
    """The mail cannot be sent again; the sentence says why."""


@dataclass(frozen=True)
class Attachment:
    """A small file that goes with a mail. `content` is base64, as the outbox keeps it."""

    name: str
    type: str
    content: str

    @classmethod
    def of(cls, name: str, media_type: str, content: bytes) -> "Attachment":
        return cls(name, media_type, base64.b64encode(content).decode())


@dataclass(frozen=True)
class Letter:
    """What somebody reads: one line of subject, and the same words as text and as html."""

    subject: str
    text: str
    html: str


def letter(kind: str, *, language: str, context: Mapping[str, object]) -> Letter:
    """The triple `templates/mail/<kind>.{subject.txt,txt,html}` in `language`. A `subject` in the context stands."""
    with translation.override(language):
        subject = context.get("subject") or render_to_string(f"mail/{kind}.subject.txt", context)
        subject = " ".join(str(subject).split())[:250]
        text = re.sub(r"\n{3,}", "\n\n", render_to_string(f"mail/{kind}.txt", context).strip()) + "\n"
        html = render_to_string(f"mail/{kind}.html", {**context, "subject": subject})
    return Letter(subject, text, html)


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
    is_one_of_many: bool = False,
    about: str = "",
    reply_to: str = "",
    attachments: Sequence[Attachment] = (),
) -> OutgoingMail:
    """Write the mail `templates/mail/<kind>.{subject.txt,txt,html}` for `to` in `language`.

    `addressee` is the number of the person whom it is for, where that is known. The last mail to somebody who is
    erased is deleted when it is sent. A secret mail, whose text lets somebody in, keeps that text only until it has
    left or is given up; its subject must hold no secret. One of many leaves with the next round, within a minute and
    over one connection with the others. `about` is one of the topics of settings.MAIL_TOPICS. The same `key` twice is
    one mail: the second call returns the first row and sends nothing.
    """
    existing = OutgoingMail.objects.filter(key=key).first()
    if existing:
        return existing
    written = letter(kind, language=language, context=context)
    mail, is_new = OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "recipient": to,
            "language": language,
            **asdict(written),
            "attachments": [asdict(attachment) for attachment in attachments],
            "about": about,
            "reply_to": reply_to,
            "created_at": at,
            "due_at": at,
            "addressee": addressee,
            "is_last": is_last,
            "is_secret": is_secret,
        },
    )
    if is_new and is_secret:
        send_on_commit("portal.core.tasks.send_mail", mail.pk)
    elif is_new and not is_one_of_many:
        transaction.on_commit(partial(_leave, mail.pk))
    return mail


def _leave(mail_id: int) -> None:
    """A mail leaves at once, by itself. In a rush those that follow within a second leave together in one round.

    The round comes when the second in which it may be joined is over, so that it misses nobody.
    """
    if cache.add("mail-has-left", True, timeout=ROUND_WAITS):
        send_now("portal.core.tasks.send_mail", mail_id)
    elif cache.add("mail-round-to-come", True, timeout=ROUND_WAITS):
        send_now("portal.core.tasks.send_waiting_mail", countdown=ROUND_WAITS)


def send_again(mail: OutgoingMail, *, by: Any, at: datetime, to: str = "") -> OutgoingMail:
    """Try a mail anew that was given up, to another address if one is given: many have a slip of the pen in them.

    One that waits or was sent meanwhile is returned as it is.

    Raises SendingRefused for a mail whose text is no longer kept.
    """
    with transaction.atomic():
        mail = OutgoingMail.objects.select_for_update().get(pk=mail.pk)
        if mail.state != OutgoingMail.State.FAILED:
            return mail
        if mail.is_secret:
            raise SendingRefused(_("The text of this mail is not kept. The person has to ask for it anew."))
        mail.state, mail.attempts, mail.due_at, mail.recipient = OutgoingMail.State.WAITING, 0, at, to or mail.recipient
        mail.save(update_fields=["state", "attempts", "due_at", "recipient"])
        log(mail, "core.mail.sent_again", user=by, title=mail.kind)
        send_on_commit("portal.core.tasks.send_mail", mail.pk)
    return mail
