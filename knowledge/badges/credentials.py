"""The digital badge of a certificate: an Open Badges 3.0 AchievementCredential, signed as a JWT.

The claims are the credential itself, as the standard wants of a VC-JWT, with `iss`, `jti`, `nbf`, `sub` and `exp`.
It holds no name and no address: whose it is, is told by a salted hash of the address, which the holder can show.
"""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from knowledge.awarding.facts import heading
from knowledge.badges import bits
from knowledge.badges.keys import keys_address, signed
from knowledge.models import Achievement, Award
from portal.core.codes import new_code

CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
TYPES = {"attendance": "CertificateOfCompletion", "associate": "Certificate"}
KEPT_FOR = timedelta(minutes=5)  # how long a verifier may go by a status list that it has read


def badge(
    facts: dict[str, Any], *, narrative: str, email: str, status_index: int, achievement: str, at: datetime
) -> str:
    """The signed credential. `narrative` are the criteria in words; `achievement` an address that names it for good."""
    subject = f"urn:uuid:{uuid4()}"
    until = _end_of(facts["expires_on"])
    credential = {
        "@context": CONTEXT,
        "id": facts["address"],
        "type": ["VerifiableCredential", "AchievementCredential"],
        "name": facts["title"]["en"],
        "issuer": profile(facts["issuer"]["en"]),
        "validFrom": _moment(at),
        **({"validUntil": _moment(until)} if until else {}),
        "credentialSubject": {
            "id": subject,
            "type": ["AchievementSubject"],
            **({"identifier": [_identity(email)]} if email else {}),
            "achievement": _achievement(facts, narrative, achievement),
        },
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
        "credentialStatus": status_entry(status_index),
    }
    claims = {"iss": issuer_address(), "jti": facts["address"], "sub": subject, "nbf": int(at.timestamp())}
    return signed({**claims, **({"exp": int(until.timestamp())} if until else {}), **credential})


def profile(name: str) -> dict[str, Any]:
    return {"id": issuer_address(), "type": ["Profile"], "name": name, "url": settings.BASE_URL}


def status_entry(index: int) -> dict[str, str]:
    address = status_address(index // bits.LENGTH)
    return {
        "id": f"{address}#{index % bits.LENGTH}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(index % bits.LENGTH),
        "statusListCredential": address,
    }


def status_list(number: int, *, issuer: str, at: datetime) -> str:
    """The signed list of the badges that are no longer valid: revoked, or superseded by a correction."""
    first = number * bits.LENGTH
    ended = Award.objects.ended().filter(status_index__range=(first, first + bits.LENGTH - 1))
    address = status_address(number)
    credential = {
        "@context": CONTEXT[:1],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": profile(issuer),
        "validFrom": _moment(at),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": bits.encoded(it - first for it in ended.values_list("status_index", flat=True)),
            "ttl": int(KEPT_FOR.total_seconds() * 1000),
        },
    }
    claims = {"iss": issuer_address(), "jti": address, "sub": f"{address}#list", "nbf": int(at.timestamp())}
    return signed({**claims, **credential})


def issuer_address() -> str:
    with override("en"):
        return settings.BASE_URL + reverse("knowledge:badge_issuer")


def status_address(number: int) -> str:
    with override("en"):
        return settings.BASE_URL + reverse("knowledge:badge_status", args=[number])


def achievement_address(achievement: Achievement) -> str:
    """Names what was achieved for good. It is a name: what it stands for is inside each badge."""
    return f"{issuer_address()}#achievement-{achievement.pk}"


def issuer_profile(name: str) -> dict[str, Any]:
    """What stands at the address of the issuer."""
    return {"@context": CONTEXT, **profile(name), "jwks_uri": keys_address()}


def _identity(email: str) -> dict[str, Any]:
    salt = new_code(16)
    digest = hashlib.sha256(f"{email.lower()}{salt}".encode()).hexdigest()
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": f"sha256${digest}",
        "identityType": "emailAddress",
        "salt": salt,
    }


def _achievement(facts: dict[str, Any], narrative: str, address: str) -> dict[str, Any]:
    with override("en"):
        kind = heading(facts["kind"])
    return {
        "id": address,
        "type": ["Achievement"],
        "achievementType": TYPES[facts["kind"]],
        "name": facts["title"]["en"],
        "description": f"{kind}. {facts['text']['en']} {facts['of']['en']}",
        "criteria": {"narrative": narrative},
    }


def _end_of(day: str | None) -> datetime | None:
    return datetime.combine(date.fromisoformat(day) + timedelta(days=1), time(), UTC) if day else None


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
