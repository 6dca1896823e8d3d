"""Badges are checked by what did not make them: PyJWT with the published keys, and a reading of the bits by hand."""

import gzip
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

import jwt
import pytest
from joserfc.jwk import ECKey, RSAKey

from knowledge.actions.awarding import correct, revoke
from knowledge.awarding.names import Name
from tests.factories.awards import ISSUED, AchievementFactory, an_award
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


class NotValid(Exception):
    pass


def verified(badge, client):
    """As another party does it: nothing of the portal's own code, only what it publishes."""
    claims = decoded(badge, client)
    status = claims["credentialStatus"]
    assert (status["type"], status["statusPurpose"]) == ("BitstringStatusListEntry", "revocation")
    path = status["statusListCredential"].removeprefix("http://testserver")
    published = decoded(client.get(path).content.decode(), client)
    assert published["iss"] == claims["iss"]
    text = published["credentialSubject"]["encodedList"].removeprefix("u")
    bits = gzip.decompress(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    place = int(status["statusListIndex"])
    if bits[place // 8] >> (7 - place % 8) & 1:
        raise NotValid("revoked")
    return claims


def decoded(token, client):
    keys = jwt.PyJWKSet.from_dict(client.get("/.well-known/jwks.json").json())
    kid = jwt.get_unverified_header(token)["kid"]
    found = [key for key in keys.keys if key.key_id == kid]
    if not found:
        raise NotValid("unknown key")
    return jwt.decode(token, found[0], algorithms=["ES256", "RS256"], options={"require": ["iss", "nbf", "jti", "sub"]})


def test_a_badge_is_an_achievement_credential(client):
    award = an_award(AchievementFactory(valid_months=1200), PersonFactory(email="nino@example.org"))
    claims = verified(award.credential, client)
    subject, identity = claims["credentialSubject"], claims["credentialSubject"]["identifier"][0]
    assert claims["@context"] == [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ]
    assert claims["issuer"] == {
        "id": "http://testserver/verify/badges/issuer.json",
        "type": ["Profile"],
        "name": "Astana Civil Service Hub",
        "url": "http://testserver",
    }
    assert client.get("/verify/badges/issuer.json").json()["id"] == claims["iss"] == claims["issuer"]["id"]
    assert (claims["validFrom"], claims["validUntil"], claims["sub"]) == (
        "2022-12-01T09:00:00Z", "2122-12-02T00:00:00Z", subject["id"],
    )  # fmt: skip
    assert subject["achievement"]["criteria"] == {
        "narrative": "Needed: at least 50 % of the sessions or days attended."
    }
    assert (subject["achievement"]["name"], identity["hashed"], identity["identityType"]) == (
        "Digital services", True, "emailAddress",
    )  # fmt: skip
    assert client.get("/verify/badges/status/0")["Content-Type"] == "application/vc+jwt"


def test_a_revoked_badge_and_a_superseded_one_fail_and_others_do_not(client):
    revoked, superseded, stands = an_award(), an_award(), an_award()
    revoke(revoked, reason="Mistake", by=UserFactory(), at=ISSUED)
    new = correct(superseded, name=Name("Right Name", ""), by=UserFactory(), at=ISSUED)
    for award in (revoked, superseded):
        with pytest.raises(NotValid, match="revoked"):
            verified(award.credential, client)
        assert "and is valid" not in client.get(f"/verify/{award.number}").content.decode()
    assert verified(stands.credential, client)["id"].endswith(stands.number)
    assert verified(new.credential, client)["id"].endswith(new.number)


def test_a_badge_that_was_tampered_with_fails(client):
    header, payload, signature = an_award().credential.split(".")
    claims = json.loads(urlsafe_b64decode(payload + "=="))
    claims["credentialSubject"]["achievement"]["name"] = "Something better"
    forged = urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    with pytest.raises(jwt.InvalidSignatureError):
        verified(f"{header}.{forged}.{signature}", client)


def test_badges_of_a_former_key_are_good_while_its_public_half_is_published(client, settings):
    old, new = ECKey.generate_key("P-256"), RSAKey.generate_key(2048)
    settings.BADGE_SIGNING_KEYS = [old.as_dict(private=True)]
    former = an_award().credential
    settings.BADGE_SIGNING_KEYS = [new.as_dict(private=True), old.as_dict(private=False)]
    present = an_award().credential
    assert [jwt.get_unverified_header(it)["alg"] for it in (former, present)] == ["ES256", "RS256"]
    assert all(verified(it, client) for it in (former, present))
    assert not any("d" in key for key in client.get("/verify/badges/keys.json").json()["keys"])
    settings.BADGE_SIGNING_KEYS = [new.as_dict(private=True)]
    with pytest.raises(NotValid, match="unknown key"):
        verified(former, client)


def test_there_is_no_list_that_no_badge_names(client):
    an_award()
    assert client.get("/verify/badges/status/7").status_code == 404


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_keys_are_found_where_the_badge_says(live_server, settings):
    """By PyJWT's own client, over the network."""
    settings.BASE_URL = live_server.url
    badge = an_award().credential
    address = jwt.get_unverified_header(badge)["kid"].partition("#")[0]
    key = jwt.PyJWKClient(address).get_signing_key_from_jwt(badge)
    assert jwt.decode(badge, key, algorithms=["ES256"])["iss"] == f"{live_server.url}/verify/badges/issuer.json"
