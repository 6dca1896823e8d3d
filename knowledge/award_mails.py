"""What people are told of their certificates by mail, in their own language."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from knowledge.awarding.facts import side
from knowledge.models import Achievement, Award
from participants.models import Person
from portal.core.mail import queue_mail
from portal.core.models import OutgoingMail


def tell(award: Award, *, at: datetime) -> OutgoingMail | None:
    """That the certificate is there. To be called in the transaction that issues it. None for who has no address."""
    context = {
        "certificate": side(award.facts, award.person.language or "en"),
        "number": award.shown_number,
        "address": award.facts["address"],
        "is_correction": award.supersedes_id is not None,
    }
    return _write("certificate_issued", award.person, key=f"certificate {award.number}", context=context, at=at)


def ask_for_name(person: Person, achievement: Achievement, *, key: str, at: datetime) -> OutgoingMail | None:
    """That a certificate is on its way, and that the name on it has to be confirmed."""
    language = person.language or "en"
    with override(language):
        context = {"certificate": achievement.local_title, "days": achievement.days_to_confirm}
    return _write("certificate_name", person, key=key, context=context, at=at)


def _write(kind: str, person: Person, *, key: str, context: dict[str, object], at: datetime) -> OutgoingMail | None:
    if not person.email:
        return None
    language = person.language or "en"
    with override(language):
        own = settings.BASE_URL + reverse("knowledge:my_certificates")
    return queue_mail(
        kind,
        key=key,
        to=person.email,
        language=language,
        context={"name": person.full_name, "own_url": own, **context},
        at=at,
        addressee=person.pk,
        is_one_of_many=True,
    )
