import json
from base64 import b64decode
from datetime import UTC, date, datetime, timedelta

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from events.check_in_codes import code_hash, code_of
from events.check_in_list import list_of, public_key, sealed, version_of
from events.models import CheckIn
from tests.factories.events import EventPageFactory, PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

FIRST, NOW = date(2022, 6, 20), datetime(2022, 6, 21, 5, tzinfo=UTC)


def check_seal(text: str, seal: str) -> None:
    key = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), b64decode(public_key()))
    r, s = (int.from_bytes(part, "big") for part in (b64decode(seal)[:32], b64decode(seal)[32:]))
    key.verify(encode_dss_signature(r, s), text.encode(), ECDSA(SHA256()))


def test_list_holds_no_more_than_the_door_needs():
    event = PastEventPageFactory()
    latin = {"given_name_latin": "Anahit", "family_name_latin": "Gevorgyan"}
    person = PersonFactory(given_name="Анаит", family_name="Геворгян", **latin)
    row = RegistrationFactory(event=event, person=person)
    old = RegistrationFactory(event=event, state="merged", merged_into=row)
    gone = RegistrationFactory(event=event, state="withdrawn")
    RegistrationFactory(event=EventPageFactory())
    CheckIn.objects.create(registration=row, day=FIRST, mode="in_person", is_present=True, source="scan", at=NOW)
    listed = list_of(event, at=NOW)
    assert listed == {
        "event": event.pk,
        "days": ["2022-06-20", "2022-06-21"],
        "zone": "Asia/Almaty",
        "people": [
            {
                "id": row.pk,
                "name": "Анаит Геворгян",
                "latin": "Anahit Gevorgyan",
                "country": person.country_id,
                "heard": ("anait", "gevorgian", "anahit"),
                "codes": sorted([code_hash(code_of(row)), code_hash(code_of(old))]),
                "present": ["2022-06-20"],
            }
        ],
        "others": {code_hash(code_of(gone)): "withdrawn"},
        "made": "2022-06-21T05:00:00+00:00",
        "expires": "2022-06-22T05:00:00+00:00",
    }


def test_seal_is_that_of_this_text_alone():
    listed = list_of(PastEventPageFactory(), at=NOW)
    told = sealed(listed)
    assert json.loads(told["list"]) == listed
    check_seal(told["list"], told["seal"])
    with pytest.raises(InvalidSignature):
        check_seal(told["list"].replace("2022", "2032"), told["seal"])


def test_version_changes_with_what_is_said_and_not_with_the_hour():
    event = PastEventPageFactory()
    row = RegistrationFactory(event=event)
    one, later = (version_of(list_of(event, at=NOW + timedelta(hours=hours))) for hours in (0, 1))
    row.state = "withdrawn"
    row.save()
    assert (one == later, one == version_of(list_of(event, at=NOW))) == (True, False)
