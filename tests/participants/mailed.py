"""What the portal has mailed about accounts, as the tests read it."""

import re

from portal.core.models import OutgoingMail


def last_mail(to: str) -> OutgoingMail:
    return OutgoingMail.objects.filter(recipient=to).latest("pk")


def last_code(to: str) -> str:
    return re.search(r"\d{4}-\d{4}", last_mail(to).text)[0]


def kinds(to: str) -> list[str]:
    return list(OutgoingMail.objects.filter(recipient=to).order_by("pk").values_list("kind", flat=True))
