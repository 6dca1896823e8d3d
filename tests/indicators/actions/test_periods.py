"""A period on its way through the house, by the roles of the table; and two people at the same moment."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date

import pytest
from django.db import transaction

from events.actions.attendance import check_in
from events.models import Attendance, CheckIn
from events.signals import AttendanceLocked
from indicators.actions.correcting import CorrectionRefused, close_correction, open_correction
from indicators.actions.periods import DiscrepanciesOpen, PeriodRefused, approve, certify, send_back, submit
from indicators.models import Discrepancy, PeriodStep, ReportingPeriod
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import UserFactory
from tests.factories.periods import AT, CertifiedPeriodFactory, PeriodFactory
from tests.rivals import at_once, meanwhile

DAY = date(2022, 6, 20)


@pytest.fixture
def officer(db):
    return UserFactory(role="M&E officer")


@pytest.fixture
def manager(db):
    return UserFactory(role="Programme manager")


@pytest.fixture
def board(db):
    return UserFactory(role="Board member")


def refusal(step, period, **given) -> str:
    with pytest.raises(PeriodRefused) as refused:
        step(period, **{"at": AT} | given)
    return str(refused.value)


def steps() -> list[tuple]:
    return list(PeriodStep.objects.values_list("state", "note", "by"))


def test_period_is_submitted_returned_submitted_approved_and_certified(officer, manager, board):
    period = PeriodFactory()
    submit(period, by=officer, at=AT)
    send_back(period, comment="Table 3 lacks Georgia.", by=manager, at=AT)
    submit(period, by=officer, at=AT, note="Georgia is in.")
    approve(period, by=manager, at=AT)
    certify(period, by=board, at=AT)
    period.refresh_from_db()
    assert (period.state, steps()) == (
        "certified",
        [
            ("submitted", "", officer.pk),
            ("open", "Table 3 lacks Georgia.", manager.pk),
            ("submitted", "Georgia is in.", officer.pk),
            ("approved", "", manager.pk),
            ("certified", "", board.pk),
        ],
    )


def test_each_step_is_of_its_role_in_its_turn_and_of_another_person(officer, manager, board):
    period, late = PeriodFactory(), "The period is “open” now: somebody was faster, or it is not its turn."
    assert [refusal(approve, period, by=manager), refusal(certify, period, by=board)] == [late, late]
    submit(period, by=officer, at=AT)
    wrong = [refusal(approve, period, by=officer), refusal(approve, period, by=board)]
    assert wrong == ["Your role does not take this step."] * 2
    assert refusal(send_back, period, comment=" ", by=manager) == "Say in the comment what is to be changed."
    all_of_it = UserFactory(is_superuser=True)
    PeriodStep.objects.update(by=all_of_it)
    assert refusal(approve, period, by=all_of_it) == "You submitted this period; somebody else has to approve it."
    approve(period, by=manager, at=AT)
    PeriodStep.objects.filter(state="approved").update(by=all_of_it)
    assert refusal(certify, period, by=all_of_it) == "You approved this period; somebody else has to certify it."
    assert refusal(send_back, period, comment="No.", by=manager) == "Your role does not take this step."
    send_back(period, comment="The ledger of May is missing.", by=board, at=AT)
    assert [state for state, _note, _by in steps()] == ["submitted", "approved", "open"]


def test_open_discrepancies_are_to_be_known_of(officer):
    period = PeriodFactory()
    figures = {"rule": "actual", "left": "38", "right": "39", "severity": "error", "found_at": AT, "checked_at": AT}
    for year, figure in ((2022, "one"), (2022, "two"), (2021, "three")):
        Discrepancy.objects.create(year=year, figure=figure, **figures)
    with pytest.raises(DiscrepanciesOpen, match=r"^The period has 2 open discrepancies\. Look at them"):
        submit(period, by=officer, at=AT)
    assert (steps(), submit(period, by=officer, at=AT, despite=2).state) == ([], "submitted")


def test_correction_is_opened_for_a_reason_and_closed_once(officer, manager):
    period, event = CertifiedPeriodFactory(), PastEventPageFactory()
    words = {"reason": "Two people were left out.", "reports": "Annual report 2022", "at": AT}

    def refused(**given) -> str:
        with pytest.raises(CorrectionRefused) as why:
            open_correction(given.pop("period", period), **{"by": officer, "what": "ledger"} | words | given)
        return str(why.value)

    assert [
        refused(by=manager),
        refused(reports=" "),
        refused(what="attendance"),
        refused(what="attendance", event=PastEventPageFactory(starts_on=date(2021, 6, 20))),
        refused(period=PeriodFactory(starts_on=date(2023, 1, 1))),
    ] == [
        "Your role does not correct certified periods.",
        "A correction needs its reason and the reports that it touches.",
        "A correction of attendance names its event, any other names none.",
        "The event does not belong to this period.",
        "The period is not certified: it can be changed without a correction.",
    ]
    opened = open_correction(period, what="attendance", event=event, by=officer, **words)
    assert refused(what="attendance", event=event) == "Such a correction is open already."
    closed = close_correction(opened, by=officer, at=AT)
    again = close_correction(opened, by=UserFactory(role="Administrator"), at=AT)
    assert [(it.closed_at, it.closed_by) for it in (closed, again)] == [(AT, officer)] * 2


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_who_approve_at_once_one_is_told():
    period, managers = PeriodFactory(), [UserFactory(role="Programme manager") for _ in range(2)]
    submit(period, by=UserFactory(role="M&E officer"), at=AT)
    outcomes = at_once(*(lambda one=one: approve(period, by=one, at=AT) for one in managers), refusals=(PeriodRefused,))
    [sentence] = [outcome for outcome in outcomes if isinstance(outcome, str)]
    assert sentence == "The period is “approved” now: somebody was faster, or it is not its turn."
    assert PeriodStep.objects.filter(state="approved").count() == 1


def present(registration):
    by = {"by": None, "at": AT, "source": CheckIn.Source.MANUAL, "mode": "in_person"}
    return check_in(registration, day=DAY, **by)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_certifying_waits_for_a_mark_that_is_being_made_and_refuses_the_next(broker):
    period, board = PeriodFactory(state=ReportingPeriod.State.APPROVED), UserFactory(role="Board member")
    first, second = (RegistrationFactory(event=PastEventPageFactory()) for _ in range(2))
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            present(first)
            closing = meanwhile(pool, lambda: certify(period, by=board, at=AT))
            waited = not wait([closing], timeout=1).done
        assert (waited, closing.result(timeout=20).state) == (True, "certified")
        with transaction.atomic():
            kept = ReportingPeriod.objects.select_for_update().get()
            ReportingPeriod.objects.update(state=ReportingPeriod.State.OPEN)
            marking = meanwhile(pool, lambda: present(second), refusals=(AttendanceLocked,))
            waited = not wait([marking], timeout=1).done
            kept.save()
        assert (waited, "is certified" in marking.result(timeout=20)) == (True, True)
    assert (Attendance.objects.get().registration, CheckIn.objects.count()) == (first, 1)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_marks_of_one_period_do_not_wait_for_each_other(broker):
    PeriodFactory()
    first, second = (RegistrationFactory(event=PastEventPageFactory()) for _ in range(2))
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        present(first)
        assert meanwhile(pool, lambda: present(second)).result(timeout=10).days == 1
