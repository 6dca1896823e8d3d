from datetime import timedelta

import jwt
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from knowledge.actions.awarding import correct, revoke
from knowledge.awarding.names import Name
from knowledge.models import Award
from knowledge.views.limits import MOST
from tests.factories.awards import ISSUED, AchievementFactory, an_award
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def text(response):
    return " ".join(response.content.decode().split())


def content(award):
    with award.pdf.open("rb") as file:
        return file.read()


def upload(client, content):
    return client.post("/verify/", {"file": SimpleUploadedFile("certificate.pdf", content)})


def test_the_page_of_a_number_says_all_that_the_certificate_says(client):
    award = an_award()
    answer = client.get(f"/verify/{award.number}")
    shown = text(answer)
    expected = [
        award.shown_number, award.printed_name, "Digital services", "has taken part in", "12 hours", "English, Russian",
        "Astana Civil Service Hub", "Aruzhan Example, Chair of the Steering Committee", "1 December 2022", award.sha256,
        "This certificate was issued by the programme and is valid.",
    ]  # fmt: skip
    assert [it for it in expected if it not in shown] == []
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert "no-store" in answer["Cache-Control"]


def test_in_russian_it_says_the_russian_facts(client):
    assert "Председатель Управляющего комитета" in text(client.get(f"/ru/verify/{an_award().number}"))


def test_a_number_is_taken_as_it_is_typed(client):
    award = an_award()
    answer = client.get("/verify/", {"number": f" {award.shown_number.lower().replace('-', ' ')} "})
    assert answer["Location"] == f"/verify/{award.number}"


@pytest.mark.parametrize("typed", ["ABCDEFGHJKMN", "ABCD", "0000-0000-0000", "%00", "'; drop table"])
def test_forged_numbers_get_one_and_the_same_answer(client, typed, django_assert_num_queries):
    an_award()
    neutral = client.get("/verify/ABCDEFGHJKMP")
    with django_assert_num_queries(1):
        answer = client.get(f"/verify/{typed}")
    assert (answer.status_code, neutral.status_code) == (404, 404)
    assert "There is no certificate with this number." in text(answer)
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"


def test_superseded_leads_to_the_one_that_stands(client):
    award = an_award()
    new = correct(award, name=Name("Right Name", ""), by=UserFactory(), at=ISSUED)
    shown = text(client.get(f"/verify/{award.number}"))
    assert "replaced by a corrected one" in shown
    assert f'href="/verify/{new.number}"' in shown
    assert "is valid." in text(client.get(f"/verify/{new.number}"))


def test_revoked_says_when_and_why(client):
    award = an_award()
    revoke(award, reason="Issued by mistake", by=UserFactory(), at=ISSUED)
    shown = text(client.get(f"/verify/{award.number}"))
    assert "was revoked on 1 December 2022 and is not valid. Reason: Issued by mistake" in shown
    assert "and is valid" not in shown


def test_expired_says_until_when_it_was_valid(client):
    award = an_award(AchievementFactory(valid_months=6))
    assert "was valid until 1 June 2023." in text(client.get(f"/verify/{award.number}"))
    recent = an_award(AchievementFactory(valid_months=6), at=timezone.now() - timedelta(days=1))
    assert "and is valid." in text(client.get(f"/verify/{recent.number}"))


def test_the_file_itself_is_known_by_its_bytes_and_an_edited_one_is_not(client):
    award = an_award()
    shown = text(upload(client, content(award)))
    assert "byte for byte" in shown
    assert award.shown_number in shown
    edited = content(award).replace(b"%%EOF", b"%%EOF ")
    assert edited != content(award)
    answer = upload(client, edited)
    assert "It is not one of ours, or it was changed" in text(answer)
    assert award.shown_number not in text(answer)


def test_uploads_are_bounded_and_never_opened(client):
    assert client.post("/verify/", {}).status_code == 422
    assert upload(client, b"").status_code == 200
    assert upload(client, b"%PDF- no PDF at all").status_code == 200
    answer = client.post("/verify/", {}, CONTENT_LENGTH=str(6 * 2**20))
    assert (answer.status_code, "more than 5 MB" in text(answer)) == (413, True)


def test_who_asks_too_often_has_to_wait(client):
    award = an_award()
    cache.set("verify-127.0.0.1", MOST - 1, 600)
    assert client.get(f"/verify/{award.number}").status_code == 200
    refused = client.get(f"/verify/{award.number}")
    assert (refused.status_code, refused["Retry-After"], refused["X-Robots-Tag"]) == (
        429, "600", "noindex, nofollow, noarchive",
    )  # fmt: skip
    assert upload(client, b"x").status_code == 429
    assert client.get(f"/verify/{award.number}", REMOTE_ADDR="10.1.2.3").status_code == 200


def test_the_entry_page_leads_to_the_check_of_reports(client):
    assert 'href="/results/verify/"' in text(client.get("/verify/"))


def test_the_wallet_lists_ones_own(client):
    award, another = an_award(), an_award()
    client.force_login(UserFactory(person=award.person))
    shown = text(client.get("/learning/certificates/"))
    assert (award.shown_number in shown, another.shown_number in shown) == (True, False)


def test_a_badge_is_signed_and_names_nobody(client):
    person = PersonFactory(given_name="Nino", family_name="Kapanadze", email="nino@example.org")
    award = an_award(person=person)
    keys = jwt.PyJWKSet.from_dict(client.get("/.well-known/jwks.json").json())
    header = jwt.get_unverified_header(award.credential)
    [key] = [it for it in keys.keys if it.key_id == header["kid"]]
    claims = jwt.decode(award.credential, key, algorithms=["ES256"])
    assert claims["type"] == ["VerifiableCredential", "AchievementCredential"]
    assert claims["id"] == claims["jti"] == f"http://testserver/verify/{award.number}"
    assert "Kapanadze" not in str(claims)
    assert "nino@" not in str(claims)
    assert Award.objects.get().credential == award.credential
