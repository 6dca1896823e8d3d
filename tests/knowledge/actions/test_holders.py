"""What becomes of certificates when their holders turn out to be one, or are erased."""

from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from knowledge.models import Award, PrintedName
from participants.actions.anonymising import anonymise
from participants.models import Person
from tests.factories.awards import ISSUED, AchievementFactory, an_award
from tests.factories.merging import merged, undone
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def content(award):
    with award.pdf.open("rb") as file:
        return file.read()


def test_merged_people_keep_all_certificates_as_they_were_printed():
    offer, keep, drop = AchievementFactory(), PersonFactory(), PersonFactory()
    ours, theirs, other = an_award(offer, keep), an_award(offer, drop), an_award(person=drop)
    before = [(it.number, it.printed_name, it.sha256, content(it)) for it in (ours, theirs, other)]
    done = merged(keep, drop)
    rows = Award.objects.order_by("pk")
    assert [it.person for it in rows] == [keep] * 3
    assert [(it.number, it.printed_name, it.sha256, content(it)) for it in rows] == before
    assert all(it.is_current for it in rows)
    assert an_award(offer, keep) is None
    undone(done)
    assert [it.person.pk for it in Award.objects.order_by("pk")] == [keep.pk, drop.pk, drop.pk]


def test_who_is_erased_leaves_a_certificate_without_name_and_file(client, commits):
    award = an_award(person=PersonFactory(family_name="Telltalyan"))
    PrintedName.objects.create(person=award.person, step="asked", name="Telltalyan", registered="-", at=ISSUED)
    file, path = content(award), award.pdf.name
    with commits():
        anonymise(award.person, by=UserFactory(), at=ISSUED, reason="asked")
    award = Award.objects.get()
    assert (award.printed_name, award.printed_name_latin, award.pdf.name, award.credential, award.evidence) == (
        "", "", "", "", [],
    )  # fmt: skip
    assert not award.pdf.storage.exists(path)
    assert (award.sha256, PrintedName.objects.count()) == (sha256(file).hexdigest(), 0)
    page = client.get(f"/verify/{award.number}").content.decode()
    assert "holder has been erased" in page
    assert "Telltalyan" not in page
    upload = client.post("/verify/", {"file": SimpleUploadedFile("c.pdf", file)}).content.decode()
    assert "byte for byte" in upload
    assert award.shown_number in upload


def test_the_reason_of_a_revocation_is_erased_and_the_revocation_stays(client):
    award, by = an_award(), UserFactory()
    Award._base_manager.update(revoked_at=ISSUED, revoked_reason="Not Telltalyan at all", revoked_by=by)
    anonymise(award.person, by=by, at=ISSUED, reason="asked")
    page = client.get(f"/verify/{award.number}").content.decode()
    assert ("was revoked on 1 December 2022" in page, "Telltalyan" in page) == (True, False)


def test_certificates_of_merged_entries_are_erased_with_the_person():
    keep, drop = PersonFactory(), PersonFactory()
    an_award(person=drop)
    merged(keep, drop)
    anonymise(Person.objects.get(pk=keep.pk), by=UserFactory(), at=ISSUED, reason="asked")
    assert [it.printed_name for it in Award.objects.all()] == [""]
