"""Whether a certificate is valid, in words."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from knowledge.models import Award


@dataclass(frozen=True)
class Told:
    """`tone` is that of a notice; `successor` the number of the certificate that stands instead."""

    word: str
    sentence: str
    tone: str
    successor: str = ""

    @property
    def is_valid(self) -> bool:
        return self.tone == "good"


def standing(award: Award, *, on: date) -> Told:
    if award.revoked_at:
        return Told(_("revoked"), _revoked(award), "bad")
    if award.superseded_at:
        sentence = _("This certificate was replaced by a corrected one. It is no longer valid.")
        return Told(_("superseded"), sentence, "warn", award.superseded_by.number)
    if not award.is_valid(on):
        day = date_format(award.expires_on, "DATE_FORMAT")
        return Told(_("expired"), _("This certificate was valid until %(day)s.") % {"day": day}, "warn")
    return Told(_("valid"), _("This certificate was issued by the programme and is valid."), "good")


def _revoked(award: Award) -> str:
    day = date_format(timezone.localtime(award.revoked_at), "DATE_FORMAT")
    if not award.revoked_reason:
        return _("This certificate was revoked on %(day)s. It is not valid.") % {"day": day}
    facts = {"day": day, "reason": award.revoked_reason}
    return _("This certificate was revoked on %(day)s and is not valid. Reason: %(reason)s") % facts
