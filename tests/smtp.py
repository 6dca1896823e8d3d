"""A real mail server for the tests, which takes mail, refuses it, or hangs up."""

import email
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy

from aiosmtpd.controller import Controller


class Mailbox:
    """What a mail server took, and how it answers.

    `recipients` are answers to addresses, `contents` answers to mails one after the other ("hang up" is no answer at
    all); where nothing is said it takes the mail.
    """

    def __init__(self, recipients: dict[str, str] | None = None, contents: list[str] | None = None) -> None:
        self.recipients, self.contents = recipients or {}, contents or []
        self.taken = []
        self.connections = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802  the name is aiosmtpd's
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802
        answer = self.recipients.get(address, "250 OK")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802
        answer = self.contents.pop(0) if self.contents else "250 OK"
        if answer == "hang up":
            server.transport.abort()
        elif answer.startswith("2"):
            self.taken.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=policy.default)))
        return answer


def free_port(settings) -> int:
    """A port to which the portal is told to send its mail; nobody listens there yet."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        number = taken.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", number
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    return number


@contextmanager
def server(port: int, mailbox: Mailbox | None = None) -> Iterator[Mailbox]:
    mailbox = mailbox or Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
