import pytest
from django.core.management import call_command
from django.urls import reverse

from knowledge.models import Achievement, Award, PrintedName
from portal.core import jobs
from portal.core.models import Job
from portal.keys import badge_keys
from tests.factories.attending import attend
from tests.factories.awards import AchievementFactory, CertificateDesignFactory, an_award
from tests.factories.events import PastEventPageFactory
from tests.factories.people import PersonFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("broker")]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def offer():
    return AchievementFactory(series=None, event=PastEventPageFactory(), rule={"sessions": 1})


def test_staff_see_the_dry_run_and_issue_to_whom_they_tick(staff, offer):
    chosen, left_out = (attend(offer.event, PersonFactory(family_name=it)).person for it in ("Abay", "Bela"))
    page = staff.get(reverse("dry_run", args=[offer.pk])).content.decode()
    assert [name in page for name in (str(chosen), str(left_out), "Issue to those who are ticked")] == [True] * 3
    answer = staff.post(reverse("issue_certificates", args=[offer.pk]), {"people": [chosen.pk], "as_registered": "on"})
    job = Job.objects.get()
    assert answer["Location"] == reverse("job_detail", args=[job.pk])
    jobs.run(str(job.pk))
    assert [it.person for it in Award.objects.all()] == [chosen]


def test_nobody_ticked_starts_nothing(staff, offer):
    staff.post(reverse("issue_certificates", args=[offer.pk]), {})
    assert not Job.objects.exists()


def test_names_are_asked_for_and_decided_on(staff, offer):
    person = attend(offer.event).person
    staff.post(reverse("ask_for_names", args=[offer.pk]))
    assert PrintedName.objects.get().step == "asked"
    client = type(staff)()
    client.force_login(UserFactory(person=person))
    client.post("/learning/certificates/name/", {"own": "Another Name", "latin": ""})
    proposal = PrintedName.objects.get(step="proposed").pk
    page = staff.get(reverse("dry_run", args=[offer.pk])).content.decode()
    assert [it in page for it in ("Another Name", f'name="proposal" value="{proposal}"')] == [True, True]
    staff.post(reverse("settle_name", args=[offer.pk, person.pk]), {"accept": "on"})
    assert not PrintedName.objects.filter(step="accepted").exists()
    staff.post(reverse("settle_name", args=[offer.pk, person.pk]), {"accept": "on", "proposal": proposal})
    assert PrintedName.objects.latest_of([person.pk])[person.pk].step == "accepted"


def test_a_certificate_is_put_right_and_revoked_on_its_page(staff):
    award = an_award()
    correct, revoke = (reverse(f"{verb}_certificate", args=[award.pk]) for verb in ("correct", "revoke"))
    assert staff.post(correct, {"own": ""}).status_code == 422
    staff.post(correct, {"own": "Right Name", "latin": ""})
    new = Award.objects.get(supersedes=award)
    assert new.printed_name == "Right Name"
    assert staff.post(revoke, {"reason": "Mistake"}).status_code == 422
    staff.post(reverse("revoke_certificate", args=[new.pk]), {"reason": "Mistake"})
    assert "Mistake" in staff.get(reverse("award:inspect", args=[new.pk])).content.decode()


def test_the_file_is_for_its_holder_and_for_staff(client, staff):
    award = an_award()
    own = f"/learning/certificates/{award.number}"
    client.force_login(UserFactory(person=award.person))
    for answer in (client.get(f"{own}.pdf"), staff.get(reverse("certificate_file", args=[award.pk]))):
        assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert client.get(f"{own}.jwt").content.decode() == award.credential
    client.force_login(UserFactory(person=PersonFactory()))
    assert [client.get(own + ending).status_code for ending in (".pdf", ".jwt")] == [404, 404]


def test_the_wallet_offers_the_certificate_to_a_profile(client):
    award = an_award()
    client.force_login(UserFactory(person=award.person))
    page = client.get("/learning/certificates/").content.decode()
    assert "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&amp;name=Digital+services" in page
    assert f"certId={award.shown_number}" in page


def test_an_offer_is_made_with_a_rule_of_fields(staff):
    event, design = PastEventPageFactory(), CertificateDesignFactory()
    fields = {
        "kind": "attendance", "event": event.pk, "title": "Open data", "text": "has attended", "share": "80",
        "score": "70",
        "design": design.pk, "days_to_confirm": "7", "languages": ["en"],
    }  # fmt: skip
    page = staff.post(reverse("achievement:add"), fields)
    assert page.status_code == 302, page.content.decode()
    assert Achievement.objects.get().rule == {"share": 80, "score": {"quiz": "final", "at_least": 70}}
    assert staff.post(reverse("achievement:add"), {**fields, "share": "", "score": ""}).status_code == 200
    assert Achievement.objects.count() == 1


def test_a_new_key_can_stand_in_the_environment(capsys):
    call_command("badge_key")
    [key] = badge_keys(f"[{capsys.readouterr().out}]")
    assert (key["kty"], "d" in key) == ("EC", True)
