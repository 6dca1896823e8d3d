"""What somebody sees of their own certificates."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import get_language

from knowledge.awarding.facts import side
from knowledge.awarding.standing import Told, standing
from knowledge.models import Award
from participants.models import Person

LINKEDIN = "https://www.linkedin.com/profile/add"


@dataclass(frozen=True)
class Entry:
    award: Award
    side: dict[str, str]
    standing: Told
    linkedin: str


def entries_of(person: Person, *, on: date) -> list[Entry]:
    language = get_language() or "en"
    awards = Award.objects.with_successor().filter(person=person)
    return [Entry(it, side(it.facts, language), standing(it, on=on), linkedin(it, language)) for it in awards]


def linkedin(award: Award, language: str) -> str:
    """The address at which LinkedIn takes the certificate into a profile; it learns of it only when it is opened."""
    facts, issued = award.facts, date.fromisoformat(award.facts["issued_on"])
    fields = {
        "startTask": "CERTIFICATION_NAME",
        "name": facts["title"][language],
        "organizationName": facts["issuer"][language],
        "issueYear": issued.year,
        "issueMonth": issued.month,
        "certUrl": facts["address"],
        "certId": award.shown_number,
    }
    if award.expires_on:
        fields |= {"expirationYear": award.expires_on.year, "expirationMonth": award.expires_on.month}
    return f"{LINKEDIN}?{urlencode(fields)}"
