from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from knowledge.actions.awarding import AwardRefused, correct, issue, revoke
from knowledge.awarding.names import Name, as_registered
from knowledge.awarding.rules import Achieved, evaluate
from knowledge.models import Achievement, Award
from knowledge.models.awards import AwardChanged
from portal.core.models import OutgoingMail
from tests.factories.awards import ISSUED, AchievementFactory, an_award
from tests.factories.events import PastEventPageFactory
from tests.factories.merging import merged
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def content(award):
    with award.pdf.open("rb") as file:
        return file.read()


def test_it_is_kept_with_its_facts_its_file_and_its_evidence():
    person = PersonFactory(given_name="Анна", family_name="Ли", given_name_latin="Anna", family_name_latin="Li")
    award = an_award(person=person)
    award.refresh_from_db()
    assert (award.printed_name, award.printed_name_latin, award.person, award.issued_for) == (
        "Анна Ли", "Anna Li", person, person.pk,
    )  # fmt: skip
    assert award.facts == {
        "kind": "attendance",
        "title": {"en": "Digital services", "ru": "Цифровые услуги"},
        "text": {"en": "has taken part in", "ru": "принял(а) участие в"},
        "of": {"en": award.achievement.series.title, "ru": award.achievement.series.title_ru},
        "starts_on": None,
        "ends_on": None,
        "hours": "12.0",
        "languages": ["en", "ru"],
        "issuer": {"en": "Astana Civil Service Hub", "ru": "Астанинский хаб государственной службы"},
        "signatory": {"en": "Aruzhan Example", "ru": "Аружан Пример"},
        "function": {"en": "Chair of the Steering Committee", "ru": "Председатель Управляющего комитета"},
        "issued_on": "2022-12-01",
        "expires_on": None,
        "address": f"http://testserver/verify/{award.number}",
    }
    assert award.evidence == [{"kind": "share", "has": "4", "needs": "2", "in_all": 4, "quiz": ""}]
    assert content(award).startswith(b"%PDF-")
    assert award.sha256 == sha256(content(award)).hexdigest()
    assert [it.action for it in ModelLogEntry.objects.filter(object_id=award.pk)] == ["knowledge.award.issue"]


def test_asked_twice_there_is_one():
    award = an_award()
    assert an_award(award.achievement, award.person) is None
    assert [*Award.objects.all()] == [award]


def test_two_workers_at_once_issue_one():
    """What the second one would write is refused by the database."""
    award = an_award()
    twin = Award(**{**values(award), "number": "ABCDEFGHJKMN", "status_index": award.status_index + 1})
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def values(award):
    names = ["person", "issued_for", "achievement", "printed_name", "facts", "sha256", "issued_at"]
    return {name: getattr(award, name) for name in names}


def test_who_has_not_achieved_it_gets_none():
    verdict = evaluate({"share": 50}, Achieved(sessions=1, in_all=4))
    person = PersonFactory()
    with pytest.raises(AwardRefused, match="not met"):
        issue(AchievementFactory(), person, name=as_registered(person), verdict=verdict, by=None, at=ISSUED)


def test_nobody_issues_to_an_entry_that_was_merged_or_erased():
    person = PersonFactory()
    merged(PersonFactory(), person)
    with pytest.raises(AwardRefused, match="merged"):
        an_award(person=person)
    assert not Award.objects.exists()


def test_a_rename_and_another_design_leave_an_issued_certificate_as_it_is():
    award = an_award()
    before = content(award), award.sha256, award.printed_name
    award.person.family_name = "Another"
    award.person.save()
    award.achievement.design.logo.save("logo.png", ContentFile(b"\x89PNG\r\n\x1a\n"))
    award.achievement.title = "Something else"
    award.achievement.save()
    award = Award.objects.get()
    assert (content(award), award.sha256, award.printed_name) == before


def test_nothing_but_the_status_can_be_written():
    award = an_award()
    award.printed_name = "Somebody Else"
    for write in (
        award.save,
        lambda: award.save(update_fields=["printed_name"]),
        lambda: award.save(update_fields=["superseded_at", "facts"]),
        lambda: Award.objects.update(printed_name="Somebody Else"),
        lambda: Award.objects.bulk_update([award], ["printed_name"]),
        award.delete,
        Award.objects.all().delete,
    ):
        with pytest.raises(AwardChanged):
            write()
    assert Award.objects.get().printed_name == award.person.full_name


def test_no_event_series_or_achievement_takes_an_award_along():
    of_series = an_award()
    event = PastEventPageFactory()
    of_event = an_award(AchievementFactory(series=None, event=event))
    of_series.achievement.series.delete()
    event.delete()
    assert not Achievement.objects.exists()
    kept = Award.objects.order_by("pk")
    assert [it.facts for it in kept] == [of_series.facts, of_event.facts]
    assert [it.sha256 == sha256(content(it)).hexdigest() for it in kept] == [True, True]


def test_a_correction_supersedes_and_leaves_the_old_one_as_it_is():
    award = an_award()
    before = content(award)
    new = correct(award, name=Name("Right Name", ""), by=UserFactory(), at=ISSUED)
    old = Award.objects.get(pk=award.pk)
    assert (old.superseded_by, old.superseded_at, content(old)) == (new, ISSUED, before)
    assert (new.printed_name, new.evidence, new.number != old.number) == ("Right Name", old.evidence, True)
    with pytest.raises(AwardRefused, match="no longer valid"):
        correct(old, name=Name("Again", ""), by=UserFactory(), at=ISSUED)
    with pytest.raises(AwardRefused, match="superseded"):
        revoke(old, reason="Twice", by=UserFactory(), at=ISSUED)
    assert Award.objects.count() == 2


def test_of_two_that_came_together_in_a_merge_each_can_be_put_right():
    offer, keep, drop = AchievementFactory(), PersonFactory(), PersonFactory()
    ours, theirs = an_award(offer, keep), an_award(offer, drop)
    merged(keep, drop)
    new = correct(Award.objects.get(pk=theirs.pk), name=Name("Right Name", ""), by=UserFactory(), at=ISSUED)
    assert (new.person, new.issued_for, new.supersedes) == (keep, drop.pk, theirs)
    assert {*offer.awards.current()} == {ours, new}


def test_a_certificate_whose_offer_is_deleted_cannot_be_put_right():
    award = an_award()
    award.achievement.delete()
    with pytest.raises(AwardRefused, match="deleted"):
        correct(Award.objects.get(), name=Name("Right Name", ""), by=UserFactory(), at=ISSUED)


def test_it_is_revoked_once_with_a_reason():
    award, by = an_award(), UserFactory()
    with pytest.raises(AwardRefused, match="why"):
        revoke(award, reason=" ", by=by, at=ISSUED)
    revoke(award, reason="Issued by mistake", by=by, at=ISSUED)
    again = revoke(award, reason="Another", by=UserFactory(), at=ISSUED)
    assert (again.revoked_at, again.revoked_reason, again.revoked_by) == (ISSUED, "Issued by mistake", by)
    assert an_award(award.achievement, award.person) is not None


def test_the_person_is_told_in_their_language():
    person = PersonFactory(language="ru", email="ani@example.org")
    award = an_award(person=person)
    mail = OutgoingMail.objects.get()
    assert (mail.recipient, mail.language, mail.key, mail.addressee) == (
        "ani@example.org", "ru", f"certificate {award.number}", person.pk,
    )  # fmt: skip
    assert "Цифровые услуги" in mail.text
    assert f"http://testserver/verify/{award.number}" in mail.text
    an_award(award.achievement, PersonFactory(email=""))
    assert OutgoingMail.objects.count() == 1
