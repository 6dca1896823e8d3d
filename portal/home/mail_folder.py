"""The demo's mail folder: what Django's file backend wrote, read back for people."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

SEPARATOR = b"-" * 79 + b"\n"  # written by the backend after each message


@dataclass(frozen=True)
class Mail:
    """One mail as it was sent. `name` is its file and its place in it."""

    name: str
    to: str
    subject: str
    sent_at: datetime
    text: str


def latest(folder: Path, most: int = 50) -> list[Mail]:
    """The newest mails of the folder, the newest first. A folder that does not exist yet holds none."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)[:most]
    mails = [mail for file in files for mail in _read(file)]
    return sorted(mails, key=lambda mail: mail.sent_at, reverse=True)[:most]


def _read(file: Path) -> Iterator[Mail]:
    for place, raw in enumerate(file.read_bytes().split(SEPARATOR)[:-1]):  # nothing follows the last separator
        message = email.message_from_bytes(raw, policy=email.policy.default)
        body = message.get_body(("plain",)) if isinstance(message, EmailMessage) else None
        if body is None:
            continue
        yield Mail(
            name=f"{file.stem}-{place}",
            to=message["To"],
            subject=message["Subject"],
            sent_at=parsedate_to_datetime(message["Date"]),
            text=body.get_content(),
        )
