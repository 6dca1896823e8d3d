from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from events.models import CheckIn
from knowledge.actions import issuing, naming
from knowledge.actions.awarding import issue, revoke
from knowledge.actions.naming import NameRefused, ask, decide, say_name
from knowledge.awarding.candidates import candidates
from knowledge.awarding.names import Name, State, as_registered
from knowledge.models import Award
from portal.core import jobs
from portal.core.models import Job, OutgoingMail
from tests.factories.attending import attend
from tests.factories.awards import ISSUED, AchievementFactory, an_award
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("broker")]


DAY = date(2022, 6, 20)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def offer():
    """Of an event: two people were there, a third one was registered and did not come."""
    event = PastEventPageFactory(starts_on=DAY, ends_on=DAY)
    for name in ("Abay", "Bela"):
        attend(event, PersonFactory(family_name=name))
    RegistrationFactory(event=event, person=PersonFactory(family_name="Cyrus"))
    return AchievementFactory(series=None, event=event, rule={"share": 50})


def lines(offer):
    return [(it.person.family_name, it.explanation, it.state) for it in candidates(offer, at=ISSUED)]


def people(offer):
    return [it.person for it in candidates(offer, at=ISSUED)]


def run(offer, whom, *, as_registered):
    job = issuing.start(offer, [it.pk for it in whom], as_registered=as_registered, by=UserFactory(), at=timezone.now())
    jobs.run(str(job.pk))
    job.refresh_from_db()
    return job


def test_the_dry_run_says_who_and_why_in_few_queries(offer, django_assert_num_queries):
    with django_assert_num_queries(6):
        found = lines(offer)
    assert found == [
        ("Abay", "1 of 1 sessions or days (needed: 1): met", "not asked yet"),
        ("Bela", "1 of 1 sessions or days (needed: 1): met", "not asked yet"),
        ("Cyrus", "0 of 1 sessions or days (needed: 1): not met", "not achieved"),
    ]
    assert not Award.objects.exists()


def test_the_job_issues_to_those_who_have_achieved_it_and_twice_does_no_harm(offer):
    everybody = people(offer)
    assert run(offer, everybody, as_registered=False).state == Job.State.DONE
    assert not Award.objects.exists()
    job = run(offer, everybody, as_registered=True)
    assert (job.state, job.error) == (Job.State.DONE, "")
    assert {it.person for it in Award.objects.all()} == set(everybody[:2])
    run(offer, everybody, as_registered=True)
    assert Award.objects.count() == 2
    assert [state for _name, _why, state in lines(offer)] == ["has one already", "has one already", "not achieved"]


def test_another_worker_goes_round_the_same_list_from_another_place(offer):
    by = UserFactory()
    job = issuing.start(offer, [it.pk for it in people(offer)], as_registered=True, by=by, at=timezone.now())
    assert issuing.issue_beside(str(job.pk), 2) == 2
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert (job.state, Award.objects.count()) == (Job.State.DONE, 2)
    assert issuing.issue_beside(str(job.pk), 1) == 0


def test_what_is_revoked_while_the_job_runs_is_not_issued_again(offer):
    whom, by = people(offer)[:2], UserFactory()
    asked_at = timezone.now()
    job = issuing.start(offer, [it.pk for it in whom], as_registered=True, by=by, at=asked_at)
    lost = an_award(offer, whom[0], at=asked_at)
    revoke(lost, reason="Mistake", by=by, at=asked_at + timedelta(seconds=1))
    jobs.run(str(job.pk))
    assert [it.person for it in offer.awards.current()] == [whom[1]]
    job = issuing.start(offer, [it.pk for it in whom], as_registered=True, by=by, at=asked_at + timedelta(minutes=1))
    jobs.run(str(job.pk))
    assert {it.person for it in offer.awards.current()} == {*whom}


def test_a_revocation_between_the_choice_and_the_issue_holds(offer):
    person = people(offer)[0]
    award = an_award(offer, person)
    revoke(award, reason="Mistake", by=UserFactory(), at=ISSUED + timedelta(seconds=1))
    [candidate, *_others] = candidates(offer, at=ISSUED)
    what = {"name": candidate.name.name, "verdict": candidate.verdict, "by": None, "at": timezone.now()}
    assert issue(offer, person, **what, decided_at=ISSUED) is None
    assert [*offer.awards.all()] == [award]


def test_an_offer_that_is_gone_is_said(offer):
    whom = people(offer)
    job = issuing.start(offer, [whom[0].pk], as_registered=True, by=UserFactory(), at=timezone.now())
    offer.delete()
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.FAILED, "What the certificates are for is deleted.")


def test_who_was_revoked_is_not_ready_and_said_so(offer):
    person = people(offer)[0]
    say_name(person, name=as_registered(person), by=UserFactory(), at=ISSUED)
    revoke(an_award(offer, person), reason="Mistake", by=UserFactory(), at=ISSUED)
    [first, *_others] = candidates(offer, at=ISSUED)
    assert (first.state, first.is_ready, first.is_due) == ("was revoked", False, True)


def test_hours_that_nobody_measured_are_those_planned():
    event = PastEventPageFactory(starts_on=DAY, ends_on=DAY, start_time=time(9), end_time=time(12))
    for family, minutes in (("Abay", None), ("Bela", 100), ("Cyrus", 0)):
        row = attend(event, PersonFactory(family_name=family))
        CheckIn.objects.create(
            registration=row, day=DAY, mode="in_person", is_present=True, source="manual", minutes=minutes, at=ISSUED
        )
    offer = AchievementFactory(series=None, event=event, rule={"minutes": 120})
    found = candidates(offer, at=ISSUED)
    assert [(it.person.family_name, it.verdict.is_met) for it in found] == [
        ("Abay", True), ("Bela", False), ("Cyrus", False),
    ]  # fmt: skip


def test_people_are_asked_once_and_printed_as_registered_when_the_time_is_over(offer):
    whom, by = people(offer), UserFactory()
    assert ask(offer, [it.pk for it in whom], by=by, at=ISSUED) == 2
    assert ask(offer, [it.pk for it in whom], by=by, at=ISSUED) == 0
    assert OutgoingMail.objects.filter(kind="certificate_name").count() == 2
    assert candidates(offer, at=ISSUED)[0].name.state == State.WAITING
    later = ISSUED + timedelta(days=7)
    assert candidates(offer, at=later)[0].name.state == State.IN_TIME


def test_a_double_click_sends_one_letter(offer):
    """The second one has read the list before the first one wrote."""
    person, by = people(offer)[0], UserFactory()
    asked = [naming._ask(person, offer, by=by, at=ISSUED) for _click in range(2)]
    assert (asked, OutgoingMail.objects.filter(kind="certificate_name").count()) == ([True, False], 1)


def test_staff_accept_only_the_name_that_they_have_seen(offer):
    person, by = people(offer)[0], UserFactory()
    seen = say_name(person, name=Name("Абай Кунанбай", ""), by=by, at=ISSUED)
    later = say_name(person, name=Name("Something Else", ""), by=by, at=ISSUED)
    with pytest.raises(NameRefused, match="changed since you looked: Something Else"):
        decide(person, proposal=seen.pk, accept=True, by=by, at=ISSUED)
    assert candidates(offer, at=ISSUED)[0].name.proposal == later.pk


def test_a_name_is_confirmed_proposed_and_decided_on(offer):
    person, by = people(offer)[0], UserFactory()
    registered, wished = as_registered(person), Name("Абай Кунанбай", "Abai Kunanbai")
    say_name(person, name=registered, by=by, at=ISSUED)
    assert candidates(offer, at=ISSUED)[0].name.state == State.SETTLED
    proposal = say_name(person, name=wished, by=by, at=ISSUED).pk
    found = candidates(offer, at=ISSUED)[0].name
    assert (found.state, found.name, found.proposed) == (State.PROPOSED, registered, wished)
    decide(person, proposal=proposal, accept=True, by=by, at=ISSUED)
    assert candidates(offer, at=ISSUED)[0].name.name == wished
    with pytest.raises(NameRefused):
        decide(person, proposal=proposal, accept=True, by=by, at=ISSUED)
    person.family_name = "Renamed"
    person.save()
    assert candidates(offer, at=ISSUED)[-1].name.state == State.NOT_ASKED


def test_a_proposal_that_is_refused_leaves_the_registered_name(offer):
    person, by = people(offer)[0], UserFactory()
    proposal = say_name(person, name=Name("Another", ""), by=by, at=ISSUED).pk
    decide(person, proposal=proposal, accept=False, by=by, at=ISSUED)
    found = candidates(offer, at=ISSUED)[0].name
    assert (found.state, found.name) == (State.SETTLED, as_registered(person))
